// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/pack_engine.h"

#include <algorithm>

namespace hall::voice {

PackEngine::PackEngine(std::vector<UnitPack> packs, SpeechEngine& other, QObject* parent)
    : SpeechEngine(parent)
    , m_packs(std::move(packs))
    , m_other(other)
{
    connect(&m_other, &SpeechEngine::stateChanged, this, &SpeechEngine::stateChanged);
}

EngineState PackEngine::state() const
{
    return m_packs.empty() ? m_other.state() : EngineState::Ready;
}

void PackEngine::render(const Utterance& utterance, const OnRendered& onRendered)
{
    for (const UnitPack& pack : m_packs) {
        if (pack.head().language != utterance.language || utterance.plain.empty()) {
            continue;
        }
        const PackPlan plan = pack.plan(utterance.plain);
        if (plan.missing.empty() && !plan.parts.empty()) {
            onRendered(pack.sound(plan).sound);
            return;
        }
    }
    // What it lacks isn't logged: the sentence may be the manager's. `paihao voice check` tells it.
    m_other.render(utterance, onRendered);
}

std::vector<std::filesystem::path> packFolders(const std::filesystem::path& dataDir,
                                               const std::filesystem::path& programs)
{
    return {dataDir / "voices", programs.parent_path() / "voices"};
}

std::optional<std::filesystem::path> findPack(const std::string& name,
                                              const std::vector<std::filesystem::path>& folders)
{
    for (const std::filesystem::path& folder : folders) {
        std::error_code error;
        if (std::filesystem::exists(folder / name / packManifest, error)) {
            return folder / name;
        }
    }
    return {};
}

std::vector<UnitPack> loadPacks(const std::vector<std::string>& names,
                                const std::vector<std::filesystem::path>& folders)
{
    std::vector<UnitPack> packs;
    for (const std::string& name : names) {
        const auto folder = findPack(name, folders);
        if (!folder) {
            qWarning("voice: there is no pack %s", name.c_str());
            continue;
        }
        auto pack = UnitPack::load(*folder);
        if (!pack) {
            qWarning("voice: %s", pack.error().c_str());
            continue;
        }
        for (const PackFault& fault : pack->faults()) {
            qWarning("voice: pack %s: %s %s", name.c_str(), fault.file.c_str(), fault.what.c_str());
        }
        packs.push_back(std::move(*pack));
    }
    return packs;
}

} // namespace hall::voice
