// SPDX-License-Identifier: Apache-2.0
#include "tests/identity/fixture.h"

using namespace hall;
using namespace hall::identity;

TEST_CASE("a person has one hash a day and another the next", "[identity][hash]")
{
    const VaultFolder folder;
    const Vault vault = folder.open();
    const auto hash = vault.dayHash(monday, person(zhangNumber));
    REQUIRE(hash);
    CHECK(hash->size() == 32);
    CHECK(hash->find_first_not_of("0123456789abcdef") == std::string::npos);

    CHECK(vault.dayHash(monday, person(zhangNumber)) == hash);
    CHECK(folder.open().dayHash(monday, person(zhangNumber)) == hash);
    CHECK(vault.dayHash(tuesday, person(zhangNumber)) != hash);
    CHECK(vault.dayHash(monday, person(liNumber)) != hash);
    CHECK(vault.dayHash(monday, person("１１０１０１１９０００１０１００１４")) == hash);
    CHECK(VaultFolder().open().dayHash(monday, person(zhangNumber)) != hash);
}

TEST_CASE("who makes up a last character is still the same person", "[identity][hash]")
{
    const VaultFolder folder;
    const Vault vault = folder.open();
    std::string other{zhangNumber};
    other.back() = 'X';
    CHECK(vault.dayHash(monday, person(other)) == vault.dayHash(monday, person(zhangNumber)));
}

TEST_CASE("an enterprise is counted by its code, whoever comes for it", "[identity][hash]")
{
    const VaultFolder folder;
    const Vault vault = folder.open();
    const Identity enterprise{CreditCode::parse("91350100M000100Y43").value()};
    const Identity typedSmall{CreditCode::parse("91350100m000100y43").value()};
    CHECK(vault.dayHash(monday, enterprise) == vault.dayHash(monday, typedSmall));
    CHECK(vault.dayHash(monday, enterprise) != vault.dayHash(monday, person(zhangNumber)));
}

TEST_CASE("a mistyped ID number isn't taken for an enterprise's code", "[identity][hash]")
{
    const auto parsed = [](std::string_view text) {
        const auto identity = parseIdentity(text, monday);
        return identity ? identity->inClear() : std::string(explain(identity.error()));
    };
    CHECK(parsed("11010119000101009x") == "person:11010119000101009");
    CHECK(parsed("91350100M000100Y43") == "enterprise:91350100M000100Y43");
    CHECK(parsed("91350100M000100Y44") == "enterprise:91350100M000100Y44");
    CHECK(parsed("110101190001010013") == "person:11010119000101001");
    CHECK(parsed("11010119000101008X") == "person:11010119000101008");
    CHECK(parsed("1101011900010100") == explain(IdNumberFault::WrongLength));
    CHECK(parsed("91350100M000100O43") == explain(IdNumberFault::WrongCharacter));
    CHECK(parsed("") == explain(IdNumberFault::Empty));
}

TEST_CASE("asking for the hash of a day that nobody was hashed on makes no key", "[identity][hash]")
{
    const VaultFolder folder;
    const Vault vault = folder.open();
    CHECK_FALSE(vault.knownDayHash(monday, person(zhangNumber))->has_value());
    CHECK(keysOf(vault).empty());
    const auto hash = vault.dayHash(monday, person(zhangNumber));
    CHECK(**vault.knownDayHash(monday, person(zhangNumber)) == *hash);
}

TEST_CASE("when the day is over nobody can make its hashes again", "[identity][hash]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    const auto hash = vault.dayHash(monday, person(zhangNumber));
    CHECK(keysOf(vault) == "day.2026-11-23");
    REQUIRE(vault.forgetDue(tuesday, ledgerTail));
    CHECK(keysOf(vault).empty());
    CHECK(vault.dayHash(monday, person(zhangNumber)) != hash);
}
