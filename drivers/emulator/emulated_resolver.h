// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QTcpServer>
#include <QTcpSocket>

#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace hall::emulator {

/// How a resolver is to be.
enum class ResolverMode { Right, Slow, Down, Refusing, Denying, Garbled };

/// The error names those there are.
[[nodiscard]] Result<ResolverMode, std::string> parseResolverMode(const std::string& name);

/// A resolver of public identity codes in software: asked by POST with a JSON object that has the
/// `code`, it answers `{"number": …}`, or with HTTP 404. It knows the codes SFM0001 to SFM0003 and
/// those it is told of.
class EmulatedResolver : public QObject
{
    Q_OBJECT

public:
    /// `port` 0: any.
    explicit EmulatedResolver(quint16 port, QObject* parent = nullptr);

    /// Where it listens, `http://127.0.0.1:PORT/resolve`, or would while it is down. The error is a
    /// sentence.
    [[nodiscard]] Result<QString, std::string> open();
    void become(ResolverMode mode);
    /// Of the slow one: from a question to its answer.
    void setDelay(std::chrono::milliseconds delay);
    void setNumber(const QString& code, const QString& number);

    static constexpr std::chrono::milliseconds slowDelay{30000};

signals:
    void arrived(const QByteArray& bytes);
    /// For events.jsonl: how it answered, nothing of whom.
    void happened(const QJsonObject& event);

private:
    void accept();
    void take(QTcpSocket* host);
    void answer(QTcpSocket* host, const QByteArray& body);
    void send(QTcpSocket* host, int status, const QByteArray& body);

    QTcpServer m_server;
    quint16 m_port;
    ResolverMode m_mode = ResolverMode::Right;
    std::chrono::milliseconds m_delay = slowDelay;
    std::map<QString, QString> m_numbers;
    std::map<QTcpSocket*, QByteArray> m_asked; ///< what came so far
};

} // namespace hall::emulator
