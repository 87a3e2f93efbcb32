// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <QString>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>
#include <string>

namespace hall::emulator {

/// The cable of an emulated device: what the host says comes out of `received`.
class DeviceLink : public QObject
{
    Q_OBJECT

public:
    /// Where the host finds the device: a path or host:port. The error is a sentence.
    [[nodiscard]] virtual Result<QString, std::string> plug() = 0;
    virtual void unplug() = 0;
    virtual void send(const QByteArray& bytes) = 0;

signals:
    void received(const QByteArray& bytes);
};

/// A raw pseudo-terminal; its host's end stays open here too, so that a host may come and go. With
/// a `link` the path stays the same over unplug and plug.
class PtyLink : public DeviceLink
{
    Q_OBJECT

public:
    explicit PtyLink(QString link)
        : m_link(std::move(link))
    {
    }

    ~PtyLink() override;

    [[nodiscard]] Result<QString, std::string> plug() override;
    void unplug() override;
    void send(const QByteArray& bytes) override;

private:
    void readAll();
    void writeMore();

    QString m_link;
    int m_master = -1;
    int m_slave = -1;
    QByteArray m_unsent;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
};

/// A socket on this machine, one host at a time: the newest.
class TcpLink : public DeviceLink
{
    Q_OBJECT

public:
    explicit TcpLink(quint16 number);

    [[nodiscard]] Result<QString, std::string> plug() override;
    void unplug() override;
    void send(const QByteArray& bytes) override;

private:
    void accept();

    quint16 m_number;
    QTcpServer m_server;
    QTcpSocket* m_host = nullptr;
};

} // namespace hall::emulator
