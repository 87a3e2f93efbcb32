// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace hall::chaos {

/// A piece of network between those who connect to `port()` and whom it leads to. Cut, it takes
/// connections and bytes and passes nothing on, as a network does that has fallen apart: nobody is
/// told.
class Wire : public QObject
{
    Q_OBJECT

public:
    /// `leadTo` names the port for each connection, 0: nobody is there.
    explicit Wire(std::function<int()> leadTo);

    [[nodiscard]] int port() const;
    void setCut(bool isCut);

private:
    void accept();
    void pass(QTcpSocket& from, QTcpSocket& to) const;

    std::function<int()> m_leadTo;
    QTcpServer m_server;
    bool m_isCut = false;
};

} // namespace hall::chaos
