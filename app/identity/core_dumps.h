// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace hall::identity {

/// From now on this process leaves no picture of its memory when it dies, and no other process of
/// the same user may look into it. Programs that it starts inherit the limit. Called first in
/// `main` of every program that holds keys or names; false when the system refused.
[[nodiscard]] bool forbidCoreDumps();

} // namespace hall::identity
