// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/hub/store_cases.h"

#include <array>

/// What the views for analysts tell of days that were played, in every database.
namespace hall::hub::cases {

struct AnalystCase
{
    const char* sentence;
    void (*run)(Database& database);
};

void tellsTicketStories(Database& database);
void countsOnlyWhatStood(Database& database);
void tellsTurns(Database& database);
void countsByHour(Database& database);
void bearsWhatItCantRead(Database& database);
void readsOldVersions(Database& database);
void agreesWithTheHall(Database& database);

inline constexpr auto analystCases = std::to_array<AnalystCase>({
    {"each ticket is told from its issue to its end", tellsTicketStories},
    {"what was taken back didn't happen", countsOnlyWhatStood},
    {"a ticket that is sent on waits anew for another service", tellsTurns},
    {"waits, handling and abandonment are counted by the hall's hours", countsByHour},
    {"what can't be read spoils nothing else", bearsWhatItCantRead},
    {"rows of the first release are read like today's", readsOldVersions},
    {"whatever is pressed in a hall, the views and the hall agree", agreesWithTheHall},
});

} // namespace hall::hub::cases
