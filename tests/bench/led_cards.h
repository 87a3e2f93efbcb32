// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "drivers/emulator/device_link.h"
#include "drivers/emulator/emulated_led.h"
#include "tests/bench/samples.h"

#include <QEventLoop>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace hall::bench {

/// How the strips over counters 1 to `counters` hang together.
struct LedHall
{
    bool isBus = false; ///< all on one RS-485 line at 9600 baud; else each on its own socket
    int counters = 16;
    std::set<int> dead;
};

/// Emulated cards on real ptys and sockets, one a counter, each with the counter's number.
class LedCards
{
public:
    /// `folder`: for the link to the pty.
    [[nodiscard]] static Result<std::unique_ptr<LedCards>, std::string>
    plugIn(const LedHall& hall, const std::filesystem::path& folder);

    /// The `[[led]]` tables of a hall.toml with these.
    [[nodiscard]] std::string settings() const;

    /// Runs the event loop until every living card shows something; false when one doesn't.
    [[nodiscard]] bool awaitAll(Nanoseconds within);

    void forgetAnswers(int card)
    {
        m_answers[card].clear();
    }

    /// Runs the event loop until the card's answer to an update with `text` in it has left it
    /// whole.
    [[nodiscard]] std::optional<SteadyTime>
    awaitAnswer(int card, const std::string& text, Nanoseconds within);

    static void rest(Nanoseconds time);

private:
    struct Line
    {
        std::string address;
        std::unique_ptr<emulator::DeviceLink> link;
        std::unique_ptr<emulator::EmulatedLed> led;
        int updated = 0; ///< whose update is not answered whole yet
    };

    struct Answer
    {
        SteadyTime at;
        std::string text; ///< what the strip shows then
    };

    explicit LedCards(LedHall hall)
        : m_hall(std::move(hall))
    {
    }

    [[nodiscard]] Result<void, std::string> addLine(const std::vector<int>& cards,
                                                    const std::filesystem::path& folder);
    void answered(Line& line, const QByteArray& bytes);

    LedHall m_hall;
    port::QtTimers m_timers;
    std::vector<std::unique_ptr<Line>> m_lines;
    std::map<int, std::vector<Answer>> m_answers; ///< to updates, of each card
    QEventLoop m_loop;
};

} // namespace hall::bench
