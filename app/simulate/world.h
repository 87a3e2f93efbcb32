// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/simulate/agenda.h"
#include "app/simulate/customs.h"
#include "app/simulate/day_plan.h"
#include "app/simulate/node.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace hall::simulate {

/// What goes wrong, how often.
struct Faults
{
    double pressLost = 0.0;       ///< of the presses: never reaches the node, is asked again
    double answerLost = 0.0;      ///< is carried out, and asked again
    double pressLate = 0.0;       ///< reaches it when it is too old
    double fallsPerDay = 0.0;     ///< of the node, in mid-write
    double doubtsPerDay = 0.0;    ///< large steps of the machine's clock
    double slipsPerDay = 0.0;     ///< small ones, which the hall takes over
    double vanishingPerDay = 0.0; ///< counters that close without warning
    double forgottenCloses = 0.0; ///< of the days: nobody closes it, the next one's opening does

    /// Of everything, more than a hall sees in a year.
    [[nodiscard]] static Faults many();
};

struct WorldOptions
{
    std::uint64_t seed = 1;
    int days = 1; ///< on which the hall is open
    BusinessDay first{std::chrono::year{2026} / 3 / 2};
    TimeZone zone = {};
    double load = 0.8;
    Faults faults = {};
    Customs customs = {};
    std::optional<std::vector<CounterNumber>> staffed = {}; ///< all counters unless told otherwise
    std::vector<Arrivals> arrivals = {}; ///< by day, instead of what the truth would send
    std::optional<Truth> truth = {};     ///< instead of a likely one
};

/// A hall through days: citizens, clerks with habits, lost links, a node that falls, a clock that
/// steps. Everything comes from the seed; time is simulated.
class World
{
public:
    World(Rules rules, WorldOptions options);

    /// Before the first step; the onlooker must outlive the world's steps.
    void watch(Onlooker& onlooker);

    /// The next happening; false: the days are over.
    bool step();

    void run()
    {
        while (step()) {
        }
    }

    [[nodiscard]] const Hall& hall() const
    {
        return m_node.hall();
    }

    /// As the hall's clock shows it.
    [[nodiscard]] Time now() const
    {
        return m_now + m_slipped;
    }

    [[nodiscard]] const Truth& truth() const
    {
        return m_truth;
    }

    [[nodiscard]] const DayPlan& today() const
    {
        return m_today;
    }

    [[nodiscard]] const WorldOptions& options() const
    {
        return m_options;
    }

    /// Days that are over.
    [[nodiscard]] int daysDone() const
    {
        return m_daysDone;
    }

    [[nodiscard]] std::int64_t commands() const
    {
        return m_node.commands();
    }

    /// Answers that were a no, by reason.
    [[nodiscard]] const std::map<Rejection, std::int64_t>& rejections() const
    {
        return m_rejections;
    }

    /// How the world's own citizen with that ticket is made, for an oracle; none: nobody's.
    [[nodiscard]] const Citizen* citizenOf(const TicketId& ticket) const;

private:
    enum class By { Hall, Citizen, Clerk };

    /// A press whose answer is missing.
    struct Open
    {
        Command command;
        By by = By::Hall;
        std::size_t who = 0;
        Time pressed;
        int day = 0; ///< whose citizens and clerks these are
        Answer answer;
        std::int64_t due = 0; ///< leaves when this is durable
        bool answerLost = false;
        bool unheard = false;
    };

    // world.cpp: days and the node
    [[nodiscard]] BusinessDay nextOpenDay(BusinessDay from) const;
    void layOutDay(BusinessDay day);
    void happen(const Happening& happening);
    void finishBatch();
    void startBatch();
    void plan(Due due, Time at, std::size_t who = 0, std::int64_t stamp = 0);
    void planDay();
    void openDay();
    void closeDay();
    void endDay();
    void see(const Event& event);
    void startTimer(const TicketCalled& called, std::int64_t seq);
    void ticketStarts(CounterNumber counter, std::int64_t seq);
    void ticketMisses(CounterNumber counter, std::int64_t seq);

