// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/world.h"

#include <utility>

namespace hall::simulate {

namespace {

using namespace std::chrono_literals;

constexpr Duration batchLeast = 2ms;
constexpr Duration batchMost = 12ms;
const StationName kiosk{"kiosk-1"};

Actor actorOf(bool clerk)
{
    return clerk ? Actor{.role = "clerk", .id = {}} : Actor{.role = "kiosk", .id = "kiosk-1"};
}

bool canBeTakenBack(const Command& command)
{
    return std::holds_alternative<FinishService>(command.what) ||
           std::holds_alternative<CallNext>(command.what) ||
           std::holds_alternative<MarkNoShow>(command.what) ||
           std::holds_alternative<TransferTicket>(command.what) ||
           std::holds_alternative<PauseCounter>(command.what);
}

} // namespace

World::Open World::newPress(By by, std::size_t who, decltype(Command::what) what)
{
    return {.command = {.press = {.id = {"p" + std::to_string(++m_presses)},
                                  .actor = actorOf(by == By::Clerk),
                                  .station = kiosk,
                                  .age = 0ms,
                                  .asked = {}},
                        .what = std::move(what)},
            .by = by,
            .who = who,
            .pressed = m_now,
            .day = m_daysDone,
            .answer = {}};
}

void World::press(By by, std::size_t who, decltype(Command::what) what)
{
    Open open = newPress(by, who, std::move(what));
    const Faults& faults = m_options.faults;
    if (faults.pressLost > 0.0 && m_trouble.chance(faults.pressLost)) {
        return loseTillLater(std::move(open), 500ms, 15s);
    }
    if (faults.pressLate > 0.0 && m_trouble.chance(faults.pressLate)) {
        open.pressed -= hall().rules.policy.pressAgeMax + 1s;
    }
    open.answerLost = faults.answerLost > 0.0 && m_trouble.chance(faults.answerLost);
    send(std::move(open));
}

void World::pressUnheard(std::size_t clerk, decltype(Command::what) what)
{
    Open open = newPress(By::Clerk, clerk, std::move(what));
    open.unheard = true;
    loseTillLater(std::move(open), 60ms, 400ms);
}

void World::hallPresses(std::string id, decltype(Command::what) what)
{
    send({.command = {.press = {.id = {std::move(id)},
                                .actor = {.role = "node", .id = {}},
                                .station = {},
                                .age = 0ms,
                                .asked = {}},
                      .what = std::move(what)},
          .by = By::Hall,
          .who = 0,
          .pressed = m_now,
          .answer = {}});
}

void World::send(Open open)
{
    if (m_now < m_downUntil) {
        return loseTillLater(std::move(open), m_downUntil - m_now, m_downUntil - m_now + 2s);
    }
    if (open.by != By::Hall) {
        open.command.press.age = m_now - open.pressed;
        open.command.press.local = m_options.zone.localAt(now());
    }
    open.answer = m_node.ask(open.command, now());
    open.due = open.answer.to >= open.answer.from ? open.answer.to : hall().lastSeq;
    m_unanswered.push_back(std::move(open));
    startBatch();
    deliverStored();
}

void World::startBatch()
{
    if (m_node.isWriting() || !m_node.hasUnwritten()) {
        return;
    }
    m_node.beginBatch();
    const Duration takes = m_trouble.between(batchLeast, batchMost);
    m_batchEnds = m_now + takes;
    if (std::exchange(m_fallInNextBatch, false)) {
        plan(Due::NodeFalls, m_now + takes / 2, 0, 1);
    }
}

void World::finishBatch()
{
    m_batchEnds.reset();
    m_node.endBatch();
    while (m_seen < m_node.durableSeq() && !m_over) {
        see(m_node.event(++m_seen));
    }
    deliverStored();
    startBatch();
}

void World::deliverStored()
{
    if (m_delivering) {
        return;
    }
    m_delivering = true;
    std::size_t next = 0;
    for (; next < m_unanswered.size() && m_unanswered[next].due <= m_node.durableSeq(); ++next) {
        const Open open = std::move(m_unanswered[next]);
        deliver(open);
    }
    m_unanswered.erase(m_unanswered.begin(),
                       m_unanswered.begin() + static_cast<std::ptrdiff_t>(next));
    m_delivering = false;
}

void World::deliver(const Open& open)
{
    if (open.answerLost) {
        Open again = open;
        again.answerLost = false;
        return loseTillLater(std::move(again), 300ms, 5s);
    }
    if (open.answer.rejection) {
        ++m_rejections[*open.answer.rejection];
    }
    if (open.unheard || (open.by != By::Hall && open.day != m_daysDone)) {
        return;
    }
    if (open.by == By::Citizen) {
        citizenAnswered(open.who, open);
    } else if (open.by == By::Clerk) {
        m_clerks[open.who].waitsForAnswer = false;
        if (!open.answer.rejection && canBeTakenBack(open.command) &&
            m_customs.chance(m_options.customs.slips)) {
            return clerkPresses(open.who, UndoCommand{.of = open.command.press.id});
        }
        lookAgain(open.who, m_now + (open.answer.rejection ? m_habits.between(1s, 3s) : 200ms));
    } else if (open.by == By::Hall && open.answer.rejection == Rejection::ClockSuspected) {
        // Somebody looks at the clock and says so, or it is trusted again by then.
        const bool opens = std::holds_alternative<OpenDay>(open.command.what);
        plan(opens ? Due::DayOpens : Due::DayCloses, m_now + 1min);
    }
}

void World::loseTillLater(Open open, Duration least, Duration most)
{
    std::size_t slot = m_lost.size();
    if (m_freeSlots.empty()) {
        m_lost.push_back(std::move(open));
    } else {
        slot = m_freeSlots.back();
        m_freeSlots.pop_back();
        m_lost[slot] = std::move(open);
    }
    plan(Due::AskedAgain, m_now + m_trouble.between(least, most), slot);
}

void World::askAgain(std::size_t slot)
{
    m_freeSlots.push_back(slot);
    send(std::exchange(m_lost[slot], {}));
}

void World::fallNow(bool inMidWrite)
{
    if (!inMidWrite || !m_node.isWriting()) {
        m_fallInNextBatch = true;
        return;
    }
    m_batchEnds.reset();
    m_node.fall(m_trouble.chance(0.5));
    m_downUntil = m_now + m_trouble.between(2s, 20s);
    // What reached the disk is on the boards when they come back; no answer left.
    while (m_seen < m_node.durableSeq() && !m_over) {
        see(m_node.event(++m_seen));
    }
    for (Open& open : std::exchange(m_unanswered, {})) {
        loseTillLater(std::move(open), m_downUntil - m_now, m_downUntil - m_now + 2s);
    }
}

} // namespace hall::simulate
