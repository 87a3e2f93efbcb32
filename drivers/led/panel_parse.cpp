// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/panel_format.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace hall::led {

namespace {

using namespace std::string_literals;

constexpr std::string_view tags = "{address} {length} {text} {number} {sum8} {xor8} {crc16-arc} "
                                  "{crc16-modbus}";
constexpr std::string_view forms = "u8 u16le u16be digits2 digits3 bcd";
constexpr std::size_t piecesMax = 64;

std::optional<char> hexByte(std::string_view word)
{
    const auto isHex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    if (word.size() != 2 || !std::ranges::all_of(word, isHex)) {
        return std::nullopt;
    }
    return static_cast<char>(std::stoi(std::string(word), nullptr, 16));
}

/// Words parted by blanks; a bracket or parenthesis is one of its own.
std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words(1);
    for (const char c : text) {
        const bool isAlone = std::string_view("[]()").find(c) != std::string_view::npos;
        if (c == ' ' || isAlone) {
            words.emplace_back();
        }
        if (isAlone) {
            words.back() = c;
            words.emplace_back();
        } else if (c != ' ') {
            words.back() += c;
        }
    }
    std::erase(words, "");
    return words;
}

std::string quoted(const std::string& word)
{
    return '"' + word + '"';
}

} // namespace

/// What is read of a panel's text, and the first thing wrong with it.
struct PanelFormat::Reading
{
    PanelFormat format;
    std::optional<PanelMistake> mistake;
    std::map<char, std::optional<std::size_t>> marks; ///< `[` `]` `(` `)`: before which piece

    void fail(std::string key, std::string says, std::string allowed)
    {
        if (!mistake) {
            mistake = PanelMistake{std::move(key), std::move(says), std::move(allowed)};
        }
    }

    [[nodiscard]] std::ptrdiff_t count(Kind kind) const
    {
        return std::ranges::count(format.m_pieces, kind, &Piece::kind);
    }

    [[nodiscard]] std::size_t placeOf(Kind kind) const
    {
        const auto found = std::ranges::find(format.m_pieces, kind, &Piece::kind);
        return static_cast<std::size_t>(found - format.m_pieces.begin());
    }

    void readForm(const std::string& key, const std::string& form, Piece& piece)
    {
        constexpr std::array names{"u8", "u16le", "u16be", "digits2", "digits3", "bcd"};
        const auto* const found = std::ranges::find(names, form);
        if (found == names.end()) {
            fail(key, "knows no form " + quoted(form), std::string(forms));
            return;
        }
        piece.form = static_cast<Form>(found - names.begin());
    }

    /// `{address:bcd}` without its braces.
    [[nodiscard]] Piece readTag(const std::string& key, const std::string& tag)
    {
        const std::size_t colon = tag.find(':');
        const std::string name = tag.substr(0, colon);
        const std::string form = colon == std::string::npos ? "" : tag.substr(colon + 1);
        static const std::map<std::string, Piece> pieces{
            {"address", {.kind = Kind::Whom}},
            {"length", {.kind = Kind::Length}},
            {"text", {.kind = Kind::Text}},
            {"number", {.kind = Kind::Number}},
            {"sum8", {.kind = Kind::Check, .sum = Sum::Sum8}},
            {"xor8", {.kind = Kind::Check, .sum = Sum::Xor8}},
            {"crc16-arc", {.kind = Kind::Check, .form = Form::U16Le, .sum = Sum::Arc}},
            {"crc16-modbus", {.kind = Kind::Check, .form = Form::U16Le, .sum = Sum::Modbus}}};
        const auto found = pieces.find(name);
        if (found == pieces.end()) {
            fail(key, "knows no " + quoted("{" + tag + "}"), std::string(tags));
            return {};
        }
        Piece piece = found->second;
        const bool isCrc = piece.kind == Kind::Check && piece.form == Form::U16Le;
        if (isCrc && form == "be") {
            piece.form = Form::U16Be;
        } else if (piece.kind == Kind::Text || piece.kind == Kind::Check) {
            if (!form.empty()) {
                fail(key, "has a form in " + quoted("{" + tag + "}"), isCrc ? "be" : "none");
            }
        } else if (!form.empty()) {
            readForm(key, form, piece);
        }
        return piece;
    }

    [[nodiscard]] Piece readWord(const std::string& key, const std::string& word)
    {
        if (word.size() > 2 && word.front() == '{' && word.back() == '}') {
            return readTag(key, word.substr(1, word.size() - 2));
        }
        const auto byte = hexByte(word);
        if (!byte) {
            fail(key,
                 quoted(word) + " is neither a byte nor a field",
                 "bytes such as 3A, and " + std::string(tags));
        }
        return {.kind = Kind::Byte, .byte = byte.value_or(0)};
    }

    void readFrame(const std::string& text)
    {
        for (const std::string& word : wordsOf(text)) {
            if (word.size() == 1 && std::string_view("[]()").find(word[0]) != std::string::npos) {
                if (marks[word[0]]) {
                    fail("frame", "has " + quoted(word) + " twice", "it once");
                }
                marks[word[0]] = format.m_pieces.size();
            } else {
                format.m_pieces.push_back(readWord("frame", word));
            }
        }
        if (format.m_pieces.size() > piecesMax) {
            fail("frame",
                 "is too long",
                 "at most " + std::to_string(piecesMax) + " bytes and fields");
        }
        if (count(Kind::Text) + count(Kind::Number) != 1) {
            fail("frame", "needs what the panel shows", "{text} or {number}, once");
        }
        for (const Kind kind : {Kind::Whom, Kind::Length, Kind::Check}) {
            if (count(kind) > 1) {
                fail("frame", "has an address, length or checksum twice", "each once");
            }
        }
        readRanges();
    }

