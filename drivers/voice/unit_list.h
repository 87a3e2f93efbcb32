// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/voice/utterance.h"

#include <string>
#include <vector>

namespace hall::voice {

/// What a hall says: of these the units of its packs are made up.
struct HallWords
{
    std::string prefixes;              ///< of its ticket numbers, a letter each
    std::vector<CalledTo> counters;    ///< their `number` is of no matter
    std::vector<std::string> services; ///< their names, for announcements
};

/// Any hall's: every letter that a number may begin with, counters 1 to 99.
[[nodiscard]] HallWords anyHall();

/// A unit that a pack should have, and how an engine says it.
struct WantedUnit
{
    std::string text;
    Utterance utterance;

    friend bool operator==(const WantedUnit&, const WantedUnit&) = default;
};

/// What a speaker reads, or an engine renders, for a pack of `language`: each once. What is said
/// together is one unit, since a voice runs on there.
[[nodiscard]] std::vector<WantedUnit>
wantedUnits(Language language, const HallWords& words, const Wording& wording);

/// A sentence that the hall may have to say, and what it is about.
struct WantedSentence
{
    std::string about; ///< `tickets A`, `counter 12`, `service`
    std::string plain;
    bool isName = false; ///< nobody puts it together of others: it is there whole or it is missing
};

/// Between them they need every unit there is for: each prefix with all digits, each counter, each
/// service.
[[nodiscard]] std::vector<WantedSentence>
wantedSentences(Language language, const HallWords& words, const Wording& wording);

} // namespace hall::voice
