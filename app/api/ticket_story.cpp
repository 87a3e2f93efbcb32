// SPDX-License-Identifier: Apache-2.0
#include "app/api/ticket_story.h"

#include "app/protocol/event_codec.h"

namespace hall::api {

namespace {

Time timeOf(const journal::Row& row)
{
    return Time{Duration{row.at}};
}

/// Goes on with a story; what isn't about where the ticket stands changes nothing.
class Teller
{
public:
    Teller(TicketStory& story, Time at)
        : m_story(story)
        , m_at(at)
    {
    }

    void operator()(const TicketCalled& called)
    {
        call(called.service, called.counter);
    }

    void operator()(const TicketRecalled& recalled)
    {
        call(recalled.service, recalled.counter);
    }

    void operator()(const ServiceStarted& started)
    {
        serve(started.service, started.counter);
    }

    void operator()(const TicketResumed& resumed)
    {
        serve(resumed.service, resumed.counter);
    }

    void operator()(const ServiceFinished& finished)
    {
        m_story.startedAt = finished.startedAt;
        end(TicketState::Finished);
    }

    void operator()(const TicketMissed& /*missed*/)
    {
        become(TicketState::NoShow);
    }

    void operator()(const TicketUncalled& uncalled)
    {
        m_story.calledAt.reset();
        m_story.counter.reset();
        become(uncalled.to);
    }

    void operator()(const TicketCancelled& /*cancelled*/)
    {
        end(TicketState::Cancelled);
    }

    void operator()(const TicketHeld& /*held*/)
    {
        become(TicketState::Held);
    }

    void operator()(const TicketTransferred& transferred)
    {
        waitFor(transferred.to, TicketState::Waiting);
    }

    void operator()(const VisitContinued& continued)
    {
        waitFor(continued.service, continued.backOffice ? TicketState::Held : TicketState::Waiting);
    }

    void operator()(const TicketReinstated& reinstated)
    {
        waitFor(reinstated.service, TicketState::Waiting);
    }

    void operator()(const TicketRestored& restored)
    {
        m_story.service = restored.life->service;
        m_story.counter = restored.life->counter;
        become(restored.life->state);
    }

    void operator()(const DayClosed& /*closed*/)
    {
        if (m_story.state == TicketState::Waiting || m_story.state == TicketState::Held) {
            end(TicketState::Expired);
        } else if (m_story.state == TicketState::Called || m_story.state == TicketState::Serving) {
            end(TicketState::Finished);
        }
    }

    template <class Other>
    void operator()(const Other& /*event*/)
    {
    }

private:
    void become(TicketState state)
    {
        m_story.state = state;
        m_story.asOf = m_at;
        m_story.endedAt.reset();
    }

    void call(const ServiceCode& service, CounterNumber counter)
    {
        m_story.service = service;
        m_story.counter = counter;
        m_story.calledAt = m_at;
        m_story.startedAt.reset();
        become(TicketState::Called);
    }

    void serve(const ServiceCode& service, CounterNumber counter)
    {
        m_story.service = service;
        m_story.counter = counter;
        m_story.startedAt = m_at;
        become(TicketState::Serving);
    }

    void waitFor(const ServiceCode& service, TicketState state)
    {
        m_story.service = service;
        m_story.counter.reset();
        m_story.calledAt.reset();
        m_story.startedAt.reset();
        become(state);
    }

    void end(TicketState state)
    {
        become(state);
        m_story.endedAt = m_at;
    }

    TicketStory& m_story;
    Time m_at;
};

} // namespace

std::optional<TicketStory> storyOf(const journal::Row& issued,
                                   const std::vector<journal::Row>& after)
{
    const auto first = protocol::decodeBody(issued.kind, issued.v, issued.body);
    const auto* const ticket = first ? std::get_if<TicketIssued>(&first->body) : nullptr;
    if (ticket == nullptr) {
        return std::nullopt;
    }
    TicketStory story{.number = ticket->number,
                      .service = ticket->service,
                      .state = TicketState::Waiting,
                      .aheadAtIssue = ticket->ahead,
                      .waitAtIssue = ticket->wait,
                      .counter = {},
                      .issuedAt = timeOf(issued),
                      .calledAt = {},
                      .startedAt = {},
                      .endedAt = {},
                      .asOf = timeOf(issued)};
    for (const journal::Row& row : after) {
        if (const auto event = protocol::decodeBody(row.kind, row.v, row.body)) {
            std::visit(Teller{story, timeOf(row)}, event->body);
        }
    }
    return story;
}

} // namespace hall::api
