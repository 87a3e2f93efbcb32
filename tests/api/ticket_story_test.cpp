// SPDX-License-Identifier: Apache-2.0
#include "app/api/ticket_story.h"
#include "app/core/words.h"
#include "app/protocol/event_codec.h"

#include <catch2/catch.hpp>

namespace hall::api {

namespace {

using namespace std::chrono_literals;

constexpr Time begin{std::chrono::milliseconds{1'795'420'800'000}};
const TicketId theTicket{"kiosk-1-1"};
const ServiceCode card{"card"};
const ServiceCode tax{"tax"};
constexpr CounterNumber three{3};

/// What happened, a minute after the other.
class Happened
{
public:
    Happened& then(const EventBody& body)
    {
        Event event{};
        event.body = body;
        event.at = begin + std::chrono::minutes{m_rows.size()};
        journal::Row row;
        row.at = event.at.time_since_epoch().count();
        row.kind = protocol::kindOf(body);
        row.v = protocol::versionOf(body);
        row.body = protocol::encodeBody(event);
        m_rows.push_back(row);
        return *this;
    }

    Happened& thenUnknown()
    {
        journal::Row row;
        row.kind = "TicketPraised";
        row.body = "{";
        m_rows.push_back(row);
        return *this;
    }

    [[nodiscard]] std::string story() const
    {
        const auto told = storyOf(m_rows.front(), {m_rows.begin() + 1, m_rows.end()});
        if (!told) {
            return "none";
        }
        const auto minute = [](const std::optional<Time>& time) {
            return time ? std::to_string((*time - begin) / 1min) : "-";
        };
        return told->number + ' ' + std::string{ticketStates.of(told->state)} + ' ' +
               told->service.value + " at " +
               (told->counter ? std::to_string(told->counter->value) : "-") + ", called " +
               minute(told->calledAt) + ", started " + minute(told->startedAt) + ", ended " +
               minute(told->endedAt);
    }

private:
    std::vector<journal::Row> m_rows;
};

Happened issued()
{
    TicketIssued ticket;
    ticket.ticket = theTicket;
    ticket.number = "A001";
    ticket.service = card;
    ticket.ahead = 4;
    Happened happened;
    happened.then(ticket);
    return happened;
}

const TicketCalled called{theTicket, "A001", card, three};
const ServiceStarted started{theTicket, "A001", card, three};
const ServiceFinished finished{theTicket, "A001", card, three, Time{begin + 2min}, Duration{0}};

} // namespace

TEST_CASE("a ticket's story is told from its events", "[api][ticket]")
{
    CHECK(issued().story() == "A001 waiting card at -, called -, started -, ended -");
    CHECK(issued().then(called).story() == "A001 called card at 3, called 1, started -, ended -");
    CHECK(issued().then(called).then(TicketRecalled{theTicket, "A001", card, three, 2}).story() ==
          "A001 called card at 3, called 2, started -, ended -");
    CHECK(issued().then(called).then(started).story() ==
          "A001 serving card at 3, called 1, started 2, ended -");
    CHECK(issued().then(called).then(started).then(finished).story() ==
          "A001 finished card at 3, called 1, started 2, ended 3");
    CHECK(issued().then(called).then(TicketMissed{theTicket, "A001", card, three}).story() ==
          "A001 noShow card at 3, called 1, started -, ended -");
    CHECK(issued().then(TicketCancelled{theTicket, "A001", card}).story() ==
          "A001 cancelled card at -, called -, started -, ended 1");
    const TicketHeld held{theTicket, "A001", card, three};
    CHECK(issued().then(called).then(started).then(held).story() ==
          "A001 held card at 3, called 1, started 2, ended -");
    TicketTransferred moved{};
    moved.ticket = theTicket;
    moved.service = card;
    moved.to = tax;
    CHECK(issued().then(called).then(moved).story() ==
          "A001 waiting tax at -, called -, started -, ended -");
    TicketUncalled uncalled{};
    uncalled.ticket = theTicket;
    CHECK(issued().then(called).then(uncalled).story() ==
          "A001 waiting card at -, called -, started -, ended -");
}

TEST_CASE("the day's end ends every ticket", "[api][ticket]")
{
    const DayClosed closed{.day = *parseBusinessDay("2026-11-23")};
    CHECK(issued().then(closed).story() == "A001 expired card at -, called -, started -, ended 1");
    CHECK(issued().then(called).then(closed).story() ==
          "A001 finished card at 3, called 1, started -, ended 2");
    CHECK(issued().then(TicketCancelled{theTicket, "A001", card}).then(closed).story() ==
          "A001 cancelled card at -, called -, started -, ended 1");
}

TEST_CASE("what a newer hall says of a ticket changes nothing", "[api][ticket]")
{
    CHECK(issued().thenUnknown().then(called).story() ==
          "A001 called card at 3, called 2, started -, ended -");
    CHECK(Happened{}.thenUnknown().story() == "none");
    CHECK(Happened{}.then(called).story() == "none");
}

} // namespace hall::api
