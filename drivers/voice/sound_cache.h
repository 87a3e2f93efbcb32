// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/voice/pcm.h"

#include <list>
#include <string>

namespace hall::voice {

/// The sounds used last.
class SoundCache
{
public:
    /// Null when it isn't there; stays until the next `keep`.
    [[nodiscard]] const Pcm* find(const std::string& key);
    void keep(const std::string& key, Pcm sound);

    [[nodiscard]] std::size_t size() const
    {
        return m_entries.size();
    }

    /// As many as a busy zone has in the air: each number is called once or twice, then never
    /// again.
    static constexpr std::size_t sentencesMax = 12; // some 3 MB, 10 of joined calls

private:
    struct Entry
    {
        std::string key;
        Pcm sound;
    };

    std::list<Entry> m_entries; ///< newest use first
};

} // namespace hall::voice
