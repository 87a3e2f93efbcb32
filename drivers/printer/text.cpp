// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/text.h"

#include <algorithm>
#include <array>
#include <iconv.h>
#include <iterator>

namespace hall::printer {

namespace {

std::size_t bytesOfCharacter(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t bytes = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(bytes, text.size());
}

bool isAscii(std::string_view character)
{
    return static_cast<unsigned char>(character.front()) < 0x80;
}

/// U+E000 to U+F8FF: iconv maps them to code points that print blank.
bool isPrivateUse(std::string_view character)
{
    return character >= "\xEE\x80\x80" && character <= "\xEF\xA3\xBF" && character.size() == 3;
}

/// One conversion each call: a conversion descriptor is cheap beside a printed line.
class Converter
{
public:
    Converter()
        : m_handle(iconv_open("GB18030", "UTF-8"))
    {
    }

    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    ~Converter()
    {
        if (isOpen()) {
            iconv_close(m_handle);
        }
    }

    [[nodiscard]] bool isOpen() const
    {
        return m_handle != reinterpret_cast<iconv_t>(-1);
    }

    Result<std::string, TextError> character(std::string_view utf8)
    {
        std::string in(utf8);
        std::array<char, 8> out{};
        char* from = in.data();
        char* to = out.data();
        std::size_t inLeft = in.size();
        std::size_t outLeft = out.size();
        if (iconv(m_handle, &from, &inLeft, &to, &outLeft) == static_cast<std::size_t>(-1)) {
            iconv(m_handle, nullptr, nullptr, nullptr, nullptr);
            return failure(TextError::NotUtf8);
        }
        std::string bytes(out.data(), out.size() - outLeft);
        if (bytes.size() > 2 || bytes.empty()) {
            return failure(TextError::NoGlyph);
        }
        return bytes;
    }

private:
    iconv_t m_handle;
};

/// What stays together in a line: a Latin word, one Chinese character, one space.
std::vector<std::string_view> pieces(std::string_view text)
{
    std::vector<std::string_view> out;
    bool inWord = false;
    while (!text.empty()) {
        const std::string_view character = text.substr(0, bytesOfCharacter(text));
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
    Converter converter;
    if (!converter.isOpen()) {
        return failure(TextError::NoGlyph);
    }
    std::string out;
    while (!utf8.empty()) {
        const std::string_view character = utf8.substr(0, bytesOfCharacter(utf8));
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
        const auto bytes = converter.character(character);
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
        const std::string_view character = utf8.substr(0, bytesOfCharacter(utf8));
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
