// SPDX-License-Identifier: Apache-2.0
#include "app/server/answers.h"

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
                            .ahead = event.ahead};
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
        auto answer = at(event, TicketState::Waiting);
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

    template <class Other>
    std::optional<TicketAnswer> operator()(const Other& /*event*/) const
    {
        return std::nullopt;
    }

private:
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
    const EventBody& last = events.back().body;
    // Calling the next with nobody waiting only finishes: the answer is that no ticket was called.
    if (std::holds_alternative<CallNext>(command.what) &&
        !std::holds_alternative<TicketCalled>(last)) {
        return reply;
    }
    reply.ticket = std::visit(AnswerFrom{}, last);
    return reply;
}

protocol::TicketAnswer answerOf(const Hall& hall, const Ticket& ticket)
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
    }
    return answer;
}

} // namespace hall::server
