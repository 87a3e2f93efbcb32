// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/client/wire.h"
#include "app/protocol/replies.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace hall::client {

/// Told once: what came of a command. `RpcError::NotLinked`: it was not sent and won't be.
using OnReply = std::function<void(const Result<protocol::TicketReply, protocol::Refusal>&)>;

/// A face's, a station's or the tool's link to a node. Keeps what it watches across reconnects.
///
/// Without a link a command is refused at once and nothing is kept to be sent later; only commands
/// that were sent and not answered are asked for again, with their id and true age, after a
/// reconnect.
class HallClient : public QObject
{
    Q_OBJECT

public:
    /// `station`: where the keys are pressed, as the events will say.
    HallClient(Address address, QString station, QObject* parent = nullptr);
    ~HallClient() override;

    /// Connects, and goes on trying for ever.
    void start();
    /// Watches a view from the next link on, or now. Each new state comes by `viewChanged`.
    void watch(const QString& view);
    /// Events after a position, without gaps; again from the last one received after a reconnect.
    void watchEvents(const protocol::Cursor& from);

    [[nodiscard]] bool isLinked() const
    {
        return m_linked;
    }

    /// Time since the node was heard last; faces show it from 6 s on.
    [[nodiscard]] std::chrono::milliseconds silence() const;

    /// A method of the table in app/protocol/README.md that changes the hall: id, age and station
    /// are added here.
    void command(const QString& method, const QJsonObject& params, const OnReply& onReply);
    /// The same under an id of the caller's.
    void commandWithId(const QString& id,
                       const QString& method,
                       QJsonObject params,
                       const OnReply& onReply);
    /// A method that only asks; the whole result as JSON text, or why not.
    void ask(const QString& method,
             const QJsonObject& params,
             const std::function<void(const Result<std::string, protocol::Refusal>&)>& onResult);

signals:
    void linked();
    /// Once when the link is lost; `why` is for the log.
    void unlinked(const QString& why);
    void viewChanged(const hall::protocol::AnyView& state);
    /// The hall has no such view; it is asked for again with the next link.
    void watchRefused(const QString& view, const hall::protocol::Refusal& refusal);
    void eventsReceived(const hall::protocol::EventsPush& events);
    /// With every push and heartbeat: the hall's time and how far it is.
    void heard(const hall::protocol::Stamp& stamp);

private:
    struct Open
    {
        QString method;
        QJsonObject params;
        bool isCommand = false;
        QElapsedTimer pressed;
        std::function<void(const protocol::Answer&)> onAnswer;
    };

    void connectNow();
    void wireOpened();
    void sessionOpened();
    void wireLost(const QString& why);
    void received(const QByteArray& message);
    void answered(const protocol::Answer& answer);
    void send(std::int64_t id, const Open& open);
    void subscribe(const QString& view);
    void request(const QString& method,
                 const QJsonObject& params,
                 std::function<void(const protocol::Answer&)> onAnswer);

    Address m_address;
    QString m_station;
    std::unique_ptr<Wire> m_wire;
    QTimer m_reconnect;
    int m_attempts = 0;
    bool m_linked = false;
    QElapsedTimer m_lastHeard;
    QSet<QString> m_views;
    std::optional<protocol::Cursor> m_eventsFrom;
    std::int64_t m_lastId = 0;
    std::map<std::int64_t, Open> m_open;
};

} // namespace hall::client
