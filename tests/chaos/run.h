// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/chaos/client.h"
#include "tests/chaos/node.h"

#include <QDate>
#include <QElapsedTimer>
#include <QThread>

#include <filesystem>
#include <map>
#include <vector>

namespace hall::chaos {

/// What a run did.
struct Deeds
{
    int kills = 0;
    int days = 0;
    std::int64_t askedAgain = 0;             ///< presses whose answer a kill took away
    std::map<QString, std::int64_t> presses; ///< by method, carried out
    std::map<QString, std::int64_t> refused; ///< by reason
    double seconds = 0;
    QStringList objections; ///< what clients and node did that must not happen, the first of them
    std::int64_t objected = 0;
};

/// Directs a run: a node, its clients on threads, days that open and close, and the killing.
class Run : public QObject
{
    Q_OBJECT

public:
    Run(Setup setup, std::filesystem::path folder);
    ~Run() override;

    void start();

    [[nodiscard]] const Deeds& deeds() const
    {
        return m_deeds;
    }

    [[nodiscard]] std::filesystem::path dataDir() const
    {
        return m_folder / "data";
    }

    [[nodiscard]] static std::filesystem::path logOf(const std::filesystem::path& folder,
                                                     int client);

signals:
    void ended();

private:
    struct Seat
    {
        QThread thread;
        Client* client = nullptr;
    };

    void gather();
    void sendAway();
    void openDay();
    void openCounter(int counter);
    void beginRound();
    void clientEnded();
    void closeDay();
    void finish();
    void
    direct(const QString& method, const QJsonObject& params, const std::function<void()>& then);
    void count(const QString& method, const QString& refused);
    void object(const QString& what);
    void drawNextKill();
    void kill();
    void lookAtTime();
    [[nodiscard]] bool isEnough() const;
    [[nodiscard]] int counters() const;

    Setup m_setup;
    std::filesystem::path m_folder;
    int m_port;
    Node m_node;
    std::mt19937 m_random;
    std::unique_ptr<Presser> m_director;
    std::vector<std::unique_ptr<Seat>> m_seats;
    Deeds m_deeds;
    QDate m_day;
    QElapsedTimer m_since;
    QElapsedTimer m_lastTold;
    QTimer m_watch;
    QTimer m_killSoon;
    int m_working = 0;   ///< clients
    int m_callsDone = 0; ///< of each client, in the rounds that ended
    int m_round = 0;     ///< calls of each client in this one
    int m_untilKill = 0; ///< answers
    bool m_finishing = false;
};

} // namespace hall::chaos
