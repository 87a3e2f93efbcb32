// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QString>

namespace hall::tour {

/// Plays the scripted morning of the business day `day` (`2026-11-23`, which has to be today's)
/// through the programs in `binDir` and leaves in the folder `out`: the
/// pictures, `tour.txt` (which shows what), `journal.jsonl`, and in folders of their own the data,
/// the printer's tickets and what the programs said. Gives the number of pictures, or a sentence
/// that names the step at which it went wrong. Takes less than a minute.
[[nodiscard]] Result<int, QString>
playMorning(const QString& binDir, const QString& out, const QString& day);

} // namespace hall::tour
