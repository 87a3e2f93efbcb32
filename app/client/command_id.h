// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace hall::client {

/// A UUID for one press, of version 7: it begins with the time in milliseconds, the rest is random.
/// So the ids of presses made together lie together in the journal's index, and a commit of many
/// writes few pages. Nobody reads the time out of it again.
[[nodiscard]] QString makeCommandId();

} // namespace hall::client
