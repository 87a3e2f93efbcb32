// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/camera_scanner.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace hall::scanner {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr std::array backOff{
    milliseconds{200}, milliseconds{1000}, milliseconds{2000}, milliseconds{5000}};
constexpr qint64 lineBytesMax = 32768; // the longest code, every character escaped
constexpr int endsWithinMs = 2000;

} // namespace

CameraScanner::CameraScanner(QString program, QString source, port::Timers& timers, QObject* parent)
    : CodeSource(parent)
    , m_program(std::move(program))
    , m_source(std::move(source))
    , m_relaunch(timers)
{
}

CameraScanner::~CameraScanner()
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->closeWriteChannel(); // tells it to go
        if (!m_process->waitForFinished(endsWithinMs)) {
            m_process->kill();
            m_process->waitForFinished();
        }
    }
}

void CameraScanner::start()
{
    become(ScannerState::Opening);
    launch();
}

void CameraScanner::lookAgain()
{
    if (m_relaunch.isSet()) {
        m_relaunch.stop();
        launch();
    }
}

qint64 CameraScanner::child() const
{
    return m_process ? m_process->processId() : 0;
}

void CameraScanner::launch()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &CameraScanner::readLines);
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
    m_process->start(m_program, {u"scan"_s, m_source});
}

void CameraScanner::ended(const char* how)
{
    const milliseconds delay = backOff[std::min(m_failures, backOff.size() - 1)];
    qWarning("scanner: %s %s; again in %d ms",
             qPrintable(m_program),
             how,
             static_cast<int>(delay.count()));
    ++m_failures;
    m_process.release()->deleteLater();
    m_relaunch.set(delay, [this] { launch(); });
    become(ScannerState::Offline);
}

void CameraScanner::readLines()
{
    while (m_process && m_process->canReadLine()) {
        hear(m_process->readLine(lineBytesMax));
    }
}

void CameraScanner::hear(const QByteArray& line)
{
    const QJsonObject said = QJsonDocument::fromJson(line).object();
    const QString event = said[u"event"_s].toString();
    const QString code = said[u"code"_s].toString();
    if (event == u"ready"_s) {
        m_failures = 0;
        become(ScannerState::Ready);
    } else if (event == u"no-device"_s) {
        m_failures = 0;
        become(ScannerState::Offline);
    } else if (!code.isEmpty()) {
        emit read(code);
    }
    // Anything else isn't logged: it might be a code.
}

void CameraScanner::become(ScannerState next)
{
    if (next != m_state) {
        m_state = next;
        emit stateChanged();
    }
}

} // namespace hall::scanner
