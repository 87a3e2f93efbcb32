// SPDX-License-Identifier: Apache-2.0
#include "app/identity/no_show_ledger.h"
#include "tests/identity/fixture.h"

#include <algorithm>

using namespace hall;
using namespace hall::identity;

namespace {

/// The last of the days from `day` on at whose beginning the record still opens.
std::string opensThrough(Purpose purpose, BusinessDay day)
{
    const VaultFolder folder;
    Vault vault = folder.open();
    const RecordId record = putZhang(vault, purpose, day);
    std::string last;
    for (int after = 0; after < 40; ++after) {
        const BusinessDay today = day + std::chrono::days{after};
        REQUIRE(vault.forgetDue(today, ledgerTail));
        if (stateOf(vault, record) == "open") {
            last = toText(today);
        }
    }
    return last;
}

} // namespace

TEST_CASE("each purpose is forgotten in its time", "[identity][forget]")
{
    CHECK(opensThrough(Purpose::Visit, monday) == "2026-11-23");
    CHECK(opensThrough(Purpose::Appointment, monday) == "2026-11-24");
    CHECK(opensThrough(Purpose::Promise, monday) == "2026-12-23");
    CHECK(opensThrough(Purpose::Case, monday) == "2026-12-23");
    CHECK(opensThrough(Purpose::Consent, monday) == "2027-01-01");
    CHECK(opensThrough(Purpose::Visit, {2028y / 2 / 28}) == "2028-02-28");
    CHECK(opensThrough(Purpose::Appointment, {2028y / 2 / 28}) == "2028-02-29");
}

TEST_CASE("forgetting says what it forgot", "[identity][forget]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    (void)putZhang(vault, Purpose::Visit, monday);
    (void)putZhang(vault, Purpose::Visit, monday);
    const RecordId kept = putZhang(vault, Purpose::Visit, tuesday);
    REQUIRE(vault.dayHash(monday, person(zhangNumber)));

    const auto forgotten = vault.forgetDue(tuesday, ledgerTail);
    REQUIRE(forgotten);
    CHECK(forgotten->keys ==
          std::vector{KeyName::ofDay(monday), KeyName::of(Purpose::Visit, monday)});
    CHECK(forgotten->records == 2);
    CHECK(stateOf(vault, kept) == "open");

    const auto again = vault.forgetDue(tuesday, ledgerTail);
    REQUIRE(again);
    CHECK(again->keys.empty());
    CHECK(again->records == 0);
}

TEST_CASE("forgotten rows are written over in the database and its log", "[identity][forget]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    const RecordId record = putZhang(vault, Purpose::Visit, monday);
    REQUIRE(folder.bytes().find(record.value) != std::string::npos);

    REQUIRE(vault.forgetDue(tuesday, ledgerTail));
    CHECK(folder.bytes().find(record.value) == std::string::npos);
}

TEST_CASE("a clock that went back forgets nothing", "[identity][forget]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    const RecordId record = putZhang(vault, Purpose::Visit, monday);
    CHECK(vault.forgetDue({2020y / 1 / 1}, ledgerTail)->keys.empty());
    CHECK(stateOf(vault, record) == "open");
}

TEST_CASE("a promise that ends on another day is forgotten after that one", "[identity][forget]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    const RecordId closed = putZhang(vault, Purpose::Promise, {2026y / 12 / 31});
    const RecordId extended = putZhang(vault, Purpose::Case, monday);
    REQUIRE(vault.keepUntil(closed, monday));
    REQUIRE(vault.keepUntil(extended, {2026y / 12 / 31}));
    CHECK(stateOf(vault, closed) == "open");
    CHECK(stateOf(vault, extended) == "open");

    REQUIRE(vault.forgetDue({2026y / 12 / 24}, ledgerTail));
    CHECK(stateOf(vault, closed) == "Unknown");
    CHECK(stateOf(vault, extended) == "open");
    REQUIRE(vault.forgetDue({2027y / 1 / 31}, ledgerTail));
    CHECK(stateOf(vault, extended) == "Unknown");

    CHECK_FALSE(vault.keepUntil(extended, monday));
    CHECK_FALSE(vault.keepUntil(putZhang(vault, Purpose::Visit, monday), tuesday));
}

TEST_CASE("a revoked consent is gone alone and at once", "[identity][forget]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    const RecordId revoked = putZhang(vault, Purpose::Consent, monday);
    const RecordId kept = putZhang(vault, Purpose::Consent, monday);
    REQUIRE(vault.forgetDue({2036y / 1 / 1}, ledgerTail));

    CHECK(vault.forget(revoked).value());
    CHECK(stateOf(vault, revoked) == "Unknown");
    CHECK(stateOf(vault, kept) == "open");
    CHECK(keysOf(vault) == "consent." + kept.value);
    CHECK_FALSE(vault.forget(revoked).value());
    CHECK_FALSE(vault.forget({"../../etc/passwd"}).value());
}

TEST_CASE("one record can be forgotten before its time", "[identity][forget]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    const RecordId gone = putZhang(vault, Purpose::Visit, monday);
    const RecordId kept = putZhang(vault, Purpose::Visit, monday);
    CHECK(vault.forget(gone).value());
    CHECK(stateOf(vault, gone) == "Unknown");
    CHECK(stateOf(vault, kept) == "open");
}

TEST_CASE("a ledger outlives its half-year by as long as a miss may block", "[identity][forget]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    NoShowLedger ledger{vault};
    REQUIRE(ledger.add(person(zhangNumber), monday, {"card"}));
    const std::chrono::days tail{30};

    REQUIRE(vault.forgetDue({2027y / 1 / 30}, tail));
    CHECK(ledger.misses(person(zhangNumber), monday, {2027y / 1 / 30})->size() == 1);
    const auto forgotten = vault.forgetDue({2027y / 1 / 31}, tail);
    REQUIRE(forgotten);
    CHECK(forgotten->keys == std::vector{KeyName::ofLedger({2026, 2})});
    CHECK(forgotten->misses == 1);
    CHECK(ledger.misses(person(zhangNumber), monday, {2027y / 1 / 31})->empty());
}
