// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/byte_port.h"
#include "drivers/port/timers.h"
#include "drivers/printer/printer_state.h"

#include <functional>
#include <optional>

namespace hall::printer {

/// Asks a printer how it is: DLE EOT 1, 2, 3 if there is an error, 4; one question in flight.
///
/// Answers don't say which question they belong to, so a question asked again is owed two answers
/// and the next isn't asked before both came or their time is over.
class StatusSurvey
{
public:
    using Done = std::function<void(const std::optional<StatusBytes>&)>; // nothing: silent

    static constexpr port::milliseconds answerTimeout{500};
    static constexpr int attemptsMax = 3;

    StatusSurvey(port::BytePort& port, port::Timers& timers, Done done);

    void start();
    void stop();

    [[nodiscard]] bool isRunning() const
    {
        return m_question != 0;
    }

    void answered(std::uint8_t byte);

    /// A question of the last survey had to be asked again.
    [[nodiscard]] bool hasMissed() const
    {
        return m_hasMissed;
    }

private:
    void ask();
    void overdue();
    void goOn();
    void note(std::uint8_t byte);

    port::BytePort& m_port;
    port::Alarm m_alarm;
    Done m_done;
    StatusBytes m_bytes;
    int m_question = 0; // 0: not running
    int m_attempts = 0;
    int m_owed = 0;
    bool m_isAnswered = false;
    bool m_hasMissed = false;
};

} // namespace hall::printer
