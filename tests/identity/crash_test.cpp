// SPDX-License-Identifier: Apache-2.0
#include "tests/identity/fixture.h"
#include "tests/support/faulty_vfs.h"

#include <fstream>

using namespace hall;
using namespace hall::identity;

namespace fs = std::filesystem;

TEST_CASE("what was put survives a pulled plug", "[identity][crash]")
{
    const VaultFolder folder;
    FaultyVfs disk;
    std::vector<RecordId> records;
    {
        auto vault = Vault::open(folder.files(disk.name()));
        REQUIRE(vault);
        for (int i = 0; i < 20; ++i) {
            records.push_back(putZhang(*vault, Purpose::Visit, monday));
        }
        disk.cutPower();
        CHECK_FALSE(vault->put({Purpose::Visit, monday, zhang()}));
    }
    disk.restorePower(GENERATE(0U, 1U, 7U));

    const Vault vault = folder.open();
    CHECK(vault.status()->records == 20);
    for (const RecordId& record : records) {
        CHECK(stateOf(vault, record) == "open");
    }
}

TEST_CASE("a crash between a key and its row leaves a key that opens nothing", "[identity][crash]")
{
    const VaultFolder folder;
    FaultyVfs disk;
    {
        auto vault = Vault::open(folder.files(disk.name()));
        REQUIRE(vault);
        disk.setRoom(0);
        const auto put = vault->put({Purpose::Visit, monday, zhang()});
        REQUIRE_FALSE(put);
        CHECK(put.error().code == VaultErrorCode::DiskFull);
        CHECK(put.error().detail.find(zhangName) == std::string::npos);
        CHECK(vault->status()->records == 0);
        CHECK(keysOf(*vault) == "visit.2026-11-23");

        disk.setRoom(-1);
        CHECK(stateOf(*vault, putZhang(*vault, Purpose::Visit, monday)) == "open");
    }
    Vault vault = folder.open();
    CHECK(keysOf(vault) == "visit.2026-11-23");
    CHECK(vault.forgetDue(tuesday, ledgerTail)->keys.size() == 1);
    CHECK(keysOf(vault).empty());
}

TEST_CASE("a crash between destroying a key and its rows leaves nothing to read",
          "[identity][crash]")
{
    const VaultFolder folder;
    FaultyVfs disk;
    RecordId record;
    {
        auto vault = Vault::open(folder.files(disk.name()));
        REQUIRE(vault);
        record = putZhang(*vault, Purpose::Visit, monday);
        (void)putZhang(*vault, Purpose::Visit, tuesday);
        disk.cutPower();
        CHECK_FALSE(vault->forgetDue(tuesday, ledgerTail));
        CHECK(keysOf(*vault) == "visit.2026-11-24");
    }
    disk.restorePower();

    Vault vault = folder.open();
    CHECK(stateOf(vault, record) == "Forgotten");
    CHECK(vault.status()->forgotten == 1);
    const auto forgotten = vault.forgetDue(tuesday, ledgerTail);
    REQUIRE(forgotten);
    CHECK(forgotten->keys.empty());
    CHECK(forgotten->records == 1);
    CHECK(stateOf(vault, record) == "Unknown");
    CHECK(vault.status()->records == 1);
}

TEST_CASE("a full disk doesn't keep anything from being forgotten", "[identity][crash]")
{
    const VaultFolder folder;
    FaultyVfs disk;
    auto vault = Vault::open(folder.files(disk.name()));
    REQUIRE(vault);
    const RecordId record = putZhang(*vault, Purpose::Visit, monday);
    disk.setRoom(0);

    CHECK_FALSE(vault->forgetDue(tuesday, ledgerTail));
    CHECK(stateOf(*vault, record) == "Forgotten");
    disk.setRoom(-1);
    CHECK(vault->forgetDue(tuesday, ledgerTail)->records == 1);
}

TEST_CASE("records without their folder of keys aren't taken for forgotten", "[identity][crash]")
{
    const VaultFolder folder;
    RecordId record;
    {
        Vault vault = folder.open();
        record = putZhang(vault, Purpose::Visit, monday);
    }
    const fs::path aside = folder.files().dataDir / "aside";
    fs::rename(folder.files().keys(), aside);

    const auto opened = Vault::open(folder.files());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == VaultErrorCode::KeysMissing);
    CHECK_THAT(opened.error().detail, Catch::Contains("Put the folder back"));
    CHECK_FALSE(fs::exists(folder.files().keys()));

    fs::rename(aside, folder.files().keys());
    CHECK(stateOf(folder.open(), record) == "open");
}

TEST_CASE("an empty vault gets its folder of keys back", "[identity][crash]")
{
    const VaultFolder folder;
    (void)folder.open();
    fs::remove_all(folder.files().keys());
    Vault vault = folder.open();
    CHECK(stateOf(vault, putZhang(vault, Purpose::Visit, monday)) == "open");
}

TEST_CASE("where no key can be made nothing is put", "[identity][crash]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    fs::create_directory(folder.key("visit.2026-11-23"));
    CHECK(vault.put({Purpose::Visit, monday, zhang()}).error().code == VaultErrorCode::Failed);
    fs::remove_all(folder.files().keys());
    CHECK_FALSE(vault.put({Purpose::Visit, tuesday, zhang()}));
    CHECK_FALSE(vault.dayHash(monday, person(zhangNumber)));
    CHECK(vault.status().error().code == VaultErrorCode::Failed);
}

TEST_CASE("one key that can't be destroyed doesn't save the others", "[identity][crash]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    const RecordId record = putZhang(vault, Purpose::Visit, monday);
    fs::create_directory(folder.key("appointment.2026-11-20"));

    const auto forgotten = vault.forgetDue(tuesday, ledgerTail);
    REQUIRE_FALSE(forgotten);
    CHECK_THAT(forgotten.error().detail, Catch::Contains("appointment.2026-11-20"));
    CHECK(stateOf(vault, record) == "Unknown");
}
