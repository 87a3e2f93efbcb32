// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "drivers/led/frame.h"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hall::led {

/// How a make of window panel wants its frames, as written in hall.toml.
///
/// `frame`: bytes in hex, and in braces what differs: `{address}`, `{length}`, `{text}` or
/// `{number}`, and one of `{sum8}` `{xor8}` `{crc16-arc}` `{crc16-modbus}`. Brackets stand around
/// what the checksum counts, parentheses around what the length counts; without them everything
/// before the checksum, and the text. Numbers are a byte, or after a colon `u16le` `u16be`
/// `digits2` `digits3` `bcd`; a CRC has its low byte first, or `be`.
struct PanelText
{
    std::string frame;         ///< `3A 00 {length:u16le} {text} {sum8} 0A`
    std::string codec = "gbk"; ///< gb2312 gbk gb18030 utf-16be ascii
    int textBytes = 60;        ///< a longer text is cut between two characters
    std::string pad = {};      ///< a byte that fills shorter ones up; empty: they stay short
    std::string escapes = {};  ///< `7E=7D5E 7D=7D5D`, in what differs
    std::string answer = {};   ///< `06 {address} ??`; empty: these panels don't answer

    friend bool operator==(const PanelText&, const PanelText&) = default;
};

/// Which key of a panel is wrong, what about it, and what it may be.
struct PanelMistake
{
    std::string key;
    std::string says;
    std::string allowed;
};

/// Frames for panels of one make.
class PanelFormat
{
public:
    static constexpr std::size_t answerBytesMax = 64;

    [[nodiscard]] static Result<PanelFormat, PanelMistake> parse(const PanelText& text);

    /// The bytes on the wire. Of a panel that shows numbers alone: the digits after the first
    /// capital letter of `utf8`, or 0.
    [[nodiscard]] std::string frame(Address to, std::string_view utf8) const;

    [[nodiscard]] bool doesAnswer() const
    {
        return !m_answer.empty();
    }

    /// Whether the answer of that panel is in `bytes`.
    [[nodiscard]] bool isAnswered(Address from, std::string_view bytes) const;

    /// Whether such a number can be an address of these panels.
    [[nodiscard]] bool canAddress(Address id) const;

    /// Whether it knows one panel of a line from another.
    [[nodiscard]] bool hasAddress() const;

private:
    enum class Kind { Byte, Any, Whom, Length, Text, Number, Check };
    enum class Form { U8, U16Le, U16Be, Digits2, Digits3, Bcd };
    enum class Sum { Sum8, Xor8, Arc, Modbus };

    struct Piece
    {
        Kind kind = Kind::Byte;
        char byte = 0;
        Form form = Form::U8;
        Sum sum = Sum::Sum8;
    };

    /// From this piece to before that.
    using Range = std::pair<std::size_t, std::size_t>;

    struct Reading; ///< of the text, in panel_parse.cpp

    [[nodiscard]] static std::string inForm(Form form, std::size_t value);
    [[nodiscard]] static std::string checkOf(const Piece& piece, std::string_view bytes);
    [[nodiscard]] std::string textOf(std::string_view utf8) const;
    [[nodiscard]] std::string valueOf(const Piece& piece, Address to, std::string_view text) const;
    [[nodiscard]] std::string escaped(std::string_view bytes) const;

    std::vector<Piece> m_pieces;
    std::vector<Piece> m_answer;
    Range m_counted; ///< by the length
    Range m_checked;
    std::string m_codec;
    std::size_t m_textBytes = 0;
    std::optional<char> m_pad;
    std::map<char, std::string> m_escapes;
};

} // namespace hall::led
