// SPDX-License-Identifier: Apache-2.0
#include "app/server/refusals.h"

#include "app/core/rejection.h"
#include "app/server/answers.h"
#include "app/server/next_chance.h"

#include <algorithm>

namespace hall::server {

using protocol::Refusal;

std::optional<CounterNumber> counterOf(const Command& command)
{
    return std::visit(
        [](const auto& what) -> std::optional<CounterNumber> {
            if constexpr (requires { what.counter; }) {
                return what.counter;
            } else {
                return std::nullopt;
            }
        },
        command.what);
}

namespace {

/// The ticket that somebody has who is refused another, or has no appointment to check in for.
const Ticket* ticketInstead(const Hall& hall, const TakeTicket& take, Rejection rejection)
{
    if (rejection != Rejection::LiveTicket && rejection != Rejection::UnknownAppointment &&
        rejection != Rejection::AppointmentUsed) {
        return nullptr;
    }
    for (const ServiceCode& service : firstServices(hall, take)) {
        if (const Ticket* live = hall.liveTicket(take.subject->hash, service)) {
            return live;
        }
    }
    const auto known = hall.bySubject.find(take.subject->hash);
    if (known == hall.bySubject.end()) {
        return nullptr;
    }
    const auto live =
        std::ranges::find_if(known->second.rbegin(), known->second.rend(), [&](TicketKey key) {
            return hall.tickets[key].isLive();
        });
    return live == known->second.rend() ? nullptr : &hall.tickets[*live];
}

} // namespace

Refusal
refusalFor(const Hall& hall, const Command& command, Rejection rejection, const Circumstances& now)
{
    Refusal refusal;
    refusal.rejection = rejection;
    refusal.message = explain(rejection);
    if (const auto counter = counterOf(command)) {
        refusal.counter = counter->value;
        if (const Ticket* ticket = hall.at(*counter)) {
            refusal.ticket = answerOf(hall, *ticket, now.waits);
        }
    }
    const auto* take = std::get_if<TakeTicket>(&command.what);
    if (take != nullptr) {
        refusal.next = nextChance(hall, *take, rejection, now.time, now.keepsHours);
    }
    if (take != nullptr && take->subject) {
        if (const Ticket* live = ticketInstead(hall, *take, rejection)) {
            refusal.ticket = answerOf(hall, *live, now.waits);
        }
    }
    if (const auto* open = std::get_if<OpenCounter>(&command.what);
        open != nullptr && rejection == Rejection::ClerkElsewhere) {
        for (const auto& [number, desk] : hall.desks) {
            if (desk.clerk == open->clerk) {
                refusal.counter = number.value;
            }
        }
    }
    return refusal;
}

} // namespace hall::server
