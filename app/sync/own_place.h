// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"

#include <string>

namespace hall::sync {

/// Where what the hub holds of this hall ends in the hall's own journal.
struct OwnPlace
{
    enum class Kind {
        Ours,    ///< at `last`; seq 0: before the first row. Perhaps a row that was lost here
        Beyond,  ///< the hub holds rows after `last` that a restored backup lacks
        Foreign, ///< it isn't this journal's history: `why`
    };

    Kind kind = Kind::Ours;
    journal::Position last;
    std::string why;

    friend bool operator==(const OwnPlace&, const OwnPlace&) = default;
};

/// Finds `held`, the newest row that the hub holds. Reads one row, but all of them where that one
/// isn't here.
[[nodiscard]] Result<OwnPlace, journal::JournalError> findOwnPlace(const journal::Head& held,
                                                                   journal::Reader& reader);

} // namespace hall::sync