    // world_presses.cpp: commands on their way to the node and answers on their way back
    [[nodiscard]] Open newPress(By by, std::size_t who, decltype(Command::what) what);
    void press(By by, std::size_t who, decltype(Command::what) what);
    /// The same key once more, in the same moment, by somebody who only looks at one answer.
    void pressUnheard(std::size_t clerk, decltype(Command::what) what);
    void hallPresses(std::string id, decltype(Command::what) what);
    void send(Open open);
    void askAgain(std::size_t slot);
    void loseTillLater(Open open, Duration least, Duration most);
    void deliver(const Open& open);
    void deliverStored();
    void fallNow(bool inMidWrite);

    // world_citizens.cpp
    void citizenComes(std::size_t index);
    void takeTicket(std::size_t index);
    void citizenAnswered(std::size_t index, const Open& open);
    void citizenLeaves(std::size_t index);
    void citizenReturns(std::size_t index);
    void citizenCalled(const TicketId& id);
    void citizenMissed(const TicketId& id);
    [[nodiscard]] Citizen* holderOf(const TicketId& ticket);

    // world_customs.cpp
    void drawCustoms();
    void bookAppointments();
    void book(std::size_t index, const Arrival& arrival);
    void followCustoms(const Event& event);
    void follow(const DayOpened& opened);
    void follow(const TicketCalled& called);
    void follow(const TicketHeld& held);
    void follow(const TicketResumed& resumed);
    void follow(const VisitContinued& continued);
    void follow(const TicketTransferred& sent);
    void follow(const TicketReinstated& again);
    void follow(const TicketReleased& released);
    void follow(const TicketRestored& restored);
    void follow(const PlanChosen& chosen);
    void follow(const CounterBound& bound);
    [[nodiscard]] std::optional<std::size_t> holder(const TicketId& ticket) const;
    void attendAnew(CounterNumber counter);
    void nobodyCame(std::size_t index);
    void citizenIsBack(std::size_t index);
    void officeIsDone(std::size_t index);
    void boundEnds(std::size_t index);
    void planChanges();
    void counterBound();
    void bindingEnds(CounterNumber counter);
    [[nodiscard]] const Ticket* backAt(CounterNumber counter) const;
    [[nodiscard]] const Ticket* missedAt(CounterNumber counter) const;
    [[nodiscard]] std::optional<TransferTicket> sendingOn(CounterNumber counter,
                                                          const Ticket& ticket) const;
    void wakeCounter(CounterNumber counter);
    void wakeEverybody();

    // world_clerks.cpp
    [[nodiscard]] bool lendsHand(std::size_t index);
    void clerkLooks(std::size_t index);
    void lookAgain(std::size_t index, Time at);
    void attend(std::size_t index, const Ticket& ticket);
    void awaitCitizen(std::size_t index, const Ticket& ticket, Time comes);
    void serve(std::size_t index, const Ticket& ticket);
    void workOn(std::size_t index, const OpenDesk& desk);
    void clerkPresses(std::size_t index, decltype(Command::what) what);
    void wakeClerks(const ServiceCode& service);

    WorldOptions m_options;
    Rules m_rules;
    Truth m_truth;
    std::vector<Onlooker*> m_onlookers;
    Node m_node;
    Agenda m_agenda;
    Time m_now;
    Duration m_slipped{0}; ///< by how much the hall's clock is off

    DayPlan m_today;
    int m_daysDone = 0;
    bool m_forgotten = false; ///< today nobody closes the hall
    bool m_delivering = false;
    bool m_over = false;
    std::vector<Citizen> m_citizens; ///< of today
    std::size_t m_nextArrival = 0;
    std::unordered_map<TicketId, std::size_t> m_holders;
    std::vector<Clerk> m_clerks;
    std::map<CounterNumber, std::int64_t> m_lastCalls; ///< seq of the last call or recall
    std::vector<TicketId> m_back; ///< held, and their citizens stand in the hall again

    std::vector<Open> m_unanswered; ///< in the order in which they were decided; not yet durable
    std::vector<Open> m_lost;       ///< slots of presses to be asked again
    std::vector<std::size_t> m_freeSlots;
    std::optional<Time> m_batchEnds;
    std::int64_t m_seen = 0; ///< events whose effects the people have seen
    Time m_downUntil;
    bool m_fallInNextBatch = false;
    std::int64_t m_presses = 0;
    std::map<Rejection, std::int64_t> m_rejections;

    Draw m_customs; ///< of people, beside their habits
    Draw m_habits;  ///< of people
    Draw m_trouble; ///< of links, disks and clocks
};

} // namespace hall::simulate
