// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/code_framing.h"

#include <algorithm>

namespace hall::scanner {

namespace {

using namespace std::string_view_literals;

// "Done", with its checksum. A module that was just triggered sends it right before the code.
constexpr std::string_view gm65Ack = "\x02\x00\x00\x01\x00\x33\x31"sv;

bool isEnd(char byte)
{
    return byte == '\r' || byte == '\n';
}

/// `]`, a letter for the symbology, a modifier.
bool hasAimId(std::string_view code)
{
    const auto isLetter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return code.size() >= 3 && code[0] == ']' && isLetter(code[1]) &&
           (isLetter(code[2]) || (code[2] >= '0' && code[2] <= '9'));
}

std::string codeOf(std::string_view raw, bool stripsAimId)
{
    while (raw.starts_with(gm65Ack)) {
        raw.remove_prefix(gm65Ack.size());
    }
    std::string code(raw);
    std::erase(code, '\0');
    if (stripsAimId && hasAimId(code)) {
        code.erase(0, 3);
    }
    return code;
}

} // namespace

std::vector<Framed> CodeFraming::feed(std::string_view bytes, milliseconds now)
{
    std::vector<Framed> out;
    m_lastByte = now;
    for (const char byte : bytes) {
        if (isEnd(byte)) {
            end(out);
        } else if (m_drops) {
            continue;
        } else if (m_bytes.size() == bytesMax) {
            m_bytes.clear();
            m_drops = true;
            out.emplace_back(TooLong{});
        } else {
            m_bytes += byte;
        }
    }
    return out;
}

std::vector<Framed> CodeFraming::passed(milliseconds now)
{
    std::vector<Framed> out;
    if (isWaiting() && now - m_lastByte >= m_endsAfter) {
        end(out);
    }
    return out;
}

void CodeFraming::forgetUnfinished()
{
    m_bytes.clear();
    m_drops = false;
}

void CodeFraming::end(std::vector<Framed>& out)
{
    std::string code = codeOf(m_bytes, m_stripsAimId);
    forgetUnfinished();
    if (!code.empty()) {
        out.emplace_back(CodeBytes{std::move(code)});
    }
}

} // namespace hall::scanner
