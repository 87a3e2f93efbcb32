// SPDX-License-Identifier: Apache-2.0
#include "app/tour/program.h"

#include <QDeadlineTimer>

#include <csignal>
#include <sys/prctl.h>

namespace hall::tour {

using namespace Qt::StringLiterals;

namespace {

constexpr int startsWithin = 10000;
constexpr int endsAtMost = 10000;
/// Longer than a driven face itself waits for what it has to show.
constexpr int answersWithin = 40000;

} // namespace

Program::Program(Course& course, QString name, QString file, const QString& logDir)
    : m_course(course)
    , m_name(std::move(name))
    , m_file(std::move(file))
{
    m_process.setStandardErrorFile(logDir + u'/' + m_name, QIODevice::Append);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

Program::~Program()
{
    end();
}

void Program::end()
{
    m_process.kill();
    m_process.waitForFinished(endsAtMost);
}

void Program::start(const QStringList& arguments, const QString& platform)
{
    if (!m_course.goesOn()) {
        return;
    }
    if (!platform.isEmpty()) {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, platform);
        m_process.setProcessEnvironment(environment);
    }
    m_process.start(m_file, arguments);
    m_course.expect(m_process.waitForStarted(startsWithin),
                    u"%1 doesn't start: %2"_s.arg(m_file, m_process.errorString()));
}

void Program::kill()
{
    if (m_course.goesOn()) {
        m_process.kill();
        m_course.expect(m_process.waitForFinished(endsAtMost), m_name + u" can't be killed"_s);
    }
}

void Program::stop()
{
    if (m_course.goesOn() && m_process.state() != QProcess::NotRunning) {
        m_process.terminate();
        m_course.expect(m_process.waitForFinished(endsAtMost),
                        m_name + u" doesn't end when asked to"_s);
    }
}

void Program::ask(const QString& line)
{
    if (!m_course.goesOn()) {
        return;
    }
    m_process.write(line.toUtf8() + '\n');
    const QString answer = nextLine();
    m_course.expect(answer == u"ok"_s || answer.startsWith(u"ok "),
                    u"%1, asked to %2, says: %3"_s.arg(m_name, line, answer));
}

QString Program::nextLine()
{
    const QDeadlineTimer deadline{answersWithin};
    while (m_course.goesOn() && !m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) {
            m_course.fail(m_process.state() == QProcess::NotRunning
                              ? m_name + u" has ended; its log says why"_s
                              : m_name + u" doesn't answer"_s);
        }
    }
    return QString::fromUtf8(m_process.readLine()).trimmed();
}

bool Program::endsWithin(int milliseconds)
{
    return m_process.waitForFinished(milliseconds);
}

} // namespace hall::tour
