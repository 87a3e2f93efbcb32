// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/zone_day.h"

#include "drivers/voice/chime.h"

#include <cmath>

namespace hall::bench {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr auto opens = 2s;
constexpr auto length = 8h;
constexpr auto recalledAfter = 30s;
constexpr auto givenUpAfter = 60s;
constexpr double noShows = 0.08;
constexpr double sigma = 0.8; ///< of the logarithm of a service's length

} // namespace

ZoneDay::ZoneDay(const voice::UnitPack& pack, Zone zone, ZoneFigures& figures)
    : m_pack(pack)
    , m_zone(zone)
    , m_figures(figures)
    , m_wording(voice::Lexicon{}, voice::One::Yao)
    , m_queue({.zone = {}, .latest = 45s, .readings = 2})
    , m_chime(voice::chime(pack.head().rate).length() + voice::gapAfterChime)
    , m_random(zone.seed)
    , m_signs(counters)
{
    for (std::size_t at = 0; at < m_signs.size(); ++at) {
        m_signs[at].counter = zone.firstCounter + static_cast<int>(at);
        const milliseconds pressed{std::uniform_int_distribution<int>{
            0, static_cast<int>(milliseconds{opens}.count())}(m_random)};
        m_presses.push({.at = Time{pressed}, .counter = at, .action = Action::Next});
    }
}

void ZoneDay::run()
{
    while (!m_presses.empty() || m_readUntil) {
        if (m_readUntil && (m_presses.empty() || *m_readUntil <= m_presses.top().at)) {
            m_now = *m_readUntil;
            readingOver();
        } else {
            const Press next = m_presses.top();
            m_presses.pop();
            m_now = next.at;
            press(next);
        }
        look();
    }
}

void ZoneDay::press(const Press& press)
{
    protocol::CounterSign& sign = m_signs[press.counter];
    if (press.action == Action::Next) {
        callNext(sign, press.counter);
        return;
    }
    ++sign.current->calls;
    sign.current->calledAt = m_now;
    ++m_figures.calls;
    m_presses.push({.at = m_now + givenUpAfter - recalledAfter,
                    .counter = press.counter,
                    .action = Action::Next});
}

void ZoneDay::callNext(protocol::CounterSign& sign, std::size_t counter)
{
    sign.current.reset();
    if (m_now >= Time{length}) {
        return; // The zone closes.
    }
    constexpr int numbers = 999;
    const std::string digits = std::to_string(1001 + m_tickets++ % numbers).substr(1);
    sign.current = protocol::SignCall{
        .ticket = {std::to_string(m_tickets)}, .number = m_zone.prefix + digits, .calledAt = m_now};
    ++m_figures.calls;
    if (std::bernoulli_distribution{noShows}(m_random)) {
        m_presses.push({.at = m_now + recalledAfter, .counter = counter, .action = Action::Recall});
        return;
    }
    const double mean = static_cast<double>(milliseconds{m_zone.mean}.count());
    std::lognormal_distribution<double> service{std::log(mean) - sigma * sigma / 2, sigma};
    m_presses.push({.at = m_now + milliseconds{std::llround(service(m_random))},
                    .counter = counter,
                    .action = Action::Next});
}

void ZoneDay::look()
{
    end(m_queue.see(m_signs));
    end(m_queue.expire(m_now, true));
    if (!m_readUntil) {
        begin();
    }
}

void ZoneDay::begin()
{
    const auto calls = m_queue.begin();
    if (calls.empty()) {
        return;
    }
    const Read read = readingOf(calls);
    const Time begins = m_now + m_chime;
    for (std::size_t at = 0; at < calls.size(); ++at) {
        const Nanoseconds lag = begins + read.numbers.at(at) - calls[at].calledAt;
        (calls[at].calledAt <= Time{opens} ? m_figures.rush : m_figures.day).add(lag);
    }
    m_readUntil = begins + read.length;
}

void ZoneDay::readingOver()
{
    end(m_queue.readingDone());
    m_readUntil.reset();
    if (const auto again = m_queue.speaking(); !again.empty()) {
        m_readUntil = m_now + voice::gapBetweenReadings + readingOf(again).length;
    }
}

void ZoneDay::end(const std::vector<station::EndedCall>& ended)
{
    for (const station::EndedCall& each : ended) {
        m_figures.late += each.outcome == Announcement::Late ? 1 : 0;
        m_figures.movedOn += each.outcome == Announcement::MovedOn ? 1 : 0;
        protocol::CounterSign& sign =
            m_signs[static_cast<std::size_t>(each.call.counter - m_zone.firstCounter)];
        if (sign.current && sign.current->ticket == each.call.ticket) {
            sign.current->announced = std::max(sign.current->announced, each.call.call);
        }
    }
}

ZoneDay::Read ZoneDay::readingOf(const std::vector<station::PendingCall>& calls) const
{
    std::vector<voice::CalledTo> called;
    called.reserve(calls.size());
    for (const station::PendingCall& call : calls) {
        called.push_back({.number = call.number, .counter = call.counter, .counterSpoken = {}});
    }
    const voice::PackPlan plan = m_pack.plan(m_wording.calls(called).plain);
    const voice::PackSound spoken = m_pack.sound(plan);
    Read read{.length = spoken.sound.length(), .numbers = {}};
    for (std::size_t at = 0; at < plan.parts.size(); ++at) {
        // Each number begins with its letter, and there is no other letter in a sentence.
        if (m_pack.units()[plan.parts[at].unit].text == std::string(1, m_zone.prefix)) {
            read.numbers.emplace_back(static_cast<std::int64_t>(spoken.starts[at]) * 1000 /
                                      spoken.sound.rate);
        }
    }
    return read;
}

} // namespace hall::bench
