// SPDX-License-Identifier: Apache-2.0
#include "app/tour/hall_line.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QUuid>

#include <sys/socket.h>

namespace hall::tour {

using namespace Qt::StringLiterals;

namespace {

constexpr int opensWithin = 15000;
constexpr int answersWithin = 15000;
constexpr int conditionWithin = 60000;
constexpr int tryAgainAfter = 20;

} // namespace

HallLine::HallLine(Course& course, QString socket)
    : m_course(course)
    , m_path(std::move(socket))
{
}

void HallLine::open(Program& node, const QString& view)
{
    const QDeadlineTimer deadline{opensWithin};
    while (m_course.goesOn()) {
        m_socket.connectToServer(m_path);
        if (m_socket.waitForConnected(tryAgainAfter)) {
            break;
        }
        if (node.endsWithin(tryAgainAfter)) {
            m_course.fail(u"the node has ended; its log says why"_s);
        } else if (deadline.hasExpired()) {
            m_course.fail(u"the node doesn't listen at "_s + m_path);
        }
    }
    ask(u"hall.watch"_s, {{u"view"_s, view}});
}

void HallLine::close()
{
    m_socket.abort();
    m_state = {};
}

QJsonObject HallLine::asCommand(QJsonObject params)
{
    params[u"commandId"_s] = QUuid::createUuid().toString(QUuid::WithoutBraces);
    params[u"age_ms"_s] = 0;
    if (!params.contains(u"station"_s)) {
        params[u"station"_s] = u"desk"_s;
    }
    return params;
}

QJsonObject HallLine::command(const QString& method, const QJsonObject& params)
{
    return ask(method, asCommand(params));
}

void HallLine::send(const QString& method, const QJsonObject& params)
{
    const QJsonObject request{{u"jsonrpc"_s, u"2.0"_s},
                              {u"id"_s, ++m_lastId},
                              {u"method"_s, method},
                              {u"params"_s, params}};
    m_socket.write(QJsonDocument{request}.toJson(QJsonDocument::Compact) + '\n');
}

QJsonObject HallLine::ask(const QString& method, const QJsonObject& params)
{
    if (!m_course.goesOn()) {
        return {};
    }
    send(method, params);
    QJsonObject message;
    while (m_course.goesOn() && message[u"id"_s].toInteger() != m_lastId) {
        message = nextMessage(answersWithin);
        m_course.expect(!message.isEmpty(), u"the node doesn't answer %1"_s.arg(method));
    }
    const QJsonObject error = message[u"error"_s].toObject();
    m_course.expect(error.isEmpty(),
                    u"the node refuses %1: %2"_s.arg(method, error[u"message"_s].toString()));
    return message[u"result"_s].toObject();
}

void HallLine::repeatUntil(const QString& taking, const QString& method, const QJsonObject& params)
{
    const QDeadlineTimer deadline{conditionWithin};
    const auto isSo = [&] { return m_state[u"hall"_s][u"taking"_s].toString() == taking; };
    while (m_course.goesOn() && !isSo()) {
        send(method, asCommand(params));
        QJsonObject message;
        while (m_course.goesOn() && !isSo() && message[u"id"_s].toInteger() != m_lastId) {
            message = nextMessage(static_cast<int>(deadline.remainingTime()));
            m_course.expect(!message.isEmpty(), u"the hall never became %1"_s.arg(taking));
        }
    }
}

QJsonObject HallLine::until(const QString& what, const Condition& condition)
{
    const QDeadlineTimer deadline{conditionWithin};
    while (m_course.goesOn() && (m_state.isEmpty() || !condition(m_state))) {
        const int left = static_cast<int>(deadline.remainingTime());
        m_course.expect(left > 0 && !nextMessage(left).isEmpty(), u"it never came that "_s + what);
    }
    return m_state;
}

qint64 HallLine::peer() const
{
    ucred credentials{};
    socklen_t size = sizeof credentials;
    const auto socket = static_cast<int>(m_socket.socketDescriptor());
    return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0 ? credentials.pid
                                                                                   : 0;
}

/// Empty when none came in time.
QJsonObject HallLine::nextMessage(int withinMilliseconds)
{
    const QDeadlineTimer deadline{withinMilliseconds};
    while (!m_socket.canReadLine()) {
        if (!m_socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) {
            return {};
        }
    }
    QJsonObject message = QJsonDocument::fromJson(m_socket.readLine()).object();
    const QJsonObject state = message[u"params"_s][u"state"_s].toObject();
    if (!state.isEmpty()) {
        m_state = state;
    }
    return message;
}

} // namespace hall::tour
