// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/kiosk/kiosk_scenes.h"

#include <vector>

/// Halls and hands that the operator's desk is tried with.
namespace hall::kiosk::test {

/// A printer without paper and a scanner here, strips and a speaker elsewhere.
[[nodiscard]] std::vector<protocol::DeviceLine> someDevices();
/// 25, in every condition.
[[nodiscard]] std::vector<protocol::DeviceLine> manyDevices();
/// Strips of every size and in several conditions, and what they acknowledged last.
[[nodiscard]] protocol::HallView hallWithStrips();
[[nodiscard]] protocol::HallView hallWith(std::vector<protocol::DeviceLine> devices);

/// A finger in the top right corner until the desk is open.
void openByHolding(KioskFace& face);
void typePin(KioskFace& face, const QString& pin);
/// Everything that the desk can look like.
[[nodiscard]] std::vector<Scene> deskScenes();
/// Whether the face paints such a text now.
[[nodiscard]] bool says(KioskFace& face, const QString& text);

} // namespace hall::kiosk::test
