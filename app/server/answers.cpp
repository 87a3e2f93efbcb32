// SPDX-License-Identifier: Apache-2.0
#include "app/server/answers.h"

#include "app/core/decide.h"

namespace hall::server {

namespace {

using protocol::TicketAnswer;

struct AnswerFrom
{
    std::optional<TicketAnswer> operator()(const TicketIssued& event) const
    {
        return TicketAnswer{.id = event.ticket,
                            .number = event.number,
                            .service = event.service,
                            .counter = std::nullopt,
                            .state = TicketState::Waiting,
                            .ahead = event.ahead,
                            .wait = event.wait,
                            .priority = event.lane.hasPriority() ? event.priority : ClassCode{}};
    }

    std::optional<TicketAnswer> operator()(const TicketCalled& event) const
    {
        return at(event, TicketState::Called);
    }

    std::optional<TicketAnswer> operator()(const TicketRecalled& event) const
    {
        return at(event, TicketState::Called);
    }

    std::optional<TicketAnswer> operator()(const ServiceStarted& event) const
    {
        return at(event, TicketState::Serving);
    }

    std::optional<TicketAnswer> operator()(const ServiceFinished& event) const
    {
        return at(event, TicketState::Finished);
    }

    std::optional<TicketAnswer> operator()(const TicketMissed& event) const
    {
        return at(event, TicketState::NoShow);
    }

    std::optional<TicketAnswer> operator()(const TicketUncalled& event) const
    {
        auto answer = at(event, event.to);
        answer->counter.reset();
        return answer;
    }

    std::optional<TicketAnswer> operator()(const TicketCancelled& event) const
    {
        return TicketAnswer{.id = event.ticket,
                            .number = event.number,
                            .service = event.service,
                            .counter = std::nullopt,
                            .state = TicketState::Cancelled,
                            .ahead = std::nullopt};
    }

    std::optional<TicketAnswer> operator()(const TicketHeld& event) const
    {
        return away(event, TicketState::Held);
    }

    std::optional<TicketAnswer> operator()(const TicketResumed& event) const
    {
        return at(event, TicketState::Serving);
    }

    std::optional<TicketAnswer> operator()(const TicketTransferred& event) const
    {
        auto answer = away(event, TicketState::Waiting);
        answer->service = event.to;
        return answer;
    }

    std::optional<TicketAnswer> operator()(const VisitContinued& event) const
    {
        return away(event, event.backOffice ? TicketState::Held : TicketState::Waiting);
    }

    std::optional<TicketAnswer> operator()(const TicketReinstated& event) const
    {
        auto answer = away(event, TicketState::Waiting);
        answer->ahead = event.ahead;
        return answer;
    }

    std::optional<TicketAnswer> operator()(const TicketRestored& event) const
    {
        TicketAnswer answer{.id = event.ticket,
                            .number = event.number,
                            .service = event.life->service,
                            .counter = std::nullopt,
                            .state = event.life->state,
                            .ahead = std::nullopt};
        if (event.life->counter) {
            answer.counter = event.life->counter->value;
        }
        return answer;
    }

    template <class Other>
    std::optional<TicketAnswer> operator()(const Other& /*event*/) const
    {
        return std::nullopt;
    }

private:
    /// A ticket that is at no counter.
    template <class Event>
    static std::optional<TicketAnswer> away(const Event& event, TicketState state)
    {
        return TicketAnswer{.id = event.ticket,
                            .number = event.number,
                            .service = event.service,
                            .counter = std::nullopt,
                            .state = state,
                            .ahead = std::nullopt};
    }

    template <class Event>
    static std::optional<TicketAnswer> at(const Event& event, TicketState state)
    {
        return TicketAnswer{.id = event.ticket,
                            .number = event.number,
                            .service = event.service,
                            .counter = event.counter.value,
                            .state = state,
                            .ahead = std::nullopt};
    }
};

} // namespace

protocol::TicketReply
replyFrom(const Command& command, const Events& events, const std::string& epoch)
{
    protocol::TicketReply reply;
    reply.epoch = epoch;
    if (events.empty()) {
        return reply;
    }
    reply.seq = events.back().seq;
    if (const auto* claimed = std::get_if<StationClaimed>(&events.front().body)) {
        reply.claim = claimed->claim;
        return reply;
    }
    // Calling the next with nobody waiting only finishes: the answer is that no ticket was called.
    if (std::holds_alternative<CallNext>(command.what) &&
        !std::holds_alternative<TicketCalled>(events.back().body)) {
        return reply;
    }
    for (auto event = events.rbegin(); event != events.rend() && !reply.ticket; ++event) {
        reply.ticket = std::visit(AnswerFrom{}, event->body);
    }
    return reply;
}

protocol::TicketAnswer
answerOf(const Hall& hall, const Ticket& ticket, const projection::Waits& waits)
{
    TicketAnswer answer{.id = ticket.id,
                        .number = ticket.number,
                        .service = ticket.service,
                        .counter = std::nullopt,
                        .state = ticket.state,
                        .ahead = std::nullopt};
    if (ticket.counter) {
        answer.counter = ticket.counter->value;
    }
    const auto service = hall.index.service(ticket.service);
    if (ticket.state == TicketState::Waiting && service) {
        answer.ahead = hall.ahead(*service, ticket.rank);
        answer.wait = waits.of(*hall.byId.find(ticket.id));
    }
    answer.steps = projection::stepLines(hall, ticket);
    answer.mayReturn = mayReinstate(hall, ticket).has_value();
    answer.priority = ticket.lane.hasPriority() ? ticket.priority : ClassCode{};
    return answer;
}

} // namespace hall::server