    /// What stands between two marks.
    [[nodiscard]] std::optional<Range> between(char begin, char end)
    {
        const auto from = marks[begin];
        const auto to = marks[end];
        if (from.has_value() != to.has_value() || (from && *from >= *to)) {
            fail("frame", "has "s + begin + end + " that don't belong together", "both or none");
        }
        return from && to ? std::optional(Range{*from, *to}) : std::nullopt;
    }

    void readRanges()
    {
        const auto counted = between('(', ')');
        const auto checked = between('[', ']');
        const std::size_t check = placeOf(Kind::Check);
        const std::size_t shown = std::min(placeOf(Kind::Text), placeOf(Kind::Number));
        if (counted && count(Kind::Length) == 0) {
            fail("frame", "counts with () what no {length} tells", "{length}, or no ()");
        }
        if (checked && count(Kind::Check) == 0) {
            fail("frame", "counts with [] what no checksum tells", "a checksum, or no []");
        }
        format.m_counted = counted.value_or(Range{shown, shown + 1});
        format.m_checked = checked.value_or(Range{0, check});
        const auto isWithin = [](std::size_t at, const Range& range) {
            return at >= range.first && at < range.second;
        };
        if (isWithin(check, format.m_checked)) {
            fail("frame", "has the checksum within what it counts", "it outside []");
        }
    }

    void readCodec(const PanelText& text)
    {
        static const std::map<std::string, std::string> names{{"gb2312", "GB2312"},
                                                              {"gbk", "GBK"},
                                                              {"gb18030", "GB18030"},
                                                              {"utf-16be", "UTF-16BE"},
                                                              {"ascii", "ASCII"}};
        const auto found = names.find(text.codec);
        if (found == names.end()) {
            fail(
                "codec", "knows no " + quoted(text.codec), "gb2312, gbk, gb18030, utf-16be, ascii");
            return;
        }
        format.m_codec = found->second;
        format.m_textBytes = static_cast<std::size_t>(std::max(1, text.textBytes));
        format.m_pad = text.pad.empty() ? std::nullopt : hexByte(text.pad);
        if (!text.pad.empty() && !format.m_pad) {
            fail("pad", quoted(text.pad) + " is no byte", "a byte such as 20");
        }
        const Piece* const length =
            count(Kind::Length) > 0 ? &format.m_pieces[placeOf(Kind::Length)] : nullptr;
        constexpr int byteMost = 240; // with what else a length may count
        if (length != nullptr && length->form == Form::U8 && text.textBytes > byteMost) {
            fail("text_bytes",
                 "is more than {length} can tell",
                 "at most " + std::to_string(byteMost));
        }
        const bool isOfDigits =
            length != nullptr && (length->form == Form::Digits2 || length->form == Form::Bcd);
        constexpr int digitsMost = 90;
        if (isOfDigits && text.textBytes > digitsMost) {
            fail("text_bytes",
                 "is more than two digits can tell",
                 "at most " + std::to_string(digitsMost));
        }
    }

    void readEscapes(const std::string& text)
    {
        for (const std::string& word : wordsOf(text)) {
            const auto from = word.size() > 3 ? hexByte(word.substr(0, 2)) : std::nullopt;
            std::string to;
            for (std::size_t at = 3; from && at < word.size(); at += 2) {
                const auto byte = hexByte(std::string_view(word).substr(at, 2));
                to += byte ? std::string{*byte} : "";
                if (!byte) {
                    to.clear();
                    break;
                }
            }
            if (!from || word[2] != '=' || to.empty()) {
                fail("escapes", quoted(word) + " is no escape", "such as 7E=7D5E");
                return;
            }
            format.m_escapes[*from] = to;
        }
    }

    void readAnswer(const std::string& text)
    {
        for (const std::string& word : wordsOf(text)) {
            Piece piece = word == "??" ? Piece{.kind = Kind::Any} : readWord("answer", word);
            if (piece.kind != Kind::Any && piece.kind != Kind::Byte &&
                piece.kind != Kind::Whom) {
                fail("answer",
                     "can't have " + quoted(word),
                     "bytes such as 06, ?? for any, {address}");
            }
            format.m_answer.push_back(piece);
        }
        const auto isAny = [](const Piece& piece) { return piece.kind == Kind::Any; };
        if (!format.m_answer.empty() && std::ranges::all_of(format.m_answer, isAny)) {
            fail("answer", "would take anything for an answer", "a byte or {address} in it");
        }
        if (format.m_answer.size() > answerBytesMax / 2) {
            fail("answer",
                 "is too long",
                 "at most " + std::to_string(answerBytesMax / 2) + " bytes");
        }
    }
};

Result<PanelFormat, PanelMistake> PanelFormat::parse(const PanelText& text)
{
    Reading reading;
    reading.readFrame(text.frame);
    reading.readCodec(text);
    reading.readEscapes(text.escapes);
    reading.readAnswer(text.answer);
    if (reading.mistake) {
        return failure(*reading.mistake);
    }
    return std::move(reading.format);
}

} // namespace hall::led
