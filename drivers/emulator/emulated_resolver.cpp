// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/emulated_resolver.h"

#include <QJsonDocument>
#include <QTimer>

#include <array>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype questionBytesMax = 65536;

struct NamedMode
{
    const char* name;
    ResolverMode mode;
};

constexpr std::array modes{NamedMode{"right", ResolverMode::Right},
                           NamedMode{"slow", ResolverMode::Slow},
                           NamedMode{"down", ResolverMode::Down},
                           NamedMode{"refusing", ResolverMode::Refusing},
                           NamedMode{"denying", ResolverMode::Denying},
                           NamedMode{"garbled", ResolverMode::Garbled}};

const char* phraseOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    default:
        return "Not Found";
    }
}

/// Nothing: it hasn't come whole.
std::optional<QByteArray> bodyOf(const QByteArray& question)
{
    const qsizetype end = question.indexOf("\r\n\r\n");
    if (end < 0) {
        return std::nullopt;
    }
    qsizetype length = 0;
    for (const QByteArray& line : question.left(end).split('\n')) {
        if (line.toLower().startsWith("content-length:")) {
            length = line.mid(line.indexOf(':') + 1).trimmed().toLongLong();
        }
    }
    const QByteArray body = question.mid(end + 4);
    return body.size() < length ? std::nullopt : std::optional{body};
}

} // namespace

Result<ResolverMode, std::string> parseResolverMode(const std::string& name)
{
    std::string known;
    for (const NamedMode& each : modes) {
        if (name == each.name) {
            return each.mode;
        }
        known += (known.empty() ? "" : ", ") + std::string{each.name};
    }
    return failure("no mode \"" + name + "\"; there are: " + known);
}

EmulatedResolver::EmulatedResolver(quint16 port, QObject* parent)
    : QObject(parent)
    , m_port(port)
    , m_numbers({{u"SFM0001"_s, u"110101190001010014"_s},
                 {u"SFM0002"_s, u"11010119000101009X"_s},
                 {u"SFM0003"_s, u"110101190001010022"_s}})
{
    connect(&m_server, &QTcpServer::newConnection, this, &EmulatedResolver::accept);
}

Result<QString, std::string> EmulatedResolver::open()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port)) {
        return failure("can't listen on port " + std::to_string(m_port) + ": " +
                       m_server.errorString().toStdString());
    }
    m_port = m_server.serverPort();
    become(m_mode);
    return u"http://127.0.0.1:%1/resolve"_s.arg(m_port);
}

void EmulatedResolver::become(ResolverMode mode)
{
    m_mode = mode;
    if (mode == ResolverMode::Down) {
        m_server.close();
        for (const auto& [host, question] : std::exchange(m_asked, {})) {
            host->disconnect(this);
            host->abort();
            host->deleteLater();
        }
    } else if (!m_server.isListening() && m_port != 0) {
        m_server.listen(QHostAddress::LocalHost, m_port);
    }
}

void EmulatedResolver::setDelay(std::chrono::milliseconds delay)
{
    m_delay = delay;
}

void EmulatedResolver::setNumber(const QString& code, const QString& number)
{
    m_numbers[code] = number;
}

void EmulatedResolver::accept()
{
    QTcpSocket* host = m_server.nextPendingConnection();
    m_asked[host] = {};
    connect(host, &QTcpSocket::readyRead, this, [this, host] { take(host); });
    connect(host, &QTcpSocket::disconnected, this, [this, host] {
        m_asked.erase(host);
        host->deleteLater();
    });
}

void EmulatedResolver::take(QTcpSocket* host)
{
    const QByteArray bytes = host->readAll();
    emit arrived(bytes);
    QByteArray& question = m_asked[host];
    question += bytes;
    if (question.size() > questionBytesMax) {
        host->abort();
        return;
    }
    if (const auto body = bodyOf(question)) {
        const auto wait = m_mode == ResolverMode::Slow ? m_delay : std::chrono::milliseconds{0};
        QTimer::singleShot(wait, host, [this, host, body = *body] { answer(host, body); });
    }
}

void EmulatedResolver::answer(QTcpSocket* host, const QByteArray& body)
{
    const QJsonObject question = QJsonDocument::fromJson(body).object();
    const auto known = m_numbers.find(question[u"code"_s].toString());
    if (m_mode == ResolverMode::Garbled) {
        send(host, 200, "<html>It works!</html>");
    } else if (m_mode == ResolverMode::Denying) {
        send(host, 401, R"({"error":"who are you?"})");
    } else if (!question.contains(u"code"_s)) {
        send(host, 400, R"({"error":"no code"})");
    } else if (m_mode == ResolverMode::Refusing || known == m_numbers.end()) {
        send(host, 404, R"({"error":"no such code"})");
    } else {
        const QJsonObject found{{u"number"_s, known->second}};
        send(host, 200, QJsonDocument{found}.toJson(QJsonDocument::Compact));
    }
}

void EmulatedResolver::send(QTcpSocket* host, int status, const QByteArray& body)
{
    host->write("HTTP/1.1 " + QByteArray::number(status) + ' ' + phraseOf(status) +
                "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
                QByteArray::number(body.size()) + "\r\n\r\n" + body);
    host->disconnectFromHost();
    emit happened({{u"event"_s, u"answered"_s}, {u"status"_s, status}});
}

} // namespace hall::emulator
