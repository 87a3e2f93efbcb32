// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/sound_cache.h"

#include <algorithm>

namespace hall::voice {

const Pcm* SoundCache::find(const std::string& key)
{
    const auto found = std::ranges::find(m_entries, key, &Entry::key);
    if (found == m_entries.end()) {
        return nullptr;
    }
    m_entries.splice(m_entries.begin(), m_entries, found);
    return &m_entries.front().sound;
}

void SoundCache::keep(const std::string& key, Pcm sound)
{
    std::erase_if(m_entries, [&](const Entry& entry) { return entry.key == key; });
    m_entries.push_front({.key = key, .sound = std::move(sound)});
    if (m_entries.size() > sentencesMax) {
        m_entries.pop_back();
    }
}

} // namespace hall::voice
