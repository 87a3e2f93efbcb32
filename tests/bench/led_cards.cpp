// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/led_cards.h"

#include <QTimer>

#include <algorithm>
#include <numeric>

namespace hall::bench {

namespace {

constexpr int busBaud = 9600;

std::chrono::milliseconds roundedUp(Nanoseconds time)
{
    return std::chrono::ceil<std::chrono::milliseconds>(time);
}

} // namespace

Result<std::unique_ptr<LedCards>, std::string> LedCards::plugIn(const LedHall& hall,
                                                                const std::filesystem::path& folder)
{
    std::unique_ptr<LedCards> cards(new LedCards(hall));
    std::vector<int> all(static_cast<std::size_t>(hall.counters));
    std::iota(all.begin(), all.end(), 1);
    if (hall.isBus) {
        if (auto added = cards->addLine(all, folder); !added) {
            return failure(added.error());
        }
        return cards;
    }
    for (const int card : all) {
        if (auto added = cards->addLine({card}, folder); !added) {
            return failure(added.error());
        }
    }
    return cards;
}

Result<void, std::string> LedCards::addLine(const std::vector<int>& cards,
                                            const std::filesystem::path& folder)
{
    using emulator::DeviceLink;
    using emulator::EmulatedLed;
    auto line = std::make_unique<Line>();
    if (m_hall.isBus) {
        line->link = std::make_unique<emulator::PtyLink>(QString::fromStdString(folder / "bus"));
    } else {
        line->link = std::make_unique<emulator::TcpLink>(quint16{0});
    }
    const auto where = line->link->plug();
    if (!where) {
        return failure(where.error());
    }
    line->address = where->toStdString();
    emulator::EmulatedLed::Setup setup;
    setup.baud = m_hall.isBus ? busBaud : 0;
    setup.cards = cards;
    line->led = std::make_unique<EmulatedLed>(m_timers, setup);
    for (const int card : cards) {
        line->led->card(card)->isDead = m_hall.dead.contains(card);
    }
    EmulatedLed* led = line->led.get();
    DeviceLink* link = line->link.get();
    QObject::connect(link, &DeviceLink::received, led, &EmulatedLed::receive);
    QObject::connect(led, &EmulatedLed::replied, link, &DeviceLink::send);
    QObject::connect(
        led, &EmulatedLed::shown, link, [at = line.get()](int card) { at->updated = card; });
    QObject::connect(led,
                     &EmulatedLed::replied,
                     &m_loop,
                     [this, at = line.get()](const auto& bytes) { answered(*at, bytes); });
    m_lines.push_back(std::move(line));
    return {};
}

/// The end marker stands nowhere else in an answer.
void LedCards::answered(Line& line, const QByteArray& bytes)
{
    if (line.updated != 0 && bytes.endsWith('\x5A')) {
        const int card = std::exchange(line.updated, 0);
        m_answers[card].push_back({.at = std::chrono::steady_clock::now(),
                                   .text = line.led->card(card)->screen().text().toStdString()});
        m_loop.quit();
    }
}

std::string LedCards::settings() const
{
    std::string toml;
    for (const auto& line : m_lines) {
        for (const int card : line->led->cards()) {
            toml += "\n[[led]]\ncounter = " + std::to_string(card) + "\nstation = \"kiosk-1\"\n" +
                    "address = \"" + line->address + "\"\ncard = " + std::to_string(card) +
                    "\nbaud = " + std::to_string(busBaud) + "\n";
        }
    }
    return toml;
}

bool LedCards::awaitAll(Nanoseconds within)
{
    for (int card = 1; card <= m_hall.counters; card++) {
        if (!m_hall.dead.contains(card) && !awaitAnswer(card, {}, within)) {
            return false;
        }
    }
    return true;
}

std::optional<SteadyTime>
LedCards::awaitAnswer(int card, const std::string& text, Nanoseconds within)
{
    const SteadyTime until = std::chrono::steady_clock::now() + within;
    QTimer deadline;
    deadline.setSingleShot(true);
    QObject::connect(&deadline, &QTimer::timeout, &m_loop, &QEventLoop::quit);
    const auto found = [&] {
        return std::ranges::find_if(m_answers[card], [&](const Answer& answer) {
            return answer.text.find(text) != std::string::npos;
        });
    };
    while (found() == m_answers[card].end()) {
        const Nanoseconds left = until - std::chrono::steady_clock::now();
        if (left <= Nanoseconds::zero()) {
            return std::nullopt;
        }
        deadline.start(roundedUp(left));
        m_loop.exec();
    }
    return found()->at;
}

void LedCards::rest(Nanoseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(roundedUp(time), Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace hall::bench
