// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/hub/store_cases.h"

#include <array>

/// What halls sign of what is stored of them, in every database.
namespace hall::hub::cases {

struct WordCase
{
    const char* sentence;
    void (*run)(Database& database);
};

void provesWhatIsSigned(Database& database);
void knowsTheFirstKey(Database& database);
void findsAForger(Database& database);
void findsAChangedJournal(Database& database);
void findsAChangedRow(Database& database);
void passesOverWhatIsntStored(Database& database);
void goesOnWithoutTheForgedRows(Database& database);

inline constexpr auto wordCases = std::to_array<WordCase>({
    {"the newest row that a hall signed is kept with its word", provesWhatIsSigned},
    {"the first key counts, until it is taken out of the table", knowsTheFirstKey},
    {"a row that the hall never signed and disowns came from somebody else", findsAForger},
    {"a row that the hall signed and disowns was changed in the hall", findsAChangedJournal},
    {"a row that was changed in the city isn't the one that the hall signs", findsAChangedRow},
    {"what is said of rows that aren't stored tells nothing", passesOverWhatIsntStored},
    {"forged rows are taken out, and the hall's own come in their place",
     goesOnWithoutTheForgedRows},
});

} // namespace hall::hub::cases
