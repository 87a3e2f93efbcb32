// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>
#include <deque>
#include <string>
#include <string_view>

namespace hall::scanner {

/// A code that stays in front of a scanner is read again and again; it counts once in `within`.
class Repeats
{
public:
    static constexpr std::chrono::milliseconds within{3000};
    static constexpr std::size_t remembersMax = 16;

    /// Whether `code` counts now. `now` is monotonic time.
    [[nodiscard]] bool isNew(std::string_view code, std::chrono::milliseconds now)
    {
        while (!m_recent.empty() &&
               (now - m_recent.front().at >= within || m_recent.size() > remembersMax)) {
            m_recent.pop_front();
        }
        if (std::ranges::find(m_recent, code, &Seen::code) != m_recent.end()) {
            return false;
        }
        m_recent.push_back({std::string(code), now});
        return true;
    }

private:
    struct Seen
    {
        std::string code;
        std::chrono::milliseconds at;
    };

    std::deque<Seen> m_recent; // the oldest first
};

} // namespace hall::scanner
