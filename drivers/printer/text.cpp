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

/// What stays together in a line: a Latin word, one Chinese character, one space.
std::vector<std::string_view> pieces(std::string_view text)
{
    std::vector<std::string_view> out;
    bool inWord = false;
    while (!text.empty()) {
        const std::string_view character = text.substr(0, text::bytesOfCharacter(text));
        text.remove_prefix(character.size());
        const bool isLetter = isAscii(character) && character != " ";
        if (inWord && isLetter) {
            out.back() = {out.back().data(), out.back().size() + 1};
        } else {
            out.push_back(character);
        }
        inWord = isLetter;
    }
    return out;
}

void splitLongWords(std::vector<std::string_view>& words, std::size_t columns)
{
    for (std::size_t i = 0; i < words.size(); i++) {
        if (isAscii(words[i]) && words[i].size() > columns) {
            const std::string_view rest = words[i].substr(columns);
            words[i] = words[i].substr(0, columns);
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

Result<std::string, TextError> toPrinterText(std::string_view utf8)
{
    // One each call: a conversion descriptor is cheap beside a printed line.
    const text::Converter converter("GB18030", "UTF-8");
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

namespace {

std::vector<std::string> wrapEvenly(std::string_view utf8, int columns)
{
    const int most = std::max(columns, 2);
    std::vector<std::string_view> words = pieces(utf8);
    splitLongWords(words, static_cast<std::size_t>(most));
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

/// `text` without its marks; between Latin words a mark leaves a space.
std::string unmarked(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size(); at++) {
        const bool inLatin = at > 0 && at + 1 < text.size() && isAscii(text.substr(at - 1)) &&
                             isAscii(text.substr(at + 1));
        if (text[at] != '|') {
            plain += text[at];
        } else if (inLatin) {
            plain += ' ';
        }
    }
    return plain;
}

} // namespace

std::vector<std::string> wrapText(std::string_view utf8, int columns)
{
    std::vector<std::string> freely = wrapEvenly(unmarked(utf8), columns);
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
        const bool fits = columnsOf(unmarked(longer)) <= columns;
        if (!line.empty() && !fits) {
            std::ranges::move(wrapEvenly(unmarked(line), columns), std::back_inserter(atMarks));
        }
        line = line.empty() || fits ? longer : part;
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    }
    std::ranges::move(wrapEvenly(unmarked(line), columns), std::back_inserter(atMarks));
    return atMarks.size() <= freely.size() ? atMarks : freely;
}

} // namespace hall::printer
