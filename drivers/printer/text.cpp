// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/text.h"

#include "drivers/text/converter.h"

#include <algorithm>
#include <iterator>

namespace hall::printer {

namespace {

bool isAscii(std::string_view character)
{
    return static_cast<unsigned char>(character.front()) < 0x80;
}

/// U+E000 to U+F8FF: iconv maps them to code points that print blank.
bool isPrivateUse(std::string_view character)
{
    return character >= "\xEE\x80\x80" && character <= "\xEF\xA3\xBF" && character.size() == 3;
}

/// What the printer's font has takes one byte or two.
Result<std::string, TextError> printable(const text::Converter& converter,
                                         std::string_view character)
{
    auto bytes = converter.convert(character);
    if (!bytes) {
        return failure(TextError::NotUtf8);
    }
    if (bytes->size() > 2 || bytes->empty()) {
        return failure(TextError::NoGlyph);
    }
    return *std::move(bytes);
}

bool isOneOf(std::string_view character, std::string_view marks)
{
    return !isAscii(character) && marks.find(character) != std::string_view::npos;
}

/// What stays together in a line: a Latin word, one Chinese character with the marks that may not
/// stand at an end of a line without it, one space.
std::vector<std::string_view> pieces(std::string_view text)
{
    std::vector<std::string_view> out;
    bool inWord = false;
    bool isOpen = false;
    while (!text.empty()) {
        const std::string_view character = text.substr(0, text::bytesOfCharacter(text));
        text.remove_prefix(character.size());
        const bool isLetter = isAscii(character) && character != " ";
        const bool isEnd = isOneOf(character, "，。、；：？！）》”") && !out.empty();
        if ((inWord && isLetter) || isEnd || isOpen) {
            out.back() = {out.back().data(), out.back().size() + character.size()};
        } else {
            out.push_back(character);
        }
        inWord = isLetter;
        isOpen = isOneOf(character, "（《“");
    }
    return out;
}

/// The bytes of as many characters as stand in these columns, of one at least.
std::size_t bytesWithin(std::string_view text, int columns)
{
    std::size_t bytes = 0;
    while (bytes < text.size()) {
        const std::size_t next = text::bytesOfCharacter(text.substr(bytes));
        if (bytes > 0 && columnsOf(text.substr(0, bytes + next)) > columns) {
            break;
        }
        bytes += next;
    }
    return bytes;
}

void splitLongWords(std::vector<std::string_view>& words, int columns)
{
    for (std::size_t i = 0; i < words.size(); i++) {
        const std::size_t within = bytesWithin(words[i], columns);
        if (within < words[i].size()) {
            const std::string_view rest = words[i].substr(within);
            words[i] = words[i].substr(0, within);
            words.insert(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, rest);
        }
    }
}

std::vector<std::string> fill(const std::vector<std::string_view>& words, int columns)
{
    std::vector<std::string> lines(1);
    for (const std::string_view word : words) {
        if (!lines.back().empty() && columnsOf(lines.back()) + columnsOf(word) > columns) {
            lines.emplace_back();
        }
        if (!(word == " " && lines.back().empty())) {
            lines.back() += word;
        }
    }
    for (std::string& line : lines) {
        line.erase(line.find_last_not_of(' ') + 1);
    }
    return lines;
}

} // namespace

Result<std::string, TextError> toPrinterText(std::string_view utf8, Profile::Charset charset)
{
    // One each call: a conversion descriptor is cheap beside a printed line.
    const text::Converter converter("GB18030", "UTF-8");
    const text::Converter smaller("GB2312", "UTF-8");
    std::string out;
    while (!utf8.empty()) {
        const std::string_view character = utf8.substr(0, text::bytesOfCharacter(utf8));
        utf8.remove_prefix(character.size());
        if (isAscii(character)) {
            if (character.front() < ' ' || character.front() == '\x7F') {
                return failure(TextError::Control);
            }
            out += character;
            continue;
        }
        if (isPrivateUse(character)) {
            return failure(TextError::NoGlyph);
        }
        const auto bytes = printable(converter, character);
        if (!bytes) {
            return failure(bytes.error());
        }
        if (charset == Profile::Charset::Gb2312 && !smaller.convert(character)) {
            return failure(TextError::NoGlyph);
        }
        out += *bytes;
    }
    return out;
}

int columnsOf(std::string_view utf8)
{
    int columns = 0;
    while (!utf8.empty()) {
        const std::string_view character = utf8.substr(0, text::bytesOfCharacter(utf8));
        columns += isAscii(character) ? 1 : 2;
        utf8.remove_prefix(character.size());
    }
    return columns;
}

std::string withoutMarks(std::string_view utf8)
{
    std::string plain;
    for (std::size_t at = 0; at < utf8.size(); at++) {
        const bool inLatin = at > 0 && at + 1 < utf8.size() && isAscii(utf8.substr(at - 1)) &&
                             isAscii(utf8.substr(at + 1));
        if (utf8[at] != '|') {
            plain += utf8[at];
        } else if (inLatin) {
            plain += ' ';
        }
    }
    return plain;
}

namespace {

std::vector<std::string> wrapEvenly(std::string_view utf8, int columns)
{
    const int most = std::max(columns, 2);
    std::vector<std::string_view> words = pieces(utf8);
    splitLongWords(words, most);
    std::vector<std::string> lines = fill(words, most);
    const std::size_t fewest = lines.size();
    // Narrower while it costs no line, so that two lines are about as long as each other.
    for (int narrower = most - 1; fewest > 1 && narrower >= 2; narrower--) {
        std::vector<std::string> evener = fill(words, narrower);
        const bool isTooWide = std::ranges::any_of(
            evener, [narrower](const std::string& line) { return columnsOf(line) > narrower; });
        if (evener.size() > fewest || isTooWide) {
            break;
        }
        lines = std::move(evener);
    }
    return lines;
}

} // namespace

std::vector<std::string> wrapText(std::string_view utf8, int columns)
{
    std::vector<std::string> freely = wrapEvenly(withoutMarks(utf8), columns);
    if (freely.size() < 2 || utf8.find('|') == std::string_view::npos) {
        return freely;
    }
    std::vector<std::string> atMarks;
    std::string_view line;
    std::string_view rest = utf8;
    while (!rest.empty()) {
        const std::string_view part = rest.substr(0, rest.find('|'));
        const std::string_view longer{line.empty() ? part.data() : line.data(),
                                      line.empty() ? part.size() : line.size() + 1 + part.size()};
        const bool fits = columnsOf(withoutMarks(longer)) <= columns;
        if (!line.empty() && !fits) {
            std::ranges::move(wrapEvenly(withoutMarks(line), columns), std::back_inserter(atMarks));
        }
        line = line.empty() || fits ? longer : part;
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    }
    std::ranges::move(wrapEvenly(withoutMarks(line), columns), std::back_inserter(atMarks));
    return atMarks.size() <= freely.size() ? atMarks : freely;
}

} // namespace hall::printer
