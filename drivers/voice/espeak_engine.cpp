// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/espeak_engine.h"

#include <algorithm>

namespace hall::voice {

using namespace Qt::StringLiterals;

namespace {

/// Of full scale 200; above it some voices clip before we can set the level.
const QString amplitude = u"60"_s;
constexpr qint64 soundBytesMax = 8LL << 20U;

/// A voice that goes over to English for a Chinese character says so in its phonemes.
bool speaksChinese(const QByteArray& phonemes)
{
    return !phonemes.trimmed().isEmpty() && !phonemes.contains("(en)");
}

} // namespace

EspeakEngine::EspeakEngine(EspeakSettings settings, port::Timers& timers, QObject* parent)
    : SpeechEngine(parent)
    , m_settings(std::move(settings))
    , m_patience(timers)
    , m_again(timers)
{
}

EspeakEngine::~EspeakEngine()
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->kill();
        m_process->waitForFinished();
    }
}

void EspeakEngine::start()
{
    probe(0);
}

void EspeakEngine::probe(qsizetype at)
{
    if (at == m_settings.voices.size()) {
        use({});
        m_again.set(probeEvery, [this] { probe(0); });
        return;
    }
    run({u"-v"_s, m_settings.voices[at], u"-x"_s, u"-q"_s, u"-b"_s, u"1"_s, u"--stdin"_s},
        "请"_ba,
        [this, at](const Ended& ended) { probed(at, ended); });
}

void EspeakEngine::probed(qsizetype at, const Ended& ended)
{
    if (ended.isWell && speaksChinese(ended.out)) {
        use(m_settings.voices[at]);
        renderNext();
        return;
    }
    probe(at + 1);
}

void EspeakEngine::use(const QString& voice)
{
    if (voice.isEmpty()) {
        const auto jobs = std::exchange(m_jobs, {});
        for (const Job& job : jobs) {
            for (const OnRendered& onRendered : job.asked) {
                onRendered(failure(std::string("there is no voice")));
            }
        }
    }
    const EngineState state = voice.isEmpty() ? EngineState::None : EngineState::Ready;
    m_voice = voice;
    if (state != std::exchange(m_state, state)) {
        qInfo("voice: %s", voice.isEmpty() ? "none can be used" : qPrintable(voice));
        emit stateChanged();
    }
}

QString EspeakEngine::voiceFor(const Utterance& utterance) const
{
    return utterance.language == Language::En ? m_settings.english : m_voice;
}

std::string EspeakEngine::keyOf(const Utterance& utterance) const
{
    // The engine and its pace are the same for all; the voice may change when it is probed again.
    return voiceFor(utterance).toStdString() + '|' + utterance.text;
}

void EspeakEngine::render(const Utterance& utterance, const OnRendered& onRendered)
{
    if (const Pcm* sound = m_cache.find(keyOf(utterance))) {
        onRendered(*sound);
        return;
    }
    const auto same = std::ranges::find(m_jobs, utterance, &Job::utterance);
    if (same != m_jobs.end()) {
        same->asked.push_back(onRendered);
        return;
    }
    m_jobs.push_back({.utterance = utterance, .asked = {onRendered}});
    renderNext();
}

void EspeakEngine::renderNext()
{
    if (m_process || m_jobs.empty()) {
        return;
    }
    if (m_voice.isEmpty()) {
        use({});
        return;
    }
    run({u"-v"_s,
         voiceFor(m_jobs.front().utterance),
         u"-s"_s,
         QString::number(m_settings.wordsPerMinute),
         u"-a"_s,
         amplitude,
         u"-b"_s,
         u"1"_s,
         u"--stdin"_s,
         u"--stdout"_s},
        QByteArray::fromStdString(m_jobs.front().utterance.text),
        [this](const Ended& ended) { rendered(ended); });
}

void EspeakEngine::rendered(const Ended& ended)
{
    if (m_jobs.empty()) {
        return;
    }
    const Job job = std::move(m_jobs.front());
    m_jobs.pop_front();
    Result<Pcm, std::string> sound = failure(std::string("the engine failed"));
    if (ended.isWell) {
        sound = parseWav(
            std::string_view(ended.out.constData(), static_cast<std::size_t>(ended.out.size())));
    }
    if (sound) {
        sound = shaped(*sound, job.utterance.pauses);
    }
    if (sound && sound->samples.empty()) {
        sound = failure(std::string("nothing to hear"));
    }
    if (sound) {
        m_cache.keep(keyOf(job.utterance), *sound);
    } else {
        // Not what it was: it may be the manager's.
        qWarning("voice: a sentence can't be said: %s", sound.error().c_str());
    }
    if (ended.isWell) {
        renderNext();
    } else {
        probe(0); // Is it still there?
    }
    for (const OnRendered& onRendered : job.asked) {
        onRendered(sound);
    }
}

void EspeakEngine::run(const QStringList& arguments,
                       const QByteArray& text,
                       std::function<void(const Ended&)> onEnded)
{
    m_onEnded = std::move(onEnded);
    m_process = std::make_unique<QProcess>();
    QProcess* const process = m_process.get();
    process->setStandardErrorFile(QProcess::nullDevice());
    // One that couldn't be started never finishes.
    connect(
        process,
        &QProcess::errorOccurred,
        this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) {
                ended(false);
            }
        },
        Qt::QueuedConnection);
    connect(process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        ended(code == 0 && status == QProcess::NormalExit);
    });
    m_patience.set(rendersWithin, [process] { process->kill(); });
    process->start(m_settings.program, arguments);
    process->write(text);
    process->closeWriteChannel();
}

void EspeakEngine::ended(bool isWell)
{
    m_patience.stop();
    const Ended ended{.isWell = isWell, .out = m_process->read(soundBytesMax)};
    // It is being told of its end; only then it may go.
    m_process.release()->deleteLater();
    const auto onEnded = std::exchange(m_onEnded, {});
    onEnded(ended);
}

} // namespace hall::voice
