// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/loudspeaker.h"

#include <QJsonDocument>
#include <QJsonObject>

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

QStringList argumentsOf(const LoudspeakerSettings& settings)
{
    QStringList arguments{u"play"_s,
                          u"--rate"_s,
                          QString::number(settings.rate),
                          u"--volume"_s,
                          QString::number(settings.volume)};
    if (!settings.device.isEmpty()) {
        arguments << u"--device"_s << settings.device;
    }
    return arguments;
}

} // namespace

Loudspeaker::Loudspeaker(const LoudspeakerSettings& settings, port::Timers& timers, QObject* parent)
    : SoundOut(parent)
    , m_rate(settings.rate)
    , m_child({.name = u"loudspeaker"_s,
               .program = settings.program,
               .arguments = argumentsOf(settings),
               .backOff = backOff},
              timers)
    , m_patience(timers)
    , m_refusal(timers)
{
    connect(&m_child, &port::ChildProgram::said, this, &Loudspeaker::hear);
    connect(&m_child, &port::ChildProgram::ended, this, [this] { become(OutState::Restarting); });
}

void Loudspeaker::play(std::uint64_t id, const Pcm& sound)
{
    if (m_state != OutState::Ready || !m_child.runs() || sound.rate != m_rate) {
        m_refusal.set(milliseconds{0}, [this] { emit lost(); }); // Not while it is being told.
        return;
    }
    const QByteArray samples = QByteArray::fromStdString(sampleBytes(sound));
    m_child.write("play " + QByteArray::number(qulonglong{id}) + ' ' +
                  QByteArray::number(samples.size()) + '\n' + samples);
    m_playing.push_back({.id = id, .length = sound.length()});
    watch();
}

void Loudspeaker::hear(const QByteArray& line)
{
    const QJsonObject said = QJsonDocument::fromJson(line).object();
    const QString event = said[u"event"_s].toString();
    const auto id = static_cast<quint64>(said[u"id"_s].toInteger());
    if (event == u"ready"_s) {
        m_child.lasts();
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
        m_child.kill();
    });
}

} // namespace hall::voice
