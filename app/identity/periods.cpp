// SPDX-License-Identifier: Apache-2.0
#include "app/identity/periods.h"

#include "app/core/enum_text.h"

#include <charconv>

namespace hall::identity {

namespace {

using std::chrono::days;

constexpr EnumText<Purpose, 5> purposes{{{
    {Purpose::Visit, "visit"},
    {Purpose::Appointment, "appointment"},
    {Purpose::Promise, "promise"},
    {Purpose::Case, "case"},
    {Purpose::Consent, "consent"},
}}};

constexpr std::string_view dayKind = "day";
constexpr std::string_view ledgerKind = "ledger";
constexpr days appointmentTail{1};
constexpr days endedTail{30};

days tailOf(std::string_view kind)
{
    switch (purposes.parse(kind).value_or(Purpose::Visit)) {
    case Purpose::Appointment:
        return appointmentTail;
    case Purpose::Promise:
    case Purpose::Case:
        return endedTail;
    default:
        return days{0};
    }
}

/// `2026-2`
std::optional<HalfYear> parseHalfYear(std::string_view text)
{
    HalfYear half;
    const bool hasForm = text.size() == 6 && text[4] == '-' && (text[5] == '1' || text[5] == '2');
    if (!hasForm || std::from_chars(text.data(), text.data() + 4, half.year).ptr != &text[4]) {
        return std::nullopt;
    }
    half.half = text[5] - '0';
    return half;
}

} // namespace

std::string_view toText(Purpose purpose)
{
    return purposes.of(purpose);
}

std::optional<Purpose> parsePurpose(std::string_view text)
{
    return purposes.parse(text);
}

HalfYear HalfYear::of(BusinessDay day)
{
    return {static_cast<int>(day.date.year()), day.date.month() <= std::chrono::June ? 1 : 2};
}

HalfYear HalfYear::before() const
{
    return half == 2 ? HalfYear{year, 1} : HalfYear{year - 1, 2};
}

BusinessDay HalfYear::lastDay() const
{
    using namespace std::chrono;
    return half == 1 ? BusinessDay{std::chrono::year{year} / June / 30}
                     : BusinessDay{std::chrono::year{year} / December / 31};
}

KeyName KeyName::of(Purpose purpose, BusinessDay day)
{
    return {std::string(purposes.of(purpose)), toText(day)};
}

KeyName KeyName::ofConsent(const RecordId& record)
{
    return {std::string(purposes.of(Purpose::Consent)), record.value};
}

KeyName KeyName::ofDay(BusinessDay day)
{
    return {std::string(dayKind), toText(day)};
}

KeyName KeyName::ofLedger(HalfYear half)
{
    return {std::string(ledgerKind), std::to_string(half.year) + '-' + std::to_string(half.half)};
}

std::optional<KeyName> KeyName::parse(std::string_view kind, std::string_view period)
{
    const auto purpose = purposes.parse(kind);
    bool isOne = false;
    if (purpose == Purpose::Consent) {
        isOne = isRecordId(period);
    } else if (purpose || kind == dayKind) {
        isOne = parseBusinessDay(period).has_value();
    } else if (kind == ledgerKind) {
        isOne = parseHalfYear(period).has_value();
    }
    return isOne ? std::optional(KeyName{std::string(kind), std::string(period)}) : std::nullopt;
}

std::optional<BusinessDay> keptThrough(const KeyName& name, days ledgerTail)
{
    if (name.kind == ledgerKind) {
        const auto half = parseHalfYear(name.period);
        return half ? std::optional(half->lastDay() + ledgerTail) : std::nullopt;
    }
    const auto day = parseBusinessDay(name.period);
    return day ? std::optional(*day + tailOf(name.kind)) : std::nullopt;
}

BusinessDay operator+(BusinessDay day, std::chrono::days after)
{
    return {std::chrono::year_month_day{std::chrono::sys_days{day.date} + after}};
}

} // namespace hall::identity
