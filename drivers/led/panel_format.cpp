// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/panel_format.h"

#include "drivers/led/checksums.h"
#include "drivers/text/converter.h"

#include <algorithm>

namespace hall::led {

namespace {

char low(std::size_t value)
{
    return static_cast<char>(value & 0xFFU);
}

std::string digitsOf(std::size_t value, std::size_t width)
{
    std::string digits(width, '0');
    for (std::size_t at = width; at > 0; at--) {
        digits[at - 1] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    return digits;
}

/// Of a ticket's number, which begins with a letter.
std::size_t numberIn(std::string_view text)
{
    constexpr std::size_t most = 65535;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t at = 0; at + 1 < text.size(); at++) {
        if (text[at] < 'A' || text[at] > 'Z' || !isDigit(text[at + 1])) {
            continue;
        }
        std::size_t number = 0;
        while (++at < text.size() && isDigit(text[at])) {
            number = std::min(most, number * 10 + static_cast<std::size_t>(text[at] - '0'));
        }
        return number;
    }
    return 0;
}

} // namespace

std::string PanelFormat::inForm(Form form, std::size_t value)
{
    switch (form) {
    case Form::U8:
        return {low(value)};
    case Form::U16Le:
        return {low(value), low(value >> 8U)};
    case Form::U16Be:
        return {low(value >> 8U), low(value)};
    case Form::Digits2:
        return digitsOf(value, 2);
    case Form::Digits3:
        return digitsOf(value, 3);
    case Form::Bcd:
        break;
    }
    return {low(value / 10 % 10 * 16 + value % 10)};
}

std::string PanelFormat::checkOf(const Piece& piece, std::string_view bytes)
{
    switch (piece.sum) {
    case Sum::Sum8:
        return {low(sum8(bytes))};
    case Sum::Xor8:
        return {low(xor8(bytes))};
    case Sum::Arc:
        return inForm(piece.form, crc16Arc(bytes));
    case Sum::Modbus:
        break;
    }
    return inForm(piece.form, crc16Modbus(bytes));
}

std::string PanelFormat::textOf(std::string_view utf8) const
{
    const text::Converter converter(m_codec.c_str(), "UTF-8");
    std::string out;
    while (!utf8.empty()) {
        const std::string_view character = utf8.substr(0, text::bytesOfCharacter(utf8));
        utf8.remove_prefix(character.size());
        const auto lead = static_cast<unsigned char>(character.front());
        if (lead < 0x20 || lead == 0x7F) {
            continue;
        }
        auto bytes = converter.convert(character);
        if (!bytes) {
            bytes = converter.convert("?");
        }
        if (!bytes || out.size() + bytes->size() > m_textBytes) {
            break;
        }
        out += *bytes;
    }
    if (m_pad) {
        out.resize(m_textBytes, *m_pad);
    }
    return out;
}

std::string PanelFormat::valueOf(const Piece& piece, Address to, std::string_view text) const
{
    switch (piece.kind) {
    case Kind::Byte:
        return {piece.byte};
    case Kind::Whom:
        return inForm(piece.form, to);
    case Kind::Number:
        return inForm(piece.form, numberIn(text));
    case Kind::Text:
        return textOf(text);
    case Kind::Length: // their widths count, whatever they will be
        return inForm(piece.form, 0);
    case Kind::Check:
        return checkOf(piece, {});
    case Kind::Any:
        break;
    }
    return {};
}

std::string PanelFormat::escaped(std::string_view bytes) const
{
    std::string out;
    for (const char byte : bytes) {
        const auto found = m_escapes.find(byte);
        out += found == m_escapes.end() ? std::string{byte} : found->second;
    }
    return out;
}

/// Lengths and checksums are of the bytes before they are escaped.
std::string PanelFormat::frame(Address to, std::string_view utf8) const
{
    std::vector<std::string> values;
    for (const Piece& piece : m_pieces) {
        values.push_back(valueOf(piece, to, utf8));
    }
    const auto joined = [&values](Range range) {
        std::string bytes;
        for (std::size_t at = range.first; at < range.second; at++) {
            bytes += values[at];
        }
        return bytes;
    };
    for (const Kind kind : {Kind::Length, Kind::Check}) {
        const auto piece = std::ranges::find(m_pieces, kind, &Piece::kind);
        if (piece == m_pieces.end()) {
            continue;
        }
        const auto at = static_cast<std::size_t>(piece - m_pieces.begin());
        values[at] = kind == Kind::Length ? inForm(piece->form, joined(m_counted).size())
                                          : checkOf(*piece, joined(m_checked));
    }
    std::string out;
    for (std::size_t at = 0; at < values.size(); at++) {
        out += m_pieces[at].kind == Kind::Byte ? values[at] : escaped(values[at]);
    }
    return out;
}

bool PanelFormat::isAnswered(Address from, std::string_view bytes) const
{
    std::vector<std::optional<char>> wanted;
    for (const Piece& piece : m_answer) {
        if (piece.kind == Kind::Any) {
            wanted.emplace_back(std::nullopt);
            continue;
        }
        for (const char byte : valueOf(piece, from, {})) {
            wanted.emplace_back(byte);
        }
    }
    const auto* const found = std::search(
        bytes.begin(), bytes.end(), wanted.begin(), wanted.end(), [](char byte, const auto& want) {
            return !want || byte == *want;
        });
    return !wanted.empty() && found != bytes.end();
}

bool PanelFormat::hasAddress() const
{
    return std::ranges::find(m_pieces, Kind::Whom, &Piece::kind) != m_pieces.end();
}

bool PanelFormat::canAddress(Address id) const
{
    const auto piece = std::ranges::find(m_pieces, Kind::Whom, &Piece::kind);
    if (piece == m_pieces.end()) {
        return true;
    }
    switch (piece->form) {
    case Form::U8:
        return id <= 0xFF;
    case Form::Digits2:
    case Form::Bcd:
        return id <= 99;
    case Form::Digits3:
        return id <= 999;
    case Form::U16Le:
    case Form::U16Be:
        break;
    }
    return true;
}

} // namespace hall::led
