// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/child_program.h"

#include <algorithm>

namespace hall::port {

namespace {

constexpr int endsWithinMs = 2000;

} // namespace

ChildProgram::ChildProgram(Settings settings, Timers& timers, QObject* parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_relaunch(timers)
{
}

ChildProgram::~ChildProgram()
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->closeWriteChannel();
        if (!m_process->waitForFinished(endsWithinMs)) {
            m_process->kill();
            m_process->waitForFinished();
        }
    }
}

void ChildProgram::start()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &ChildProgram::read);
    connect(
        m_process.get(),
        &QProcess::errorOccurred,
        this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) {
                end("can't be started");
            }
        },
        Qt::QueuedConnection);
    connect(m_process.get(), &QProcess::finished, this, [this] { end("has ended"); });
    m_process->start(m_settings.program, m_settings.arguments);
}

void ChildProgram::startNow()
{
    if (m_relaunch.isSet()) {
        m_relaunch.stop();
        start();
    }
}

void ChildProgram::write(const QByteArray& bytes)
{
    if (m_process) {
        m_process->write(bytes);
    }
}

void ChildProgram::kill()
{
    if (m_process) {
        m_process->kill();
    }
}

qint64 ChildProgram::id() const
{
    return m_process ? m_process->processId() : 0;
}

void ChildProgram::end(const char* how)
{
    const milliseconds delay =
        m_settings.backOff[std::min(m_failures, m_settings.backOff.size() - 1)];
    qWarning("%s: %s %s; again in %d ms",
             qPrintable(m_settings.name),
             qPrintable(m_settings.program),
             how,
             static_cast<int>(delay.count()));
    ++m_failures;
    m_process.release()->deleteLater();
    m_relaunch.set(delay, [this] { start(); });
    emit ended();
}

void ChildProgram::read()
{
    while (m_process && m_process->canReadLine()) {
        emit said(m_process->readLine(m_settings.lineBytesMax));
    }
}

} // namespace hall::port
