// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/apply.h"

/// Shared by the sources of `apply` alone: one overload an event. A ticket that an event names may
/// be unknown: a damaged journal was cut before it.
namespace hall::applying {

void on(Hall& hall, const Event& event, const RulesChanged& changed);
void on(Hall& hall, const Event& event, const DayOpened& opened);
void on(Hall& hall, const Event& event, const DayClosed& closed);
void on(Hall& hall, const Event& event, const CounterOpened& opened);
void on(Hall& hall, const Event& event, const CounterPaused& paused);
void on(Hall& hall, const Event& event, const CounterResumed& resumed);
void on(Hall& hall, const Event& event, const CounterClosed& closed);
void on(Hall& hall, const Event& event, const NumbersLeased& leased);
void on(Hall& hall, const Event& event, const PlanChosen& chosen);
void on(Hall& hall, const Event& event, const CounterBound& bound);

void on(Hall& hall, const Event& event, const TicketIssued& issued);
void on(Hall& hall, const Event& event, const TicketCalled& called);
void on(Hall& hall, const Event& event, const TicketRecalled& recalled);
void on(Hall& hall, const Event& event, const ServiceStarted& started);
void on(Hall& hall, const Event& event, const ServiceFinished& finished);
void on(Hall& hall, const Event& event, const TicketMissed& missed);
void on(Hall& hall, const Event& event, const TicketUncalled& uncalled);
void on(Hall& hall, const Event& event, const TicketCancelled& cancelled);
void on(Hall& hall, const Event& event, const TicketHeld& held);
void on(Hall& hall, const Event& event, const TicketResumed& resumed);
void on(Hall& hall, const Event& event, const TicketTransferred& transferred);
void on(Hall& hall, const Event& event, const VisitContinued& continued);
void on(Hall& hall, const Event& event, const TicketReinstated& reinstated);
void on(Hall& hall, const Event& event, const TicketReleased& released);
void on(Hall& hall, const Event& event, const TicketRestored& restored);

void on(Hall& hall, const Event& event, const AppointmentBooked& booked);
void on(Hall& hall, const Event& event, const AppointmentCancelled& cancelled);
void on(Hall& hall, const Event& event, const AppointmentMissed& missed);
void on(Hall& hall, const Event& event, const PapersPromised& promised);
void on(Hall& hall, const Event& event, const PromiseClosed& closed);

void on(Hall& hall, const Event& event, const ReprintAsked& asked);
void on(Hall& hall, const Event& event, const MaterialsAsked& asked);
void on(Hall& hall, const Event& event, const StationClaimed& claimed);
void on(Hall& hall, const Event& event, const PaperReported& reported);
void on(Hall& hall, const Event& event, const AnnouncementSpoken& spoken);
void on(Hall& hall, const Event& event, const ToutingSuspected& suspected);
void on(Hall& hall, const Event& event, const DeviceChanged& changed);
void on(Hall& hall, const Event& event, const ClockSuspected& suspected);
void on(Hall& hall, const Event& event, const ClockTrusted& trusted);

/// These tell readers something and change nothing here.
inline void on(Hall& /*hall*/, const Event& /*event*/, const RecordRead& /*read*/) {}

inline void on(Hall& /*hall*/, const Event& /*event*/, const UnknownNote& /*note*/) {}

} // namespace hall::applying
