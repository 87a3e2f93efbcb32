// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/main/tool.h"
#include "drivers/voice/pcm.h"
#include "drivers/voice/unit_list.h"

#include <map>

namespace hall::tool {

/// Samples a second of all that a hall plays.
inline constexpr int soundRate = 22050;

/// How this hall speaks and what it has to say.
struct HallVoice
{
    voice::Wording wording;
    voice::HallWords words;
};

/// Without a hall.toml, as any hall does.
[[nodiscard]] Result<HallVoice, QString> hallVoice(const Arguments& arguments);

/// `--lang`; Chinese by default.
[[nodiscard]] voice::Language languageOf(const Arguments& arguments);

/// Each as espeak-ng says it, at so many words a minute; the first that it can't say is the error.
[[nodiscard]] Result<std::map<std::string, voice::Pcm>, std::string>
render(const std::vector<voice::WantedUnit>& units, int wordsPerMinute);

/// Empty: written; else why not.
[[nodiscard]] QString writeFile(const QString& path, const std::string& bytes);

[[nodiscard]] int voiceBuild(const Arguments& arguments);
[[nodiscard]] int voiceCheck(const Arguments& arguments);

} // namespace hall::tool
