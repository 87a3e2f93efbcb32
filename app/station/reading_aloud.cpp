// SPDX-License-Identifier: Apache-2.0
#include "app/station/reading_aloud.h"

#include "drivers/voice/chime.h"

#include <utility>

namespace hall::station {

using std::chrono::milliseconds;

ReadingAloud::ReadingAloud(voice::SpeechEngine& engine, voice::SoundOut& out, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
    , m_out(out)
    , m_chime(voice::chime(out.rate()))
{
    connect(&m_out, &voice::SoundOut::lost, this, &ReadingAloud::lost);
    connect(&m_out, &voice::SoundOut::finished, this, &ReadingAloud::finished);
    connect(&m_out, &voice::SoundOut::began, this, [this](quint64 id) {
        if (m_isReading && id == m_chimeId) {
            emit began();
        }
    });
}

void ReadingAloud::begin(std::vector<voice::Utterance> sentences, int volume)
{
    m_isReading = true;
    m_isFirstRound = true;
    m_volume = volume;
    m_chimeId = ++m_lastSound;
    const voice::Pcm chime = voice::atVolume(m_chime, m_volume);
    m_heard = chime;
    m_out.play(m_chimeId, chime);
    beginRound(std::move(sentences));
}

void ReadingAloud::again(std::vector<voice::Utterance> sentences)
{
    m_isReading = true;
    m_isFirstRound = false;
    beginRound(std::move(sentences));
}

void ReadingAloud::beginRound(std::vector<voice::Utterance> sentences)
{
    m_sentences.clear();
    for (voice::Utterance& sentence : sentences) {
        m_sentences.push_back(
            {.utterance = std::move(sentence), .isRendered = false, .sound = std::nullopt});
    }
    m_at = 0;
    m_spoken = 0;
    m_playing = 0;
    const std::size_t round = ++m_rounds;
    for (std::size_t at = 0; at < m_sentences.size() && round == m_rounds; ++at) {
        const voice::Utterance utterance = m_sentences[at].utterance;
        m_engine.render(utterance, [this, round, at](const auto& sound) {
            if (m_isReading && round == m_rounds) {
                rendered(at, sound);
            }
        });
    }
}

void ReadingAloud::rendered(std::size_t at, const Result<voice::Pcm, std::string>& sound)
{
    m_sentences[at].isRendered = true;
    if (sound && sound->rate == m_out.rate()) {
        m_sentences[at].sound = *sound;
    }
    if (m_playing == 0) {
        playNext();
    }
}

void ReadingAloud::playNext()
{
    while (m_at < m_sentences.size() && m_sentences[m_at].isRendered && !m_sentences[m_at].sound) {
        ++m_at;
    }
    if (m_at < m_sentences.size()) {
        if (m_sentences[m_at].isRendered) {
            voice::Pcm sound = voice::silence(m_out.rate(), gap());
            voice::append(sound, *m_sentences[m_at].sound);
            m_underWay = voice::atVolume(sound, m_volume);
            m_playing = ++m_lastSound;
            m_out.play(m_playing, m_underWay);
        }
        return;
    }
    m_isReading = false;
    if (m_spoken > 0) {
        emit roundDone();
    } else {
        emit failed();
    }
}

milliseconds ReadingAloud::gap() const
{
    return m_isFirstRound && m_spoken == 0 ? voice::gapAfterChime : voice::gapBetweenReadings;
}

void ReadingAloud::finished(quint64 id)
{
    if (!m_isReading || m_playing == 0 || id != m_playing) {
        return;
    }
    voice::append(m_heard, m_underWay);
    m_playing = 0;
    ++m_spoken;
    ++m_at;
    playNext();
}

void ReadingAloud::lost()
{
    if (std::exchange(m_isReading, false)) {
        emit brokeOff();
    }
}

} // namespace hall::station
