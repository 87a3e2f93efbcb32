// SPDX-License-Identifier: Apache-2.0
#include "app/core/rejection.h"

#include <algorithm>
#include <array>

namespace hall {

namespace {

struct Entry
{
    Rejection rejection;
    std::string_view name;
    std::string_view sentence;
};

/// In the order of the enumeration.
constexpr auto entries = std::to_array<Entry>({
    {Rejection::AlreadyDone,
     "AlreadyDone",
     "the counter has moved on since: look at what stands there now"},
    {Rejection::TooLate,
     "TooLate",
     "the press is too old to be carried out: look again and press again"},
    {Rejection::IdReused,
     "IdReused",
     "this command id came before with another content: every press needs its own"},
    {Rejection::DayNotOpen,
     "DayNotOpen",
     "no business day is open: open it with day.open, or wait for the timetable"},
    {Rejection::DayAlreadyOpen, "DayAlreadyOpen", "this business day is open already"},
    {Rejection::DayInThePast,
     "DayInThePast",
     "a later day was opened before: a day can't be opened backwards"},
    {Rejection::ClockSuspected,
     "ClockSuspected",
     "the machine's clock is in doubt: set it right and confirm the time when opening the day"},
    {Rejection::UnknownService, "UnknownService", "no such service in this hall"},
    {Rejection::UnknownClass, "UnknownClass", "no such priority class in this hall"},
    {Rejection::UnknownCounter, "UnknownCounter", "no such counter in this hall"},
    {Rejection::UnknownTicket, "UnknownTicket", "no such ticket today"},
    {Rejection::TicketOfEarlierDay,
     "TicketOfEarlierDay",
     "this ticket is from a day that is over: take a new number"},
    {Rejection::UnknownStation, "UnknownStation", "no such station in hall.toml"},
    {Rejection::InvalidClerk,
     "InvalidClerk",
     "a clerk's id has 1 to 32 letters, digits and dashes"},
    {Rejection::ClerkElsewhere,
     "ClerkElsewhere",
     "this clerk is signed in at another counter: sign out there first"},
    {Rejection::CounterClosed,
     "CounterClosed",
     "nobody is signed in at this counter: open it first"},
    {Rejection::CounterOpen, "CounterOpen", "a clerk is signed in at this counter already"},
    {Rejection::CounterPaused, "CounterPaused", "the counter is paused: resume first"},
    {Rejection::CounterNotPaused, "CounterNotPaused", "the counter is not paused"},
    {Rejection::CounterBusy, "CounterBusy", "a ticket is at the counter: finish it first"},
    {Rejection::NobodyAtCounter,
     "NobodyAtCounter",
     "no ticket is called or in service at this counter"},
    {Rejection::CalledNotStarted,
     "CalledNotStarted",
     "start the called ticket, or mark it a no-show, before calling the next"},
    {Rejection::TicketNotCalled,
     "TicketNotCalled",
     "the ticket at this counter is in service, not called"},
    {Rejection::TicketNotServing,
     "TicketNotServing",
     "the ticket at this counter is called and not started yet"},
    {Rejection::TicketNotWaiting, "TicketNotWaiting", "the ticket no longer waits"},
    {Rejection::TooManyRecalls,
     "TooManyRecalls",
     "called as often as this hall allows: start, or mark a no-show"},
    {Rejection::RecallTooSoon,
     "RecallTooSoon",
     "just called: wait some seconds before calling again"},
    {Rejection::HallFull, "HallFull", "as many people wait as this hall admits"},
    {Rejection::RulesInUse,
     "RulesInUse",
     "the new rules drop a service or a counter that is in use: close the day first"},
    {Rejection::RulesUnchanged, "RulesUnchanged", "these are the rules already"},
    {Rejection::StaleClaim,
     "StaleClaim",
     "another process has claimed the station since: claim it again"},
    {Rejection::UnknownVisit, "UnknownVisit", "no visit of this code in the rules"},
    {Rejection::UnknownPlan, "UnknownPlan", "no plan of this name in the rules"},
    {Rejection::UnknownGroup, "UnknownGroup", "no group of this code in the rules"},
    {Rejection::UnknownReason, "UnknownReason", "the hall has no such reason for this"},
    {Rejection::UnknownClerk, "UnknownClerk", "nobody is signed in at a counter under that id"},
    {Rejection::UnknownAppointment,
     "UnknownAppointment",
     "no appointment is known for this, or it was cancelled: look at number and day, or take a "
     "number without one"},
    {Rejection::UnknownMaterial, "UnknownMaterial", "the service asks for no such paper"},
    {Rejection::UnknownPromise, "UnknownPromise", "no promise under this reference"},
    {Rejection::OutsideHours,
     "OutsideHours",
     "no tickets for this service at this hour: come at the next opening"},
    {Rejection::CutOff,
     "CutOff",
     "too near to closing time for this service: come at the next opening"},
    {Rejection::QuotaUsed,
     "QuotaUsed",
     "all of today's tickets for this service are given: come on another day"},
    {Rejection::SubjectQuotaUsed,
     "SubjectQuotaUsed",
     "as many tickets as one person or enterprise may have for this service in a day"},
    {Rejection::LiveTicket, "LiveTicket", "a ticket for this service still counts: use that one"},
    {Rejection::IdentityRequired,
     "IdentityRequired",
     "this service is for people who say who they are: show an ID card or code"},
    {Rejection::ClassNotProven,
     "ClassNotProven",
     "no kiosk gives this priority on a citizen's word: the guide desk looks at his proof"},
    {Rejection::TooManyUnbound,
     "TooManyUnbound",
     "too many tickets without a name in this minute: wait a little, or show an ID card"},
    {Rejection::NumberTaken, "NumberTaken", "this number was given already today"},
    {Rejection::NumberNotOfService,
     "NumberNotOfService",
     "not a number of the queue that the service is in: look at the slip's letter and digits"},
    {Rejection::CounterNotFor, "CounterNotFor", "this counter does not serve that service"},
    {Rejection::GivenCallNotAllowed,
     "GivenCallNotAllowed",
     "this hall does not let a clerk choose whom to call: call the next"},
    {Rejection::ReasonNeeded, "ReasonNeeded", "one of the hall's reasons for this must be given"},
    {Rejection::TicketNotHeld, "TicketNotHeld", "the ticket is not set aside"},
    {Rejection::HeldElsewhere,
     "HeldElsewhere",
     "it is set aside for another counter, which is open"},
    {Rejection::WaitsForOffice, "WaitsForOffice", "the back office has not done its part yet"},
    {Rejection::TransferToItself,
     "TransferToItself",
     "name another service, another counter or another clerk to send it to"},
    {Rejection::TicketNotMissed, "TicketNotMissed", "the ticket was not missed"},
    {Rejection::MissedIsVoid,
     "MissedIsVoid",
     "a missed ticket counts no more in this hall: take a new one"},
    {Rejection::MissedIsClerks,
     "MissedIsClerks",
     "a missed ticket is taken back by the clerk: go to the counter"},
    {Rejection::ReinstatedTooOften,
     "ReinstatedTooOften",
     "it came back as often as the hall allows: take a new one"},
    {Rejection::TooManyReprints,
     "TooManyReprints",
     "it was printed again as often as the hall allows"},
    {Rejection::NothingToUndo,
     "NothingToUndo",
     "no such press is known, or what it did is not taken back"},
    {Rejection::UndoTooLate, "UndoTooLate", "the seconds for taking it back are over"},
    {Rejection::CantUndo, "CantUndo", "the counter or the ticket has moved on since"},
    {Rejection::NoAppointments, "NoAppointments", "this service takes no appointments"},
    {Rejection::AlreadyBooked,
     "AlreadyBooked",
     "an appointment under this reference is here already"},
    {Rejection::ClosedThen, "ClosedThen", "the hall is closed at that time: choose another"},
    {Rejection::PersonBlocked,
     "PersonBlocked",
     "too many appointments were missed: booking is closed to this person for a while"},
    {Rejection::SlotFull, "SlotFull", "that half-hour is full: choose another"},
    {Rejection::AppointmentUsed, "AppointmentUsed", "this appointment was used or missed already"},
    {Rejection::AppointmentTooEarly,
     "AppointmentTooEarly",
     "too early for this appointment: come again nearer to its time"},
    {Rejection::AppointmentTooLate,
     "AppointmentTooLate",
     "the time of this appointment is over: take a number as a walk-in"},
    {Rejection::AppointmentOtherDay, "AppointmentOtherDay", "this appointment is for another day"},
    {Rejection::NotOnPromise, "NotOnPromise", "this paper can not be accepted on promise"},
});

static_assert(std::ranges::is_sorted(entries, {}, &Entry::rejection));

const Entry& entryOf(Rejection rejection)
{
    return entries.at(static_cast<std::size_t>(rejection));
}

} // namespace

std::string_view explain(Rejection rejection)
{
    return entryOf(rejection).sentence;
}

std::string_view toText(Rejection rejection)
{
    return entryOf(rejection).name;
}

std::optional<Rejection> parseRejection(std::string_view text)
{
    const auto* const found = std::ranges::find(entries, text, &Entry::name);
    return found == entries.end() ? std::nullopt : std::optional{found->rejection};
}

} // namespace hall
