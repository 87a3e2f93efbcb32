// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/pcm.h"
#include "drivers/voice/unit_pack.h"
#include "tests/fuzz/targets.h"

namespace hall::fuzz {

/// A sound that is read and written is the same sound; a manifest, the same units.
void voiceFiles(std::string_view bytes)
{
    if (const auto sound = voice::parseWav(bytes)) {
        require(sound->rate > 0, "a sound without a rate");
        const auto again = voice::parseWav(voice::wavBytes(*sound));
        require(again && *again == *sound, "written again it is another sound");
        static_cast<void>(voice::shapedUnit(*sound));
    }
    if (const auto manifest = voice::parseManifest(bytes)) {
        const std::string written = voice::manifestOf(manifest->head, manifest->units);
        const auto again = voice::parseManifest(written);
        require(again && voice::manifestOf(again->head, again->units) == written,
                "written again it is another manifest");
    }
}

} // namespace hall::fuzz
