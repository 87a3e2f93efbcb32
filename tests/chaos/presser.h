// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/client/hall_client.h"

#include <QJsonObject>
#include <QTimer>

namespace hall::chaos {

/// One press at a time, through dead nodes and full disks, until the hall has said yes or no.
class Presser : public QObject
{
    Q_OBJECT

public:
    using Reply = Result<protocol::TicketReply, protocol::Refusal>;
    using OnAnswer = std::function<void(const QString& command, const Reply& reply)>;

    Presser(const client::Address& address, const QString& station);

    /// Starts to connect; `linked` says when.
    void start();
    void press(const QString& method, const QJsonObject& params, OnAnswer onAnswer);

    /// How many presses were asked for again after a lost link.
    [[nodiscard]] std::int64_t askedAgain() const
    {
        return m_askedAgain;
    }

signals:
    void linked();

private:
    void send();
    void answered(const Reply& reply);

    client::HallClient m_client;
    QTimer m_again;
    QString m_command; ///< being pressed; empty: nothing
    bool m_sent = false;
    QString m_method;
    QJsonObject m_params;
    OnAnswer m_onAnswer;
    std::int64_t m_askedAgain = 0;
};

} // namespace hall::chaos
