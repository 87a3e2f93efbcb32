// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/tidy/sources.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hall::tidy {

/// `app/core/hall.cpp:12: includes app/server/session.h against the arrows`
using Findings = std::vector<std::string>;

/// An include against the arrows, a folder without a place among them.
[[nodiscard]] Findings checkArrows(const Source& source);
/// Qt where it isn't at home.
[[nodiscard]] Findings checkQt(const Source& source);
/// The whole of nlohmann-json in a header.
[[nodiscard]] Findings checkJson(const Source& source);
/// A clock asked outside of `main`.
[[nodiscard]] Findings checkClock(const Source& source);
/// Words that have no place: what is unfinished, sleeps in tests, nested event loops.
[[nodiscard]] Findings checkWords(const Source& source);
/// Licence line, `#pragma once`, length.
[[nodiscard]] Findings checkShape(const Source& source);

/// Sources that no build file names: nobody compiles them, and tests in them never run.
[[nodiscard]] Findings findUnbuilt(const std::vector<Source>& sources);

/// All that is asked of one file.
[[nodiscard]] Findings checkAll(const Source& source);

/// A file that may ask the clock, and why.
struct ClockUser
{
    std::string_view path;
    std::string_view why;
};

[[nodiscard]] std::span<const ClockUser> clockUsers();

} // namespace hall::tidy
