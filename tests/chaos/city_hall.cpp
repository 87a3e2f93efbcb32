// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/city_hall.h"

#include "app/identity/key_file.h"
#include "app/journal/sqlite_journal.h"

namespace hall::chaos {

using namespace std::chrono_literals;

namespace {

// As of a ticket with its rank, wait and lane.
constexpr const char* body =
    R"({"ahead":5,"credit":1200000,"lane":3,"number":"A021","ordinal":21,"priority":"elder",)"
    R"("queue":"A","rank":{"tie":44,"time":1795287776361},"running":7,"service":"a1",)"
    R"("ticket":"kiosk-1-7","wait":{"high":12,"low":8}})";

Time systemNow()
{
    return std::chrono::floor<Duration>(std::chrono::system_clock::now());
}

} // namespace

CityHall::CityHall(Plan plan)
    : m_plan(std::move(plan))
{
}

Result<void, std::string> CityHall::start()
{
    std::filesystem::create_directories(m_plan.folder);
    auto journal = journal::openSqliteJournal({.dataDir = m_plan.folder, .vfs = {}});
    if (!journal) {
        return failure(journal.error().detail);
    }
    m_journal = std::move(*journal);
    auto reader = m_journal->reader();
    if (!reader) {
        return failure(reader.error().detail);
    }
    auto key = identity::obtainSigningKey(m_plan.folder / "node.jwk");
    if (!key) {
        return failure(key.error());
    }
    m_journalled = m_journal->head().position.seq;
    m_status = {};
    m_uplink = std::make_unique<sync::Uplink>(sync::Uplink::Parts{.hall = m_plan.id,
                                                                  .version = "chaos",
                                                                  .broker = m_plan.broker,
                                                                  .hubKeys = m_plan.hubKeys,
                                                                  .reader = std::move(*reader),
                                                                  .now = systemNow,
                                                                  .key = std::move(*key),
                                                                  .heads = sync::SignedHeads{1s}});
    QObject::connect(m_uplink.get(),
                     &sync::Uplink::changed,
                     [this](const sync::UplinkStatus& status) { m_status = status; });
    m_uplink->start();
    m_uplink->tellDurable(m_journalled);
    return {};
}

void CityHall::kill()
{
    m_uplink.reset();
    m_journal.reset();
}

bool CityHall::append(int events)
{
    std::vector<journal::Row> rows(static_cast<std::size_t>(events));
    const auto now = systemNow();
    for (journal::Row& row : rows) {
        row.seq = ++m_journalled;
        row.at = now.time_since_epoch().count();
        row.day = "2026-11-23";
        row.kind = "TicketIssued";
        row.subject = "kiosk-1-" + std::to_string(row.seq);
        row.actor = "citizen:";
        row.station = "kiosk-1";
        row.body = body;
        row.command = m_plan.id + "-" + std::to_string(row.seq);
    }
    if (m_journal->append(rows).outcome != journal::AppendOutcome::Stored) {
        return false;
    }
    m_uplink->tellDurable(m_journalled);
    return true;
}

bool CityHall::isSynced() const
{
    return m_status.state == sync::Link::State::Flowing && m_status.waiting == 0 &&
           m_status.acknowledged.seq == m_journalled;
}

} // namespace hall::chaos
