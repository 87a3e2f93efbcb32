// SPDX-License-Identifier: Apache-2.0
#include "app/hub/downlink.h"
#include "app/hub/sqlite_store.h"
#include "app/sync/topics.h"
#include "tests/hub/uplink_bench.h"
#include "tests/support/wait_for.h"

namespace hall::hub {

using sync::PostingKind;
using test::waitFor;

namespace {

/// A database that is away when it is told to be.
class AwayStore : public DownlinkStore
{
public:
    AwayStore(std::unique_ptr<DownlinkStore> store, const bool& isAway)
        : m_store(std::move(store))
        , m_isAway(isAway)
    {
    }

    Result<std::optional<Posted>, StoreError> change(const Posted& posted,
                                                     const Edit& edit) override
    {
        return m_store->change(posted, edit);
    }

    Result<std::optional<Posted>, StoreError>
    find(PostingKind kind, const std::string& hall, const std::string& day) override
    {
        return m_store->find(kind, hall, day);
    }

    Result<std::vector<Posted>, StoreError> catalogues(std::int64_t below, int count) override
    {
        return m_store->catalogues(below, count);
    }

    Result<std::vector<Posted>, StoreError> forHall(const std::string& hall) override
    {
        return m_isAway ? failure(m_away) : m_store->forHall(hall);
    }

    Result<std::vector<Posted>, StoreError> changedAfter(std::int64_t revision, int count) override
    {
        return m_store->changedAfter(revision, count);
    }

    Result<std::int64_t, StoreError> revision() override
    {
        return m_store->revision();
    }

    Result<void, StoreError> clearBefore(BusinessDay day, Time at) override
    {
        return m_store->clearBefore(day, at);
    }

    Result<void, StoreError> keepReceipt(const HallReceipt& receipt) override
    {
        return m_isAway ? failure(m_away) : m_store->keepReceipt(receipt);
    }

    Result<std::optional<HallReceipt>, StoreError> receipt(const std::string& hall) override
    {
        return m_store->receipt(hall);
    }

    Result<std::vector<HallReceipt>, StoreError> receipts(const std::string& afterHall,
                                                          int count) override
    {
        return m_store->receipts(afterHall, count);
    }

private:
    const StoreError m_away{"the database is away"};

    std::unique_ptr<DownlinkStore> m_store;
    const bool& m_isAway;
};

/// A hub's downlink without a broker.
struct Bench
{
    Bench()
    {
        REQUIRE(openSqliteStore(dir.path()));
        city = *openSqliteDownlink(dir.path());
        downlink.emplace(Downlink::Parts{
            .store = std::make_unique<AwayStore>(*openSqliteDownlink(dir.path()), isAway),
            .key = key,
            .keyId = "hub",
            .now = test::someTime,
            .oldestDay = [] { return *parseBusinessDay("2026-11-23"); },
            .publish =
                [this](const sync::MqttMessage& message) {
                    published << QString::fromStdString(message.topic);
                    return true;
                }});
        QObject::connect(
            &*downlink, &Downlink::told, [this](const QString& sentence) { told << sentence; });
        downlink->look();
        downlink->take("district");
    }

    test::TempDir dir;
    bool isAway = false;
    identity::SigningKey key = test::keyOf('n');
    std::unique_ptr<DownlinkStore> city;
    QStringList published;
    QStringList told;
    std::optional<Downlink> downlink;
};

} // namespace

TEST_CASE("what couldn't be sent while the database was away is sent when it is back",
          "[downlink][hub]")
{
    Bench bench;
    REQUIRE(bench.city->put(
        {.kind = PostingKind::Catalogue, .hall = {}, .day = {}, .content = R"({"services":[]})"}));
    bench.isAway = true;
    bench.downlink->look();
    REQUIRE(waitFor([&] { return !bench.told.isEmpty(); }));
    CHECK(bench.published.isEmpty());

    bench.isAway = false;
    bench.downlink->look();
    REQUIRE(waitFor([&] { return !bench.published.isEmpty(); }));
    CHECK(bench.published.first().endsWith(QLatin1String{"district/catalogue"}));
}

TEST_CASE("what a hall said while the database was away is kept when it is back", "[downlink][hub]")
{
    Bench bench;
    sync::Receipt receipt;
    receipt.heard["catalogue"] = 7;
    const std::string body = sync::writeReceipt(receipt);
    bench.isAway = true;
    bench.downlink->hear("district", QByteArray::fromStdString(body));
    CHECK(*bench.city->receipt("district") == std::nullopt);

    bench.downlink->look();
    bench.isAway = false;
    bench.downlink->look();
    const auto kept = *bench.city->receipt("district");
    REQUIRE(kept);
    CHECK(kept->body == body);
}

} // namespace hall::hub
