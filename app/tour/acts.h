// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tour/stage.h"

/// The acts of the morning, in order; each leaves the hall as the next one finds it.
namespace hall::tour {

// acts_kiosk.cpp
void closedBeforeTheDay(Stage& stage);
void dayOpens(Stage& stage);
void citizenTakesANumber(Stage& stage);
void visitorReadsEnglish(Stage& stage);
void dayCloses(Stage& stage);

// act_devices.cpp
/// `picture` is that of the ticket's paper.
void ticketIsScanned(Stage& stage, const Issued& ticket, const QString& picture);
void stripsShowCalls(Stage& stage);
void callsAreSpoken(Stage& stage);
void operatorLooks(Stage& stage);

// acts_counter.cpp
void clerkServes(Stage& stage);
void clerkSetsAside(Stage& stage);
void twoAreCalledAtOnce(Stage& stage);
void manyWait(Stage& stage);

// acts_trouble.cpp
void paperRunsOut(Stage& stage);
void priorityTicket(Stage& stage);
void servicesHaveLayouts(Stage& stage);
void cableIsPulled(Stage& stage);
void nodeIsKilled(Stage& stage);

// act_disk.cpp
void diskIsFull(Stage& stage, const QString& binDir);

// acts_rules.cpp
void oneThingOnce(Stage& stage);
void listIsPrinted(Stage& stage);
void missedTicketReturns(Stage& stage);
void bookingIsNotFound(Stage& stage);

// act_names.cpp
void longNames(Stage& stage, const QString& binDir);

} // namespace hall::tour
