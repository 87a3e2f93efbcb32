// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace hall::printer {

inline std::string trimmed(std::string text)
{
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

/// "1B 40 1C" as bytes; anything but hex digits separates.
inline std::string fromHex(std::string_view hex)
{
    std::string out;
    std::string digits;
    for (const char c : hex) {
        if (std::isxdigit(static_cast<unsigned char>(c)) != 0) {
            digits += c;
        }
        if (digits.size() == 2) {
            out += static_cast<char>(std::stoi(digits, nullptr, 16));
            digits.clear();
        }
    }
    return out;
}

/// Sixteen bytes a line.
inline std::string toHex(std::string_view bytes)
{
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i++) {
        std::array<char, 4> two{};
        std::snprintf(two.data(),
                      two.size(),
                      "%02X",
                      static_cast<unsigned>(static_cast<unsigned char>(bytes[i])));
        out += two.data();
        out += (i % 16 == 15 || i + 1 == bytes.size()) ? '\n' : ' ';
    }
    return out;
}

inline std::string readFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace hall::printer
