// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/voice/speech_engine.h"
#include "drivers/voice/unit_pack.h"

#include <string>

namespace hall::voice {

/// Speaks from packs what they can say as a whole, and leaves the rest to another engine: never two
/// voices in a sentence.
class PackEngine : public SpeechEngine
{
    Q_OBJECT

public:
    PackEngine(std::vector<UnitPack> packs, SpeechEngine& other, QObject* parent = nullptr);

    /// Ready with a pack, whatever the other's state is.
    [[nodiscard]] EngineState state() const override;

    void render(const Utterance& utterance, const OnRendered& onRendered) override;

private:
    std::vector<UnitPack> m_packs;
    SpeechEngine& m_other;
};

/// Where packs lie: a hall's own beside its journal, ours beside the programs' folder.
[[nodiscard]] std::vector<std::filesystem::path> packFolders(const std::filesystem::path& dataDir,
                                                             const std::filesystem::path& programs);

/// The folder of the pack that is called so, in the first of `folders` that has it.
[[nodiscard]] std::optional<std::filesystem::path>
findPack(const std::string& name, const std::vector<std::filesystem::path>& folders);

/// The packs that are called so, each looked for in `folders`, the first that has it. What can't be
/// used is told in the log.
[[nodiscard]] std::vector<UnitPack> loadPacks(const std::vector<std::string>& names,
                                              const std::vector<std::filesystem::path>& folders);

} // namespace hall::voice
