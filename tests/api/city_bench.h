// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/sql_connection.h"
#include "app/sync/mqtt.h"
#include "tests/api/api_client.h"
#include "tests/engines/postgres_process.h"
#include "tests/main/hub_process.h"
#include "tests/main/node_process.h"

#include <QStringList>

namespace hall::test {

/// A broker, a hub with an interface and a hall, as real programs.
class CityBench
{
public:
    static constexpr const char* portal = "portal-0123456789abcdef0123456789"; ///< may do all
    static constexpr const char* map = "map-0123456789abcdef0123456789abcdef"; ///< may read
    static constexpr const char* board = "board-0123456789abcdef0123456789ab"; ///< may post notices
    static constexpr const char* old = "old-0123456789abcdef0123456789abcdef"; ///< has expired
    static constexpr const char* busy = "busy-0123456789abcdef0123456789abc";  ///< once a minute

    enum class Database { Sqlite, Postgres };

    explicit CityBench(Database database = Database::Sqlite);

    /// The hall is open, somebody waits, somebody is served.
    void openHall();
    /// As a node publishes it, retained.
    void say(const std::string& hall, std::string_view topic, const std::string& text);
    /// The code of the ticket with this number.
    [[nodiscard]] QByteArray codeOf(ApiClient& client, const QString& number) const;

    /// To the hub's database, as another hub has one.
    [[nodiscard]] Result<std::unique_ptr<hub::SqlConnection>, hub::StoreError>
    connect(hub::SqlTables tables) const;

    /// An independent look at what was heard, by a script beside this file; what it finds wrong.
    /// `never`: an answer that can't be had here.
    [[nodiscard]] std::string compare(const char* script,
                                      const char* document,
                                      const QByteArray& heard,
                                      const QString& never = {}) const;

    std::optional<PostgresProcess> postgres; ///< none: SQLite
    Mosquitto broker;
    HubProcess hub{broker};
    NodeProcess node;

private:
    TempDir m_dir;
    std::unique_ptr<sync::Mqtt> m_voice;
};

} // namespace hall::test
