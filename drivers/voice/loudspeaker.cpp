// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/loudspeaker.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace hall::voice {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr std::array backOff{milliseconds{200},
                             milliseconds{500},
                             milliseconds{1000},
                             milliseconds{2000},
                             milliseconds{5000}};
constexpr qint64 lineBytesMax = 4096;
constexpr int endsWithinMs = 2000;

} // namespace

Loudspeaker::Loudspeaker(LoudspeakerSettings settings, port::Timers& timers, QObject* parent)
    : SoundOut(parent)
    , m_settings(std::move(settings))
    , m_relaunch(timers)
    , m_patience(timers)
    , m_refusal(timers)
{
}

Loudspeaker::~Loudspeaker()
{
    if (m_process) {
        m_process->disconnect(this);
        // The end of its input tells it to go, and to let go of the sound server in good order.
        m_process->closeWriteChannel();
        if (!m_process->waitForFinished(endsWithinMs)) {
            m_process->kill();
            m_process->waitForFinished();
        }
    }
}

void Loudspeaker::start()
{
    launch();
}

qint64 Loudspeaker::child() const
{
    return m_process ? m_process->processId() : 0;
}

void Loudspeaker::launch()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &Loudspeaker::read);
    connect(
        m_process.get(),
        &QProcess::errorOccurred,
        this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) {
                ended("can't be started");
            }
        },
        Qt::QueuedConnection);
    connect(m_process.get(), &QProcess::finished, this, [this] { ended("has ended"); });
    QStringList arguments{u"play"_s,
                          u"--rate"_s,
                          QString::number(m_settings.rate),
                          u"--volume"_s,
                          QString::number(m_settings.volume)};
    if (!m_settings.device.isEmpty()) {
        arguments << u"--device"_s << m_settings.device;
    }
    m_process->start(m_settings.program, arguments);
}

void Loudspeaker::ended(const char* how)
{
    const milliseconds delay = backOff[std::min(m_failures, backOff.size() - 1)];
    qWarning("loudspeaker: %s %s; again in %d ms",
             qPrintable(m_settings.program),
             how,
             static_cast<int>(delay.count()));
    ++m_failures;
    m_process.release()->deleteLater();
    m_relaunch.set(delay, [this] { launch(); });
    become(OutState::Restarting);
}

void Loudspeaker::play(std::uint64_t id, const Pcm& sound)
{
    if (m_state != OutState::Ready || !m_process || sound.rate != m_settings.rate) {
        m_refusal.set(milliseconds{0}, [this] { emit lost(); }); // Not while it is being told.
        return;
    }
    const QByteArray samples = QByteArray::fromStdString(sampleBytes(sound));
    m_process->write("play " + QByteArray::number(qulonglong{id}) + ' ' +
                     QByteArray::number(samples.size()) + '\n' + samples);
    m_playing.push_back({.id = id, .length = sound.length()});
    watch();
}

void Loudspeaker::read()
{
    while (m_process && m_process->canReadLine()) {
        hear(m_process->readLine(lineBytesMax));
    }
}

void Loudspeaker::hear(const QByteArray& line)
{
    const QJsonObject said = QJsonDocument::fromJson(line).object();
    const QString event = said[u"event"_s].toString();
    const auto id = static_cast<quint64>(said[u"id"_s].toInteger());
    if (event == u"ready"_s) {
        m_failures = 0;
        qInfo("loudspeaker: %s", qPrintable(said[u"device"_s].toString()));
        become(OutState::Ready);
    } else if (event == u"no-device"_s) {
        become(OutState::NoDevice);
    } else if (event == u"first"_s) {
        emit began(id);
    } else if (event == u"done"_s) {
        std::erase_if(m_playing, [id](const Playing& playing) { return playing.id <= id; });
        watch();
        emit finished(id);
    } else {
        qWarning("loudspeaker: %s", line.trimmed().constData());
    }
}

void Loudspeaker::become(OutState state)
{
    const bool wasOther = state != std::exchange(m_state, state);
    if (state != OutState::Ready) {
        giveUp();
    }
    if (wasOther) {
        emit stateChanged();
    }
}

void Loudspeaker::giveUp()
{
    m_patience.stop();
    if (!std::exchange(m_playing, {}).empty()) {
        emit lost();
    }
}

void Loudspeaker::watch()
{
    if (m_playing.empty()) {
        m_patience.stop();
        return;
    }
    milliseconds length = patience;
    for (const Playing& playing : m_playing) {
        length += playing.length;
    }
    m_patience.set(length, [this] {
        qWarning("loudspeaker: hangs");
        if (m_process) {
            m_process->kill();
        }
    });
}

} // namespace hall::voice
