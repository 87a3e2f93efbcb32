// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/id_entry.h"

#include "app/identity/id_number.h"

#include <algorithm>
#include <array>

namespace hall::kiosk {

namespace {

bool isDigit(QChar sign)
{
    return sign >= u'0' && sign <= u'9';
}

} // namespace

bool isIdNumberForm(const QString& typed)
{
    return typed.size() == idNumberLength && std::all_of(typed.begin(), typed.end() - 1, isDigit) &&
           (isDigit(typed.back()) || typed.back() == u'X');
}

bool isLikelyIdNumber(const QString& typed, BusinessDay today)
{
    const auto number = identity::IdNumber::parse(typed.toStdString(), today);
    return number && number->checks();
}

QString grouped(const QString& typed)
{
    const bool ofDigits =
        std::ranges::all_of(typed, [](QChar sign) { return isDigit(sign) || sign == u'X'; });
    if (!ofDigits) {
        return typed;
    }
    constexpr std::array<qsizetype, 3> breaks{6, 10, 14};
    QString text;
    for (qsizetype i = 0; i < typed.size(); ++i) {
        if (std::ranges::find(breaks, i) != breaks.end()) {
            text += u' ';
        }
        text += typed[i];
    }
    return text;
}

} // namespace hall::kiosk
