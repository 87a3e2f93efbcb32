// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/entry_page.h"
#include "ui/kiosk/found_page.h"
#include "ui/kiosk/kiosk_face.h"
#include "ui/kiosk/ticket_page.h"

#include <utility>

/// What a visitor asks of the hall, and what it answers.
namespace hall::kiosk {

/// From here to the answer the keys are deaf. Without a connection a press is refused at once.
bool KioskFace::begin(Errand errand)
{
    if (m_visit.asking != Asking::No) {
        return false;
    }
    m_visit.refused = {};
    if (!m_connected) {
        m_visit.refused = {.why = "Unreachable", .errand = errand};
        refresh();
        return false;
    }
    m_visit.asking = Asking::Yes;
    m_visit.errand = errand;
    m_answer.start(m_patience.answer);
    refresh();
    return true;
}

void KioskFace::take()
{
    if (m_view && needsIdentity(*m_view, m_visit) && m_visit.asking == Asking::No) {
        go(Stop::Identity);
        return;
    }
    takeAs({.service = m_visit.oneThing.empty() ? m_visit.service : ServiceCode{},
            .visit = m_visit.oneThing,
            .appointment = {},
            .checkIn = false,
            .id = {},
            .claim = m_visit.claim},
           Errand::Take);
}

void KioskFace::takeAs(const TakeWish& wish, Errand errand)
{
    if (begin(errand)) {
        emit takeRequested(wish, ++m_press);
    }
}

void KioskFace::entered(const QString& typed)
{
    const std::int64_t card = typed.isEmpty() ? m_visit.card : 0;
    if (m_visit.stop == Stop::Appointment) {
        TakeWish wish = checkInWish(typed);
        wish.checkIn = wish.checkIn || card != 0;
        wish.card = card;
        takeAs(wish, Errand::CheckIn);
        return;
    }
    takeAs({.service = m_visit.oneThing.empty() ? m_visit.service : ServiceCode{},
            .visit = m_visit.oneThing,
            .appointment = {},
            .checkIn = false,
            .id = typed,
            .claim = m_visit.claim,
            .card = card},
           Errand::Take);
}

void KioskFace::checkIn(const AppointmentId& appointment)
{
    go(Stop::Appointment);
    takeAs({.service = {},
            .visit = {},
            .appointment = kit::fromUtf8(appointment.value),
            .checkIn = false,
            .id = {},
            .claim = {}},
           Errand::CheckIn);
}

/// Where his number is asked for, his card says it. Who lays it on before he is asked, on his way
/// there, need not lay it on again.
void KioskFace::followCard(const protocol::ReadingView& reading)
{
    const bool isAsked = m_visit.stop == Stop::Identity || m_visit.stop == Stop::Appointment;
    const bool isOnHisWay = m_visit.stop == Stop::Areas || m_visit.stop == Stop::Services ||
                            m_visit.stop == Stop::Confirm;
    if (!isAsked && !isOnHisWay) {
        return;
    }
    somebodyIsHere();
    const bool isKnown =
        reading.found == protocol::Found::Card || reading.found == protocol::Found::Person;
    m_visit.card = isKnown ? reading.reading : 0;
    m_visit.byCode = isOfPerson(reading.found);
    if (!isAsked) {
        return;
    }
    m_visit.refused = {};
    m_visit.cardTrouble = {};
    if (m_visit.card == 0) {
        m_visit.cardTrouble = reading.found;
        return;
    }
    m_entry->clear();
    entered({});
}

/// Who shows his identity code says who he is where that is asked for; anywhere else he is told
/// whether it is known, and goes on from there.
void KioskFace::followPerson(const protocol::ReadingView& reading)
{
    if (m_visit.stop == Stop::Confirm && m_view && needsIdentity(*m_view, m_visit)) {
        go(Stop::Identity);
    }
    if (m_visit.stop == Stop::Identity || m_visit.stop == Stop::Appointment) {
        followCard(reading);
    } else {
        follow(reading);
    }
}

void KioskFace::returnTicket()
{
    if (m_visit.reading.ticket && begin(Errand::Return)) {
        emit returnRequested(m_visit.reading.ticket->id, ++m_press);
    }
}

/// Nothing is done to a ticket before its holder was asked whether he means it.
void KioskFace::consider(Errand errand)
{
    if (m_visit.asking == Asking::No && m_visit.reading.ticket) {
        m_visit.considered = errand;
        refresh();
    }
}

void KioskFace::doConsidered()
{
    const auto errand = std::exchange(m_visit.considered, std::nullopt);
    if (!errand || !begin(*errand)) {
        refresh();
        return;
    }
    const TicketId ticket = m_visit.reading.ticket->id;
    ++m_press;
    *errand == Errand::Reprint ? emit reprintRequested(ticket, m_press)
                               : emit cancelRequested(ticket, m_press);
}

void KioskFace::printSheet()
{
    if (m_visit.printing == Printing::Asked) {
        return;
    }
    m_visit.printingRefused = {};
    if (!m_connected) {
        m_visit.printing = Printing::Refused;
        m_visit.printingRefused = {.why = "Unreachable", .errand = Errand::Sheet};
        refresh();
        return;
    }
    m_visit.printing = Printing::Asked;
    refresh();
    emit sheetRequested({.service = m_visit.service,
                         .choices = m_visit.choices,
                         .ticket = m_visit.ticket ? m_visit.ticket->id : TicketId{}},
                        ++m_sheetPress);
}

void KioskFace::showAnswer(quint64 press, const protocol::TicketAnswer& ticket)
{
    if (press != m_press || m_visit.asking == Asking::No) {
        return;
    }
    m_visit.asking = Asking::No;
    m_idle.restart();
    if (m_visit.stop == Stop::Found) {
        auto before = *std::exchange(m_visit.reading.ticket, ticket);
        m_visit.reading.ticket->steps = std::move(before.steps);
        m_visit.reading.ticket->priority = before.priority;
        stayAtFound();
        return;
    }
    m_visit.ticket = ticket;
    if (m_visit.printing != Printing::Asked) {
        m_visit.printing = Printing::None;
    }
    go(Stop::Ticket);
    m_idle.restart();
    m_ticketPage->showSecondsLeft(stepsLeft(m_patience.ticket));
}

void KioskFace::showDone(quint64 press)
{
    if (press != m_press || m_visit.asking == Asking::No || m_visit.stop != Stop::Found) {
        return;
    }
    m_visit.asking = Asking::No;
    m_idle.restart();
    stayAtFound();
}

void KioskFace::stayAtFound()
{
    m_visit.done = m_visit.errand;
    m_visit.refused = {};
    refresh();
    m_foundPage->showSecondsLeft(stepsLeft(m_patience.found));
}

/// The ticket that he has instead of the one he asked for: nothing else of his visit stays.
void KioskFace::showHad(const protocol::TicketAnswer& ticket)
{
    forget();
    m_visit.reading.found = protocol::Found::Ticket;
    m_visit.reading.ticket = ticket;
    m_visit.had = true;
    go(Stop::Found);
    m_idle.restart();
    m_foundPage->showSecondsLeft(stepsLeft(m_patience.found));
}

void KioskFace::showRefusal(quint64 press, const Refused& refused)
{
    if (press != m_press || m_visit.asking == Asking::No) {
        return;
    }
    m_visit.asking = Asking::No;
    if (refused.ticket && m_visit.stop != Stop::Found) {
        showHad(*refused.ticket);
        return;
    }
    if (refused.why == "IdentityRequired" && m_visit.stop == Stop::Confirm) {
        // The rules have changed since the view was made: he is asked now.
        go(Stop::Identity);
    }
    if (refused.why == "IdentityRequired" || refused.why == "WrongNumber") {
        m_visit.card = 0; // It was read too long ago.
    }
    if (refused.why == "ClassNotProven") {
        m_visit.claim = {}; // The next press is for the normal class.
    }
    m_visit.refused = refused;
    m_visit.refused.errand = m_visit.errand;
    m_idle.restart();
    refresh();
}

void KioskFace::showSheet(quint64 press, const std::optional<Refused>& refused)
{
    if (press != m_sheetPress || m_visit.printing != Printing::Asked) {
        return;
    }
    m_visit.printing = refused ? Printing::Refused : Printing::Coming;
    m_visit.printingRefused = refused.value_or(Refused{});
    m_visit.printingRefused.errand = Errand::Sheet;
    refresh();
}

} // namespace hall::kiosk
