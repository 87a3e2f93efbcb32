// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/text.h"

#include <algorithm>
#include <array>
#include <iconv.h>

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

std::vector<std::string> wrapText(std::string_view utf8, int columns)
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

} // namespace hall::printer
