// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace hall::scanner {

/// How a maker's scanners are told to look for a code, and what they answer.
struct TriggerProfile
{
    enum class Answers {
        None,    // data only
        Gm65,    // 02 00, a kind (00: done), a length, so many bytes and a checksum of two
        Newland, // 02 01 30 30 30 30, what was asked, 06 (taken) or 15 (refused), 3B 03
    };

    std::string_view name;
    std::string_view on;
    std::string_view off;
    Answers answers = Answers::None;
};

/// `newland`, `honeywell` or `gm65`; null for any other: a scanner that looks by itself.
[[nodiscard]] const TriggerProfile* triggerByName(std::string_view name);

enum class TriggerAnswer { Taken, Refused };

/// Takes a scanner's answers out of what it sends; what is left are codes.
class TriggerAnswers
{
public:
    static constexpr std::size_t answerBytesMax = 64;

    explicit TriggerAnswers(TriggerProfile::Answers kind)
        : m_kind(kind)
    {
    }

    struct Parted
    {
        std::string codes;
        std::vector<TriggerAnswer> answers;
    };

    /// In pieces of any size. The beginning of an answer is held back until it goes on.
    [[nodiscard]] Parted feed(std::string_view bytes);

    /// It didn't go on: it was of a code.
    [[nodiscard]] std::string fellSilent();

    void forget()
    {
        m_bytes.clear();
    }

    [[nodiscard]] bool isWaiting() const
    {
        return !m_bytes.empty();
    }

private:
    TriggerProfile::Answers m_kind;
    std::string m_bytes; // begins like an answer
};

} // namespace hall::scanner
