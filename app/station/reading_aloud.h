// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/voice/sound_out.h"
#include "drivers/voice/speech_engine.h"

#include <QObject>

#include <optional>
#include <vector>

namespace hall::station {

/// Reads one thing aloud: a chime, then a round of the same sentence in each language, and as many
/// rounds more as it is asked for. The chime is out at once; the sentences are rendered meanwhile.
///
/// A language that can't be rendered is left out of its round.
class ReadingAloud : public QObject
{
    Q_OBJECT

public:
    ReadingAloud(voice::SpeechEngine& engine, voice::SoundOut& out, QObject* parent = nullptr);

    [[nodiscard]] bool isReading() const
    {
        return m_isReading;
    }

    /// `volume`: percent.
    void begin(std::vector<voice::Utterance> sentences, int volume);
    /// Another round, without a chime; only while `roundDone` is told.
    void again(std::vector<voice::Utterance> sentences);

    /// All of it that was heard to its end.
    [[nodiscard]] const voice::Pcm& heard() const
    {
        return m_heard;
    }

signals:
    void began(); ///< the first sample of the chime was taken
    /// Every language was heard; it is over unless `again` is called now.
    void roundDone();
    void failed();   ///< nothing of the round could be made into sound; it is over
    void brokeOff(); ///< the sound output was lost; it is over

private:
    struct Sentence
    {
        voice::Utterance utterance;
        bool isRendered = false;         ///< or can't be
        std::optional<voice::Pcm> sound; ///< when it can
    };

    void beginRound(std::vector<voice::Utterance> sentences);
    void rendered(std::size_t at, const Result<voice::Pcm, std::string>& sound);
    void playNext();
    void finished(quint64 id);
    void lost();
    [[nodiscard]] std::chrono::milliseconds gap() const;

    voice::SpeechEngine& m_engine;
    voice::SoundOut& m_out;
    voice::Pcm m_chime;

    bool m_isReading = false;
    std::vector<Sentence> m_sentences;
    std::size_t m_at = 0;     ///< of the sentences, the one that is or will be played
    std::size_t m_spoken = 0; ///< of this round
    std::size_t m_rounds = 0; ///< so that a sound rendered for one isn't taken for the next
    bool m_isFirstRound = true;
    int m_volume = 100;
    quint64 m_lastSound = 0;
    quint64 m_chimeId = 0;
    quint64 m_playing = 0; ///< the sentence that is played; 0: none yet
    voice::Pcm m_underWay; ///< that sentence
    voice::Pcm m_heard;
};

} // namespace hall::station
