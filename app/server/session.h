// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"
#include "app/protocol/requests.h"
#include "app/server/appointments.h"
#include "app/server/code_reading.h"
#include "app/server/intake.h"
#include "app/server/operator_lock.h"
#include "app/server/peer.h"
#include "app/server/publisher.h"
#include "app/server/subjects.h"
#include "app/settings/settings.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <deque>
#include <functional>

namespace hall::server {

/// What all sessions of a node share.
struct SessionParts
{
    HallService& service;
    Publisher& publisher;
    Intake& intake;
    journal::Reader& reader;
    Limits limits;
    QByteArray token;
    OperatorLock operatorLock;
    Subjects& subjects;
    Appointments& appointments;
    CodeReading& codes;
};

/// One client of the node: its requests, what it watches, and its limits.
class Session : public QObject, private ViewReader
{
    Q_OBJECT

public:
    /// `trusted`: over the Unix socket, which only the owner can open; others open with the token
    /// first.
    Session(SessionParts& parts, std::unique_ptr<Peer> peer, bool trusted, QObject* parent);
    ~Session() override;

    void close(const QString& why)
    {
        m_peer->close(why);
    }

signals:
    void ended();

private:
    void received(const QByteArray& message);
    void handle(const protocol::Request& request);
    void complete(protocol::Request request, Command command);
    void nameCard(std::optional<protocol::Person>& person, const StationName& station) const;
    void readAt(const std::string& id,
                const StationName& station,
                std::int64_t claim,
                const std::function<void()>& take);
    [[nodiscard]] Result<void, std::string> findAppointment(const protocol::Request& request,
                                                            TakeTicket& take);
    [[nodiscard]] Result<void, Rejection> settleClass(const protocol::Request& request,
                                                      TakeTicket& take) const;
    void takeFor(const std::string& id, Command command, const protocol::Person& person);
    void on(const std::string& id, const protocol::OpenSession& open);
    void on(const std::string& id, const protocol::WatchView& watch);
    void on(const std::string& id, const protocol::ShowTicket& show);
    void on(const std::string& id, const protocol::ShowState& show);
    void on(const std::string& id, const protocol::ReadCode& read);
    void on(const std::string& id, const protocol::ReadCard& read);
    void on(const std::string& id, const protocol::ShowStrips& shown);
    void on(const std::string& id, const protocol::EnterOperator& enter);
    void on(const std::string& id, const protocol::TestDevice& test);
    void on(const std::string& id, const protocol::MakeAnnouncement& make);
    void on(const std::string& id, const protocol::ImportAppointments& import);
    void on(const std::string& id, const protocol::ListAppointments& list);
    void on(const std::string& id, const protocol::ListPromises& list);
    void on(const std::string& id, const Command& command);
    void answerDurably(const std::string& id, const std::string& json);
    void watchEvents(const std::string& id, const std::optional<protocol::Cursor>& from);
    void feedEvents();
    void refuse(const std::string& id, protocol::RpcError code, const std::string& message);
    void reject(const std::string& id, Rejection rejection);
    void send(const std::string& message);
    void show(const std::string& view, const QByteArray& push) override;
    void beat(const QByteArray& heartbeat) override;
    void catchUp();
    [[nodiscard]] bool takeAllowance();

    SessionParts& m_parts;
    std::unique_ptr<Peer> m_peer;
    bool m_open = false;
    bool m_heard = false;
    bool m_isOperators = false;
    QTimer m_handshake;
    std::set<std::string> m_leftOut; ///< views whose newest state this slow reader hasn't got yet
    std::optional<std::int64_t> m_eventsAfter;
    double m_allowance = 0; ///< commands it may still send at once
    QElapsedTimer m_sinceAllowance;
};

} // namespace hall::server
