// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/voice/sound_out.h"
#include "drivers/voice/speech_engine.h"

#include <algorithm>
#include <string>
#include <vector>

namespace hall::test {

/// Renders each sentence as so many samples as it has bytes, when it is told to.
class FakeEngine : public voice::SpeechEngine
{
public:
    [[nodiscard]] voice::EngineState state() const override
    {
        return m_state;
    }

    void become(voice::EngineState state)
    {
        m_state = state;
        emit stateChanged();
    }

    void render(const voice::Utterance& utterance, const OnRendered& onRendered) override
    {
        rendered.push_back(utterance.text);
        if (isBroken || (!broken.empty() && utterance.text.starts_with(broken))) {
            onRendered(failure(std::string("broken")));
        } else {
            onRendered(voice::Pcm{.samples = std::vector<std::int16_t>(utterance.text.size(), 1)});
        }
    }

    std::vector<std::string> rendered;
    bool isBroken = false;
    std::string broken; ///< what begins so can't be rendered

private:
    voice::EngineState m_state = voice::EngineState::Ready;
};

/// A loudspeaker that plays when it is told to.
class FakeSpeaker : public voice::SoundOut
{
public:
    [[nodiscard]] voice::OutState state() const override
    {
        return m_state;
    }

    [[nodiscard]] int rate() const override
    {
        return 22050;
    }

    void play(std::uint64_t id, const voice::Pcm& sound) override
    {
        ids.push_back(id);
        lengths.push_back(sound.length());
        peaks.push_back(*std::ranges::max_element(sound.samples));
        if (ids.size() - m_done == 1) {
            emit began(id);
        }
    }

    /// What is under way comes to its end.
    void finish()
    {
        const std::size_t until = ids.size();
        while (m_done < until) {
            emit finished(ids[m_done++]);
        }
    }

    void become(voice::OutState state)
    {
        m_state = state;
        const bool wasPlaying = m_done < ids.size();
        m_done = ids.size();
        if (state != voice::OutState::Ready && wasPlaying) {
            emit lost();
        }
        emit stateChanged();
    }

    [[nodiscard]] std::size_t underWay() const
    {
        return ids.size() - m_done;
    }

    std::vector<std::uint64_t> ids;
    std::vector<std::chrono::milliseconds> lengths;
    std::vector<int> peaks;

private:
    voice::OutState m_state = voice::OutState::Ready;
    std::size_t m_done = 0;
};

} // namespace hall::test
