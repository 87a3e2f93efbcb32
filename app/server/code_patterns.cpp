// SPDX-License-Identifier: Apache-2.0
#include "app/server/code_patterns.h"

namespace hall::server {

namespace {

bool isLetter(char letter, char sign)
{
    if (sign == '#') {
        return letter >= '0' && letter <= '9';
    }
    return sign == '?' || sign == letter;
}

} // namespace

bool fits(std::string_view text, std::string_view pattern)
{
    std::size_t at = 0;
    std::size_t sign = 0;
    std::size_t star = std::string_view::npos; // the last one passed, and
    std::size_t tried = 0;                     // where what is behind it was tried
    while (at < text.size()) {
        if (sign < pattern.size() && pattern[sign] == '*') {
            star = sign++;
            tried = at;
        } else if (sign < pattern.size() && isLetter(text[at], pattern[sign])) {
            ++at;
            ++sign;
        } else if (star != std::string_view::npos) {
            sign = star + 1;
            at = ++tried;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', sign) == std::string_view::npos;
}

} // namespace hall::server
