// SPDX-License-Identifier: Apache-2.0
#include "app/journal/cut.h"

#include "app/journal/event_table.h"

#include <nlohmann/json.hpp>
#include <sqlite3.h>

namespace hall::journal {

namespace {

Row noteOf(const Cut& cut)
{
    nlohmann::ordered_json body;
    // Every node may pass it by, whatever it knows of it.
    body["note"] = true;
    body["cause"] = cut.cause;
    body["previousEpoch"] = cut.previousEpoch;
    body["unreadable"] = cut.unreadable;
    body["breaks"] = nlohmann::ordered_json::array();
    for (const auto& [seq, found] : cut.breaks) {
        body["breaks"].push_back({{"seq", seq}, {"found", found}});
    }

    Row row;
    row.epoch = makeUuid();
    row.seq = cut.seq;
    row.at = cut.at;
    row.kind = cutKind;
    row.subject = "journal";
    row.actor = "journal";
    // Damaged text may not be UTF-8 any more.
    row.body = body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    row.command = makeUuid();
    row.chain = Chainer().next(cut.previousChain, row);
    return row;
}

} // namespace

Result<Head, JournalError> begin(const sqlite::Database& database, const Cut& cut)
{
    const Row row = noteOf(cut);
    auto insert = database.prepare(insertEvent);
    auto mark = database.prepare("INSERT INTO cut VALUES (?)");
    auto epoch = database.prepare("UPDATE epoch SET epoch = ? WHERE id = 1");
    const auto failed = [&] {
        return failure(toJournalError(database.lastError(), "beginning a new epoch"));
    };
    if (!insert || !mark || !epoch || !database.execute("BEGIN IMMEDIATE")) {
        return failed();
    }
    bindRow(*insert, row);
    mark->bind(1, row.seq);
    epoch->bind(1, row.epoch);
    if (insert->run() != SQLITE_OK || mark->run() != SQLITE_OK || epoch->run() != SQLITE_OK ||
        !database.execute("COMMIT")) {
        auto error = failed();
        (void)database.execute("ROLLBACK");
        return error;
    }
    return Head{{row.epoch, row.seq}, row.chain};
}

std::optional<std::string> previousEpochOf(const Row& row)
{
    if (row.kind != cutKind) {
        return std::nullopt;
    }
    const auto body = nlohmann::json::parse(row.body, nullptr, false);
    if (!body.is_object() || !body.contains("previousEpoch") ||
        !body["previousEpoch"].is_string()) {
        return std::nullopt;
    }
    return body["previousEpoch"].get<std::string>();
}

std::map<std::int64_t, std::string> acceptedBreaks(const sqlite::Database& database)
{
    std::map<std::int64_t, std::string> breaks;
    auto cuts = database.prepare("SELECT body FROM event WHERE seq IN (SELECT seq FROM cut)");
    while (cuts && cuts->step() == SQLITE_ROW) {
        const auto body = nlohmann::json::parse(cuts->text(0), nullptr, false);
        if (!body.is_object() || !body.contains("breaks") || !body["breaks"].is_array()) {
            continue;
        }
        for (const auto& item : body["breaks"]) {
            if (item.is_object() && item.contains("seq") && item["seq"].is_number_integer() &&
                item.contains("found") && item["found"].is_string()) {
                breaks[item["seq"].get<std::int64_t>()] = item["found"].get<std::string>();
            }
        }
    }
    return breaks;
}

} // namespace hall::journal
