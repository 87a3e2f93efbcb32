// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/history_message.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace hall::sync {

/// How a restored backup gets what the city holds beyond it: the rules, without sockets, disk or
/// clock. It asks page by page; `now` is monotonic time since any moment.
///
/// That every row follows from the one before it is looked at by who keeps them. What is certain
/// here is that they end in the row that the hub signed for, in answer to our own question: so
/// nobody else can make rows up or leave some out.
class Retrieval
{
public:
    using Clock = std::chrono::milliseconds;

    struct Limits
    {
        Clock askAgain{5000};   ///< no answer: the same question again
        Clock patience{30'000}; ///< no answer at all: over
    };

    enum class State {
        Asking,
        Whole,  ///< everything is here that the city holds
        Failed, ///< `why()`
    };

    /// What a page gives.
    struct Step
    {
        /// The hall didn't go on with the rows that the backup has after this one: they go.
        std::optional<journal::Position> goBackTo;
        std::vector<journal::Row> rows; ///< to append

        friend bool operator==(const Step&, const Step&) = default;
    };

    /// `name`: one that nobody can guess. `newest` of the backup, and `ends` as a question has
    /// them.
    Retrieval(std::string name,
              journal::Head newest,
              std::vector<journal::Position> ends,
              Limits limits);

    /// At the start, and when a connection was lost: a question may have been with it.
    void connected(Clock now);
    /// What has to be asked now, if anything; counts as asked.
    [[nodiscard]] std::optional<HistoryQuestion> mustAsk(Clock now);
    /// Nothing where it answers no question of ours.
    [[nodiscard]] std::optional<Step> take(const HistoryPage& page, Clock now);
    /// Whether nobody answers. `now` counts from the first question asked.
    [[nodiscard]] bool isOutOfPatience(Clock now) const;

    [[nodiscard]] State state() const
    {
        return m_state;
    }

    /// A sentence.
    [[nodiscard]] const std::string& why() const
    {
        return m_why;
    }

    /// Rows that came, and how many the city has for us by their numbers.
    [[nodiscard]] std::int64_t taken() const
    {
        return m_taken;
    }

    [[nodiscard]] std::int64_t expected() const
    {
        return m_expected;
    }

private:
    std::optional<Step> fail(std::string why);
    /// Why a page can't be what we asked for; empty: it can.
    [[nodiscard]] std::string mistakeIn(const HistoryPage& page) const;
    [[nodiscard]] bool isOffered(const journal::Position& position) const;
    void askFor(std::vector<journal::Position> have);
    void goOn(const journal::Head& last, const journal::Head& held);

    std::string m_name;
    journal::Head m_newest;
    Limits m_limits;
    State m_state = State::Asking;
    std::string m_why;
    HistoryQuestion m_question;
    std::int64_t m_questions = 0;
    std::int64_t m_taken = 0;
    std::int64_t m_expected = 0;
    Clock m_askAt{0};
    Clock m_lastPage{0};
};

} // namespace hall::sync
