// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"
#include "app/settings/settings.h"
#include "app/station/call_queue.h"
#include "drivers/voice/utterance.h"

#include <vector>

namespace hall::station {

/// What is said, a sentence in each language of the zone, in their order.
class AnnouncementWords
{
public:
    explicit AnnouncementWords(const VoiceSettings& settings);

    [[nodiscard]] std::vector<voice::Utterance>
    ofCalls(const std::vector<PendingCall>& calls) const;
    /// Empty where it says nothing in any of the languages.
    [[nodiscard]] std::vector<voice::Utterance>
    ofText(const protocol::AnnouncementAsked& asked) const;
    [[nodiscard]] std::vector<voice::Utterance> ofTest() const;

private:
    voice::Wording m_wording;
    std::vector<voice::Language> m_languages;
};

} // namespace hall::station
