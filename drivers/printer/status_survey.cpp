// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/status_survey.h"

#include "drivers/printer/encoder.h"

namespace hall::printer {

namespace {

/// An answer that comes twice comes within this.
constexpr port::milliseconds echoPause{10};

constexpr unsigned errorPresent = 0x40;

} // namespace

StatusSurvey::StatusSurvey(port::BytePort& port, port::Timers& timers, Done done)
    : m_port(port)
    , m_alarm(timers)
    , m_done(std::move(done))
{
}

void StatusSurvey::start()
{
    m_bytes = {};
    m_question = 1;
    m_attempts = 0;
    m_hasMissed = false;
    ask();
}

void StatusSurvey::stop()
{
    m_question = 0;
    m_alarm.stop();
}

void StatusSurvey::ask()
{
    if (m_attempts == 0) {
        m_owed = 0;
        m_isAnswered = false;
    }
    m_attempts++;
    m_owed++;
    m_alarm.set(answerTimeout, [this] { overdue(); });
    m_port.send(QByteArray::fromStdString(statusRequest(m_question)));
}

void StatusSurvey::answered(std::uint8_t byte)
{
    if (!isRunning()) {
        return;
    }
    // An answer too many: whose it is can't be told, so the later one of the same question counts.
    m_isAnswered = true;
    note(byte);
    m_owed--;
    if (m_owed <= 0) {
        m_alarm.set(echoPause, [this] { goOn(); });
    }
}

void StatusSurvey::overdue()
{
    m_hasMissed = m_hasMissed || !m_isAnswered;
    if (m_isAnswered) {
        goOn();
    } else if (m_attempts < attemptsMax) {
        ask();
    } else {
        stop();
        m_done(std::nullopt);
    }
}

void StatusSurvey::goOn()
{
    const bool hasError = (m_bytes.offlineCause & errorPresent) != 0;
    m_attempts = 0;
    switch (m_question) {
    case 1:
        m_question = 2;
        break;
    case 2:
        // Some clones leave 3 undefined, so it is asked only when there is something to tell.
        m_question = hasError ? 3 : 4;
        break;
    case 3:
        m_question = 4;
        break;
    default:
        stop();
        m_done(m_bytes);
        return;
    }
    ask();
}

void StatusSurvey::note(std::uint8_t byte)
{
    switch (m_question) {
    case 1:
        m_bytes.printer = byte;
        break;
    case 2:
        m_bytes.offlineCause = byte;
        break;
    case 3:
        m_bytes.errorCause = byte;
        break;
    default:
        m_bytes.paper = byte;
        break;
    }
}

} // namespace hall::printer
