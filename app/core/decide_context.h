// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/decide.h"

/// Shared by the sources of `decide` alone.
namespace hall::deciding {

/// Gathers the events of one command, numbering them as they will be journalled.
class Story
{
public:
    Story(const Hall& before, const Press& press, Time at)
        : hall(before)
        , now(at)
        , m_press(press)
    {
    }

    const Hall& hall;
    const Time now;

    [[nodiscard]] const StationName& station() const
    {
        return m_press.station;
    }

    [[nodiscard]] const std::optional<LocalMoment>& local() const
    {
        return m_press.local;
    }

    /// Nobody pressed anything: the node does what falls due.
    [[nodiscard]] bool isNodes() const
    {
        return m_press.actor.role == "node";
    }

    [[nodiscard]] std::int64_t nextSeq() const
    {
        return hall.lastSeq + 1 + static_cast<std::int64_t>(m_events.size());
    }

    /// `day`: the business day the event belongs to; the open one unless told otherwise.
    template <class Body>
    void tell(Body body, std::optional<BusinessDay> day)
    {
        add(day).body.template emplace<Body>(std::move(body));
    }

    template <class Body>
    void tell(Body body)
    {
        tell(std::move(body), hall.day);
    }

    [[nodiscard]] Events take()
    {
        return std::move(m_events);
    }

private:
    /// An event without its body, which is made in its place: some are large to move.
    Event& add(std::optional<BusinessDay> day);

    const Press& m_press;
    Events m_events;
};

using Verdict = Result<void, Rejection>;

/// Tickets taken where no station is known (the tool on an engineer's laptop) count under the node.
inline const StationName nodeStation{"node"};

[[nodiscard]] const StationName& issuingStation(const Story& story);
/// The count of the next thing that a station numbers.
[[nodiscard]] std::int64_t runningCount(const Hall& hall, const StationName& station);

/// The counter as the clerk saw it: with a clerk, and with the very ticket he had in front of him.
[[nodiscard]] Result<const OpenDesk*, Rejection>
deskAsSeen(const Hall& hall, CounterNumber number, const Seen& seen);
/// The ticket at the counter, in the state that the verb needs.
[[nodiscard]] Result<const Ticket*, Rejection>
ticketAsSeen(const Hall& hall, CounterNumber number, const Seen& seen, TicketState state);

/// Whether a reason may be given for this: `&Reason::forPause`.
[[nodiscard]] bool isReason(const Hall& hall, const ReasonCode& code, bool Reason::*use);

[[nodiscard]] std::vector<TicketStep> stepsOf(const Visit& visit);
/// The next of a visit's steps; in any order the one with the shortest wait. None: all are done.
[[nodiscard]] std::optional<int> nextStep(const Hall& hall,
                                          const std::vector<TicketStep>& steps,
                                          StepOrder order,
                                          const std::vector<ServiceWait>& waits);
/// After a step was served: tells the next one, if there is one, and who joins its line at once.
std::optional<Joining>
goOn(Story& story, const Ticket& ticket, const std::vector<ServiceWait>& waits);

[[nodiscard]] bool isThere(const Hall& hall, const ClerkId& clerk);
void tellReleased(Story& story, const Ticket& ticket);
/// Back to what it was before its call, and to whom it was kept for if he is still there.
void tellUncalled(Story& story, const Ticket& ticket, CounterNumber counter);

/// Tickets for nobody known that a station issued after a moment.
[[nodiscard]] int unboundSince(const Hall& hall, const StationName& station, Time since);
void lookForRush(Story& story, const TakeTicket& command);
/// When a ticket is about to be cancelled or missed.
void lookForGivenUp(Story& story, const Ticket& ticket);

[[nodiscard]] Verdict on(Story& story, const OpenCounter& command);
[[nodiscard]] Verdict on(Story& story, const PauseCounter& command);
[[nodiscard]] Verdict on(Story& story, const ResumeCounter& command);
[[nodiscard]] Verdict on(Story& story, const CloseCounter& command);
[[nodiscard]] Verdict on(Story& story, const CallNext& command);
[[nodiscard]] Verdict on(Story& story, const Recall& command);
[[nodiscard]] Verdict on(Story& story, const StartService& command);
[[nodiscard]] Verdict on(Story& story, const FinishService& command);
[[nodiscard]] Verdict on(Story& story, const MarkNoShow& command);
[[nodiscard]] Verdict on(Story& story, const Uncall& command);
[[nodiscard]] Verdict on(Story& story, const HoldTicket& command);
[[nodiscard]] Verdict on(Story& story, const ResumeTicket& command);
[[nodiscard]] Verdict on(Story& story, const TransferTicket& command);
[[nodiscard]] Verdict on(Story& story, const CallTicket& command);

[[nodiscard]] Verdict on(Story& story, const TakeTicket& command);
[[nodiscard]] Verdict on(Story& story, const CancelTicket& command);
[[nodiscard]] Verdict on(Story& story, const ReinstateTicket& command);
[[nodiscard]] Verdict on(Story& story, const ReprintTicket& command);
[[nodiscard]] Verdict on(Story& story, const ReleaseTicket& command);
[[nodiscard]] Verdict on(Story& story, const UndoCommand& command);
[[nodiscard]] Verdict on(Story& story, const ContinueVisit& command);

[[nodiscard]] Verdict on(Story& story, const BookAppointment& command);
[[nodiscard]] Verdict on(Story& story, const CancelAppointment& command);
[[nodiscard]] Verdict on(Story& story, const MissAppointment& command);
[[nodiscard]] Verdict on(Story& story, const PromisePapers& command);
[[nodiscard]] Verdict on(Story& story, const ClosePromise& command);
[[nodiscard]] Verdict on(Story& story, const AskMaterials& command);
[[nodiscard]] Verdict on(Story& story, const NoteReading& command);

[[nodiscard]] Verdict on(Story& story, const ChoosePlan& command);
[[nodiscard]] Verdict on(Story& story, const BindCounter& command);
[[nodiscard]] Verdict on(Story& story, const AdoptRules& command);
[[nodiscard]] Verdict on(Story& story, const OpenDay& command);
[[nodiscard]] Verdict on(Story& story, const CloseDay& command);

[[nodiscard]] Verdict on(Story& story, const ClaimStation& command);
[[nodiscard]] Verdict on(Story& story, const ReportPaper& command);
[[nodiscard]] Verdict on(Story& story, const ReportAnnouncement& command);
[[nodiscard]] Verdict on(Story& story, const ReportDevice& command);
[[nodiscard]] Verdict on(Story& story, const ReportClock& command);

} // namespace hall::deciding
