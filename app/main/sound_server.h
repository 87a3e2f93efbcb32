// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace hall::media {

/// Whether a sound server takes clients where its library looks for one, or may do so on another
/// machine. Cheap enough to be asked every second.
[[nodiscard]] bool soundServerListens();

} // namespace hall::media
