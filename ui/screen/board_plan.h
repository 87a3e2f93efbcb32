// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"

#include <optional>
#include <vector>

/// What a hall board says now, before anything is drawn: a pure function of the newest view and of
/// time.
namespace hall::screen {

/// Two calls within this time stand side by side; each is the latest for the people it names.
inline constexpr Duration sharedWithin = std::chrono::seconds{10};
/// After this long without news the calls are taken down: an old call sends people astray.
inline constexpr Duration lostAfter = std::chrono::seconds{60};
inline constexpr std::size_t earlierMax = 6;

enum class Mode {
    Silent, ///< nothing heard from the hall yet
    Calls,
    Closed, ///< no day is open
    Lost    ///< no news for so long that nothing shown would hold
};

/// How a call looks: called and lit, in the dark half of its swap, or at the counter already.
enum class Light { Call, Dark, Serving };

struct ShownCall
{
    protocol::BoardCall call;
    Light light = Light::Call;

    friend bool operator==(const ShownCall&, const ShownCall&) = default;
};

struct BoardPlan
{
    Mode mode = Mode::Silent;
    bool old = false;               ///< no news for six seconds: shown, but it may have changed
    Duration age{0};                ///< of the last news
    std::vector<ShownCall> latest;  ///< none, one, or two that share the block
    std::vector<ShownCall> earlier; ///< newest first, at most six
    bool swapping = false;          ///< the latest call is changing its light now

    friend bool operator==(const BoardPlan&, const BoardPlan&) = default;
};

/// `now` is the hall's time, `age` that of the last news; nothing before the first.
[[nodiscard]] BoardPlan
planBoard(const protocol::BoardView& view, Time now, std::optional<Duration> age);

} // namespace hall::screen
