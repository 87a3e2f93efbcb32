// SPDX-License-Identifier: Apache-2.0
#include "tests/voice/sound_server.h"

#include "tests/support/wait_for.h"

#include <QFile>
#include <QFileInfo>

namespace hall::test {

using namespace Qt::StringLiterals;

SoundServer::SoundServer()
    : m_runtimeBefore(qgetenv("XDG_RUNTIME_DIR"))
{
    // Where Qt and libpulse look for a server; the children inherit it.
    qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit());
    qunsetenv("PULSE_SERVER");
}

SoundServer::~SoundServer()
{
    if (m_recorder) {
        m_recorder->kill();
        m_recorder->waitForFinished();
    }
    kill();
    qputenv("XDG_RUNTIME_DIR", m_runtimeBefore);
}

bool SoundServer::start()
{
    m_server.setStandardErrorFile(QProcess::nullDevice());
    m_server.start(u"pulseaudio"_s,
                   {u"-n"_s,
                    u"--daemonize=no"_s,
                    u"--use-pid-file=no"_s,
                    u"--exit-idle-time=-1"_s,
                    u"-L"_s,
                    u"module-native-protocol-unix"_s,
                    u"-L"_s,
                    u"module-null-sink sink_name=test"_s});
    return m_server.waitForStarted() && waitFor([] {
               QProcess pactl;
               pactl.setStandardErrorFile(QProcess::nullDevice());
               pactl.start(u"pactl"_s, {u"list"_s, u"short"_s, u"sinks"_s});
               return pactl.waitForFinished() && pactl.readAllStandardOutput().contains("test");
           });
}

void SoundServer::kill()
{
    if (m_server.state() != QProcess::NotRunning) {
        m_server.kill();
        m_server.waitForFinished();
    }
}

bool SoundServer::record()
{
    m_recorder = std::make_unique<QProcess>();
    m_recorder->start(u"parec"_s,
                      {u"--latency-msec=20"_s,
                       u"-d"_s,
                       u"test.monitor"_s,
                       u"--rate=22050"_s,
                       u"--channels=1"_s,
                       u"--format=s16le"_s,
                       u"--file-format=wav"_s,
                       m_folder.filePath(u"recorded.wav"_s)});
    return waitFor([this] { return recordedBytes() > 10000; });
}

qint64 SoundServer::recordedBytes() const
{
    return QFileInfo(m_folder.filePath(u"recorded.wav"_s)).size();
}

Result<voice::Pcm, std::string> SoundServer::recorded()
{
    m_recorder->terminate();
    m_recorder->waitForFinished();
    m_recorder.reset();
    QFile file(m_folder.filePath(u"recorded.wav"_s));
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(file.errorString().toStdString());
    }
    return voice::parseWav(file.readAll().toStdString());
}

} // namespace hall::test
