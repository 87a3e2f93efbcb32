// SPDX-License-Identifier: Apache-2.0
#include "drivers/id_card/card_text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace hall::id_card {

namespace {

using Bytes = std::span<const std::uint8_t>;

struct Place
{
    Field field{};
    std::size_t offset = 0;
    std::size_t bytes = 0;
};

constexpr std::size_t kindOffset = 248;
constexpr std::size_t addressBytes = 70;

constexpr std::array resident{Place{Field::Name, 0, 30},
                              Place{Field::Sex, 30, 2},
                              Place{Field::Nation, 32, 4},
                              Place{Field::Birth, 36, 16},
                              Place{Field::Address, 52, addressBytes},
                              Place{Field::Number, 122, 36},
                              Place{Field::Issuer, 158, 30},
                              Place{Field::ValidFrom, 188, 16},
                              Place{Field::ValidTo, 204, 16}};

constexpr std::array permit{Place{Field::Name, 0, 30},
                            Place{Field::Sex, 30, 2},
                            Place{Field::Birth, 36, 16},
                            Place{Field::Address, 52, addressBytes},
                            Place{Field::Number, 122, 36},
                            Place{Field::Issuer, 158, 30},
                            Place{Field::ValidFrom, 188, 16},
                            Place{Field::ValidTo, 204, 16},
                            Place{Field::TravelDocument, 220, 18},
                            Place{Field::IssueCount, 238, 4}};

constexpr std::array foreigner2017{Place{Field::EnglishName, 0, 120},
                                   Place{Field::Sex, 120, 2},
                                   Place{Field::Number, 122, 30},
                                   Place{Field::Nationality, 152, 6},
                                   Place{Field::Name, 158, 30},
                                   Place{Field::ValidFrom, 188, 16},
                                   Place{Field::ValidTo, 204, 16},
                                   Place{Field::Birth, 220, 16},
                                   Place{Field::Version, 236, 4},
                                   Place{Field::Authority, 240, 8}};

// A long English name goes on at 220.
constexpr std::array foreigner2023{Place{Field::Name, 0, 30},
                                   Place{Field::Sex, 30, 2},
                                   Place{Field::Renewals, 32, 4},
                                   Place{Field::Birth, 36, 16},
                                   Place{Field::EnglishName, 52, 70},
                                   Place{Field::Number, 122, 36},
                                   Place{Field::ValidFrom, 188, 16},
                                   Place{Field::ValidTo, 204, 16},
                                   Place{Field::EnglishName, 220, 22},
                                   Place{Field::Nationality, 242, 6},
                                   Place{Field::FormerNumber, 250, 6}};

std::span<const Place> layoutOf(CardKind kind)
{
    switch (kind) {
    case CardKind::Permit:
        return permit;
    case CardKind::Foreigner2017:
        return foreigner2017;
    case CardKind::Foreigner2023:
        return foreigner2023;
    default:
        return resident;
    }
}

unsigned unitAt(Bytes text, std::size_t offset)
{
    return text[offset] | static_cast<unsigned>(text[offset + 1]) << 8U;
}

bool isPadding(unsigned unit)
{
    return unit == 0 || unit == ' ';
}

Bytes trimmed(Bytes text)
{
    while (!text.empty() && isPadding(unitAt(text, text.size() - 2))) {
        text = text.first(text.size() - 2);
    }
    while (!text.empty() && isPadding(unitAt(text, 0))) {
        text = text.subspan(2);
    }
    return text;
}

bool isHighSurrogate(unsigned unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

bool isLowSurrogate(unsigned unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

void appendUtf8(std::string& out, unsigned point)
{
    const auto put = [&](unsigned byte) { out += static_cast<char>(byte); };
    const auto rest = [&](unsigned shift) { put(0x80U | (point >> shift & 0x3FU)); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xC0U | point >> 6U);
        rest(0);
    } else if (point < 0x10000) {
        put(0xE0U | point >> 12U);
        rest(6);
        rest(0);
    } else {
        put(0xF0U | point >> 18U);
        rest(12);
        rest(6);
        rest(0);
    }
}

Result<std::string, TextFault> toUtf8(Bytes text)
{
    std::string out;
    out.reserve(text.size() * 3 / 2); // So that no piece of it is left behind in a smaller one.
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        unsigned point = unitAt(text, i);
        if (isHighSurrogate(point) && i + 3 < text.size() && isLowSurrogate(unitAt(text, i + 2))) {
            i += 2;
            point = 0x10000U + ((point - 0xD800U) << 10U) + (unitAt(text, i) - 0xDC00U);
        } else if (isHighSurrogate(point) || isLowSurrogate(point)) {
            wipe(out);
            return failure(TextFault::NotText);
        }
        appendUtf8(out, point);
    }
    return out;
}

Result<CardKind, TextFault> kindOf(Bytes text)
{
    switch (unitAt(text, kindOffset)) {
    case 'J':
        return CardKind::Permit;
    case 'I':
        return CardKind::Foreigner2017;
    case 'Y':
        return CardKind::Foreigner2023;
    case ' ':
    case 0:
        return CardKind::Resident;
    default:
        return failure(TextFault::UnknownKind);
    }
}

bool areDigits(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool areLetters(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool isNumberOf(CardKind kind, std::string_view number)
{
    if (kind == CardKind::Foreigner2017) {
        constexpr std::size_t length = 15;
        return number.size() == length && areLetters(number.substr(0, 3)) &&
               areDigits(number.substr(3));
    }
    constexpr std::size_t length = 18;
    return number.size() == length && areDigits(number.substr(0, length - 1)) &&
           (areDigits(number.substr(length - 1)) || number.back() == 'X');
}

/// Where the text begins in the answer: behind the lengths of text and photo, or of text, photo and
/// fingerprint. What doesn't add up is no text.
std::optional<Bytes> textIn(const Reply& reply)
{
    for (const std::size_t lengths : {std::size_t{2}, std::size_t{3}}) {
        if (reply.data.size() < lengths * 2 + textBytes) {
            continue;
        }
        std::size_t sum = lengths * 2;
        for (std::size_t i = 0; i < lengths; ++i) {
            sum += static_cast<std::size_t>(reply.data[i * 2]) << 8U | reply.data[i * 2 + 1];
        }
        const std::size_t text = static_cast<std::size_t>(reply.data[0]) << 8U | reply.data[1];
        if (sum == reply.dataBytes && text == textBytes) {
            return reply.data.subspan(lengths * 2, textBytes);
        }
    }
    return std::nullopt;
}

} // namespace

Result<CardText, TextFault> CardText::of(const Reply& reply)
{
    const auto text = textIn(reply);
    if (reply.status != Status::Success || !text) {
        return failure(TextFault::NoText);
    }
    const auto kind = kindOf(*text);
    if (!kind) {
        return failure(kind.error());
    }
    return CardText(*text, *kind);
}

Result<std::string, TextFault> CardText::field(Field field) const
{
    std::vector<std::uint8_t> bytes;
    bytes.reserve(textBytes);
    for (const Place& place : layoutOf(m_kind)) {
        if (place.field == field) {
            const Bytes part = m_text.subspan(place.offset, place.bytes);
            bytes.insert(bytes.end(), part.begin(), part.end());
        }
    }
    auto text = toUtf8(trimmed(bytes));
    wipe(std::span(bytes));
    return text;
}

Result<std::string, TextFault> CardText::number() const
{
    auto number = field(Field::Number);
    if (number && !isNumberOf(m_kind, *number)) {
        wipe(*number);
        return failure(TextFault::NoNumber);
    }
    return number;
}

Result<std::optional<std::string>, TextFault> appendedAddress(const Reply& reply)
{
    if (reply.status == Status::Empty) {
        return std::optional<std::string>{};
    }
    if (reply.status != Status::Success || reply.dataBytes != addressBytes) {
        return failure(TextFault::NoText);
    }
    auto text = toUtf8(trimmed(reply.data));
    if (!text) {
        return failure(text.error());
    }
    return std::optional(*std::move(text));
}

void wipe(std::string& text)
{
    wipe(std::span(reinterpret_cast<std::uint8_t*>(text.data()), text.size()));
    text.clear();
}

} // namespace hall::id_card
