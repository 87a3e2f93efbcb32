// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/main/machine_checks.h"
#include "app/main/tool.h"
#include "drivers/voice/espeak_engine.h"

/// What `paihao doctor` looks at of a voice.
namespace hall::tool {

/// Whether the engine speaks Chinese.
[[nodiscard]] Finding checkVoice(const voice::EspeakEngine& engine);

/// Whether a pack of that name is there and has all that this hall says.
[[nodiscard]] Finding checkPack(const std::string& name, const Arguments& arguments);

} // namespace hall::tool
