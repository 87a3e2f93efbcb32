// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"
#include "app/settings/settings.h"
#include "drivers/led/strip_face.h"

#include <string>

namespace hall::station {

/// What the strip over a counter shows. Texts are cut to shorter ones until they fit; nothing runs
/// along, and a ticket number is never broken. Strips speak Chinese.
///
/// Closed: 未开放. Paused: 暂停服务. Open and free: the counter's name. Called: 请 A035 到 3号窗口,
/// yellow where the strip has colours. Without a call, the hour too where `[[led]] time` wants it
/// and there is room. Serving: A035 办理中. A number goes from the strip by itself
/// when this machine has died.
[[nodiscard]] led::StripFace faceOf(const protocol::CounterSign& sign, const LedSettings& strip);

/// The counter's name alone, when nobody knows what is going on at it; `name` may be empty.
[[nodiscard]] led::StripFace nameFace(const Name& name, const LedSettings& strip);

[[nodiscard]] led::StripFace testFace(const Name& name, const LedSettings& strip);

/// Dark, between two flashes of a call.
[[nodiscard]] led::StripFace darkFace(const LedSettings& strip);

/// `3号窗口`: as it stands on a strip, without break points and blanks.
[[nodiscard]] std::string stripName(const Name& name, int counter);

} // namespace hall::station
