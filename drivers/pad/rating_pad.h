// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/pad/pad_device.h"

namespace hall::pad {

/// Five keys on which a citizen says how it was, 5 the best.
///
/// A grade belongs to the ticket that was asked about and to nothing else: what is pressed while
/// nobody is asked is nobody's, and only the first key counts.
class RatingPad : public QObject
{
    Q_OBJECT

public:
    static constexpr port::milliseconds answersWithin{15000};

    /// `device` gives the words `rate_1` to `rate_5`; others aren't this pad's. `address` is its
    /// own on a line that several share, 0 on another.
    RatingPad(PadDevice& device, int address, port::Timers& timers, QObject* parent = nullptr);

    /// Whoever was asked before and hasn't answered is told as unanswered.
    void ask(const std::string& ticket);

    /// The ticket is somebody else's matter again; nothing is told.
    void cancel();

    /// The ticket asked about; empty: none.
    [[nodiscard]] const std::string& asked() const
    {
        return m_ticket;
    }

signals:
    void rated(const std::string& ticket, int grade);
    void unanswered(const std::string& ticket);

private:
    void take(int address, const std::string& does);
    void endUnanswered();

    int m_address;
    port::Alarm m_patience;
    std::string m_ticket;
};

} // namespace hall::pad
