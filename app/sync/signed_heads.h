// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/hall_word.h"

#include <chrono>
#include <optional>

namespace hall::sync {

/// Which rows a hall signs for its city, and when: the rule, without key, socket or clock.
///
/// Of each kind the newest, at once and then not before `every` has passed. Nobody tells whether it
/// arrived: where no newer row follows it is said again after `every`, twice that and so on, up to
/// sixty times that, and on each connection. That the city holds a row that isn't ours is said each
/// `every` until it holds another one. `now` is monotonic time since any moment.
class SignedHeads
{
public:
    using Clock = std::chrono::milliseconds;

    struct Word
    {
        HallWordKind kind = HallWordKind::Head;
        journal::Head head;

        friend bool operator==(const Word&, const Word&) = default;
    };

    explicit SignedHeads(Clock every = std::chrono::minutes{1});

    void connected();
    /// The city said that it holds this row, and the journal has it.
    void isOurs(const journal::Head& held);
    /// The city said that it holds this row, and it isn't of our history.
    void isForeign(const journal::Head& held);

    /// What has to be said now.
    [[nodiscard]] std::optional<Word> due(Clock now) const;
    /// What waits for its time and was never said; for a node that stops.
    [[nodiscard]] std::optional<Word> waiting() const;
    /// It was.
    void said(const Word& word, Clock now);

private:
    struct Next
    {
        std::optional<journal::Head> head;
        Clock notBefore{0};
    };

    Clock m_every;
    Next m_disowned;
    Next m_head;
    std::optional<journal::Head> m_saidHead; ///< on this connection
    Clock m_pause{0};                        ///< from when it was said to when it is said again
    Clock m_again{0};
};

} // namespace hall::sync
