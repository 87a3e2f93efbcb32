// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/row.h"
#include "tests/main/hub_process.h"
#include "tests/main/node_process.h"

#include <vector>

namespace hall::test {

/// A hall as a process that is linked to a city as another one; the broker runs, they don't yet.
class LinkedHall
{
public:
    LinkedHall();
    /// Over a broker of somebody else's: where the hall finds it, and the port that the hub does.
    LinkedHall(const QString& address, int port);

    /// Both, and the hall's day.
    void start();
    /// Starts both, takes tickets, a backup after some of them, and waits for the city.
    void live(int before, int after);
    void openDay();
    void takeTickets(int count);

    /// The city has every row. Waits for it longer than for other things: a link that heard nothing
    /// tries again after ten seconds, and then after twenty.
    [[nodiscard]] bool awaitSynced() const;
    [[nodiscard]] bool isSynced() const;
    /// Of the hall's journal.
    [[nodiscard]] std::vector<journal::Row> rows() const;
    /// As `paihao state` tells it.
    [[nodiscard]] QString upstreamCondition() const;

    /// The disk is gone with all that was on it.
    void loseDisk();
    [[nodiscard]] bool hasJournal() const;

    [[nodiscard]] static QString upstream(const Mosquitto& broker);
    /// To restore the backup.
    [[nodiscard]] QStringList restoring(const Mosquitto& over) const;

    Mosquitto broker;
    HubProcess hub;
    NodeProcess node;
    QString backup = QString::fromStdString((node.dir.path() / "hall.backup").string());
    QStringList numbers; ///< that were given

private:
    void init(const QString& address);
};

} // namespace hall::test
