// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/timers.h"
#include "drivers/voice/sound_cache.h"
#include "drivers/voice/speech_engine.h"

#include <QProcess>
#include <QString>
#include <QStringList>

#include <deque>
#include <memory>
#include <optional>

namespace hall::voice {

struct EspeakSettings
{
    QString program = QStringLiteral("espeak-ng");
    /// In order of preference. Not `cmn`, which reads most characters in English.
    QStringList voices{QStringLiteral("cmn-latn-pinyin+f2"), QStringLiteral("cmn-latn-pinyin")};
    QString english = QStringLiteral("en+f2");
    int wordsPerMinute = 120;
};

/// espeak-ng, a process a sentence: it is under another licence than ours and never linked.
///
/// A voice is used only after it has said 请 in Chinese. Without one, or without the program, it
/// looks again every `probeEvery`.
class EspeakEngine : public SpeechEngine
{
    Q_OBJECT

public:
    EspeakEngine(EspeakSettings settings, port::Timers& timers, QObject* parent = nullptr);
    ~EspeakEngine() override;

    void start();

    [[nodiscard]] EngineState state() const override
    {
        return m_state;
    }

    void render(const Utterance& utterance, const OnRendered& onRendered) override;

    /// The Chinese voice in use; empty: none, and nothing is said in any language.
    [[nodiscard]] const QString& voice() const
    {
        return m_voice;
    }

    static constexpr std::chrono::seconds probeEvery{30};
    static constexpr std::chrono::seconds rendersWithin{5};

private:
    struct Ended
    {
        bool isWell = false;
        QByteArray out;
    };

    struct Job
    {
        Utterance utterance;
        std::vector<OnRendered> asked;
    };

    void probe(qsizetype at);
    void probed(qsizetype at, const Ended& ended);
    void use(const QString& voice);
    void renderNext();
    [[nodiscard]] QString voiceFor(const Utterance& utterance) const;
    [[nodiscard]] std::string keyOf(const Utterance& utterance) const;
    void rendered(const Ended& ended);
    void run(const QStringList& arguments,
             const QByteArray& text,
             std::function<void(const Ended&)> onEnded);
    void ended(bool isWell);

    EspeakSettings m_settings;
    port::Alarm m_patience;
    port::Alarm m_again;
    EngineState m_state = EngineState::Unknown;
    QString m_voice;
    std::deque<Job> m_jobs; ///< the first is being rendered while `m_process` runs
    SoundCache m_cache;
    std::unique_ptr<QProcess> m_process;
    std::function<void(const Ended&)> m_onEnded;
};

} // namespace hall::voice
