// SPDX-License-Identifier: Apache-2.0
#include "app/identity/no_show_ledger.h"
#include "tests/identity/fixture.h"

#include <sstream>

using namespace hall;
using namespace hall::identity;

namespace {

BusinessDay day(const std::string& text)
{
    const auto parsed = parseBusinessDay(text);
    REQUIRE(parsed);
    return *parsed;
}

/// `2026-11-01 2026-11-20` → misses on these days.
std::vector<Miss> misses(const std::string& days)
{
    std::vector<Miss> list;
    std::istringstream words{days};
    for (std::string word; words >> word;) {
        list.push_back({day(word), {"card"}});
    }
    return list;
}

std::string blocked(const std::string& missed, const std::string& today)
{
    const NoShowRule rule{
        .missesAllowed = 2, .within = std::chrono::days{30}, .block = std::chrono::days{90}};
    const auto until = blockedUntil(misses(missed), rule, day(today));
    return until ? toText(*until) : "free";
}

} // namespace

TEST_CASE("who misses too often is blocked for a time", "[identity][noshow]")
{
    CHECK(blocked("", "2026-03-10") == "free");
    CHECK(blocked("2026-03-01 2026-03-05", "2026-03-10") == "free");
    CHECK(blocked("2026-03-01 2026-03-05 2026-03-10", "2026-03-10") == "2026-06-08");
    CHECK(blocked("2026-03-10 2026-03-01 2026-03-05", "2026-03-10") == "2026-06-08");
    CHECK(blocked("2026-03-01 2026-03-05 2026-03-10", "2026-06-08") == "2026-06-08");
    CHECK(blocked("2026-03-01 2026-03-05 2026-03-10", "2026-06-09") == "free");
    CHECK(blocked("2026-03-01 2026-03-01 2026-03-01", "2026-03-02") == "2026-05-30");
    // Thirty days: the first and the thirtieth, not the thirty-first.
    CHECK(blocked("2026-03-01 2026-03-05 2026-03-30", "2026-03-30") == "2026-06-28");
    CHECK(blocked("2026-03-01 2026-03-05 2026-03-31", "2026-03-31") == "free");
    // A miss while blocked begins the block anew only with others near it.
    CHECK(blocked("2026-03-01 2026-03-05 2026-03-10 2026-03-20", "2026-03-20") == "2026-06-18");
    CHECK(blocked("2026-03-01 2026-03-05 2026-03-10 2026-05-20", "2026-05-20") == "2026-06-08");
    // What hasn't happened blocks nobody.
    CHECK(blocked("2026-03-01 2026-03-05 2026-03-10", "2026-03-09") == "free");
}

TEST_CASE("a hall that allows no miss blocks at the first", "[identity][noshow]")
{
    const NoShowRule strict{
        .missesAllowed = 0, .within = std::chrono::days{1}, .block = std::chrono::days{7}};
    CHECK(blockedUntil(misses("2026-03-01"), strict, day("2026-03-08")) == day("2026-03-08"));
    CHECK_FALSE(blockedUntil(misses("2026-03-01"), strict, day("2026-03-09")));
    CHECK_FALSE(blockedUntil({}, strict, day("2026-03-01")));
    const NoShowRule absurd{.missesAllowed = -5, .within = {}, .block = {}};
    CHECK_FALSE(blockedUntil({}, absurd, day("2026-03-01")));
    CHECK_FALSE(blockedUntil(misses("2026-03-01"), absurd, day("2026-03-01")));
}

TEST_CASE("the ledger knows a person's misses and nobody else's", "[identity][noshow]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    NoShowLedger ledger{vault};
    constexpr BusinessDay today = wednesday;
    REQUIRE(ledger.add(person(zhangNumber), tuesday, {"card"}));
    REQUIRE(ledger.add(person(zhangNumber), monday, {"card"}));
    REQUIRE(ledger.add(person(zhangNumber), monday, {"pension"}));
    REQUIRE(ledger.add(person(zhangNumber), monday, {"card"}));

    CHECK(ledger.misses(person(zhangNumber), monday, today) ==
          std::vector{Miss{monday, {"card"}}, Miss{monday, {"pension"}}, Miss{tuesday, {"card"}}});
    CHECK(ledger.misses(person(zhangNumber), tuesday, today)->size() == 1);
    CHECK(ledger.misses(person(liNumber), monday, today)->empty());
    CHECK(vault.status()->misses == 3);

    CHECK(ledger.strike(person(zhangNumber), monday, {"card"}).value());
    CHECK_FALSE(ledger.strike(person(zhangNumber), monday, {"card"}).value());
    CHECK_FALSE(ledger.strike(person(zhangNumber), {2020y / 1 / 1}, {"card"}).value());
    CHECK(ledger.misses(person(zhangNumber), monday, today)->size() == 2);
}

TEST_CASE("the ledger has no hash of a day, and none that lasts", "[identity][noshow]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    NoShowLedger ledger{vault};
    REQUIRE(ledger.add(person(zhangNumber), monday, {"card"}));
    const auto hash = vault.dayHash(monday, person(zhangNumber));
    REQUIRE(hash);
    CHECK(keysOf(vault) == "day.2026-11-23 ledger.2026-2");
    CHECK(folder.bytes().find(*hash) == std::string::npos);
    CHECK(folder.bytes().find(zhangNumber) == std::string::npos);
}

TEST_CASE("misses count across the turn of a half-year", "[identity][noshow]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    NoShowLedger ledger{vault};
    for (const char* missed : {"2026-12-20", "2026-12-30", "2027-01-04"}) {
        REQUIRE(ledger.add(person(zhangNumber), day(missed), {"card"}));
    }
    CHECK(keysOf(vault) == "ledger.2026-2 ledger.2027-1");
    const NoShowRule rule{};
    REQUIRE(vault.forgetDue(day("2027-03-01"), rule.memory()));
    CHECK(ledger.blockedUntil(person(zhangNumber), rule, day("2027-03-01")) == day("2027-04-04"));
    CHECK_FALSE(ledger.blockedUntil(person(zhangNumber), rule, day("2027-04-05")).value());
    CHECK_FALSE(ledger.blockedUntil(person(liNumber), rule, day("2027-03-01")).value());
}

TEST_CASE("half-years follow one another", "[identity][noshow]")
{
    CHECK(HalfYear::of(day("2026-06-30")) == HalfYear{2026, 1});
    CHECK(HalfYear::of(day("2026-07-01")) == HalfYear{2026, 2});
    CHECK(HalfYear{2026, 2}.before() == HalfYear{2026, 1});
    CHECK(HalfYear{2026, 1}.before() == HalfYear{2025, 2});
    CHECK(HalfYear{2026, 1}.lastDay() == day("2026-06-30"));
    CHECK(HalfYear{2026, 2}.lastDay() == day("2026-12-31"));
}
