// SPDX-License-Identifier: Apache-2.0
#include "app/identity/vault.h"
#include "app/journal/sqlite.h"
#include "tests/identity/fixture.h"

#include <fstream>

using namespace hall;
using namespace hall::identity;

namespace fs = std::filesystem;

namespace {

struct Notebook : ReadingSink
{
    Result<void, std::string> note(const RecordRead& reading) override
    {
        if (isClosed) {
            return failure(std::string("The journal's disk is full."));
        }
        readings.push_back(reading);
        return {};
    }

    std::vector<RecordRead> readings;
    bool isClosed = false;
};

void change(const VaultFolder& folder, const std::string& sql)
{
    using journal::sqlite::Database;
    const auto database =
        Database::open(folder.files().database().string(), Database::Access::Write, {});
    REQUIRE(database);
    REQUIRE(database->execute(sql.c_str()));
}

void flipBit(const VaultFolder& folder, const RecordId& record)
{
    using journal::sqlite::Database;
    const auto database =
        Database::open(folder.files().database().string(), Database::Access::Write, {});
    REQUIRE(database);
    auto read = database->prepare("SELECT sealed FROM record WHERE id = ?");
    read->bind(1, record.value);
    (void)read->step();
    const auto blob = read->blob(0);
    std::vector<std::uint8_t> sealed(blob.begin(), blob.end());
    read->reset();
    sealed.at(30) ^= 4U;
    auto write = database->prepare("UPDATE record SET sealed = ? WHERE id = ?");
    write->bind(1, std::span<const std::uint8_t>(sealed));
    write->bind(2, record.value);
    REQUIRE(write->run() == 0);
}

} // namespace

TEST_CASE("what is put is read again, also by the next process", "[identity][vault]")
{
    const VaultFolder folder;
    RecordId record;
    {
        Vault vault = folder.open();
        record = putZhang(vault, Purpose::Visit, monday);
        CHECK(stateOf(vault, record) == "open");
    }
    const Vault vault = folder.open();
    CHECK(stateOf(vault, record) == "open");
    CHECK(vault.get(makeRecordId(), clerk).error().code == VaultErrorCode::Unknown);
    CHECK(vault.get({""}, clerk).error().code == VaultErrorCode::Unknown);
}

TEST_CASE("nothing of a person stands in clear in the vault's files", "[identity][vault]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    for (const Purpose purpose : {Purpose::Visit, Purpose::Promise, Purpose::Consent}) {
        (void)putZhang(vault, purpose, monday);
    }
    REQUIRE(vault.dayHash(monday, person(zhangNumber)));

    const std::string bytes = folder.bytes();
    CHECK(bytes.size() > 4096);
    for (const std::string_view clear : {zhangName,
                                         zhangNumber,
                                         zhangPhone,
                                         std::string_view("19000101"),
                                         zhangName.substr(0, 3)}) {
        CHECK(bytes.find(clear) == std::string::npos);
    }
    CHECK(bytes.find("visit") != std::string::npos);
}

TEST_CASE("no key stands in the database", "[identity][vault]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    (void)putZhang(vault, Purpose::Visit, monday);
    std::ifstream file(folder.key("visit.2026-11-23"), std::ios::binary);
    const std::string key{std::istreambuf_iterator<char>(file), {}};
    REQUIRE(key.size() == Key::size);

    CHECK(folder.bytes().find(key.substr(0, 8)) == std::string::npos);
    CHECK(fs::status(folder.files().database()).permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("reading says what the journal has to know", "[identity][vault]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    const RecordId record = putZhang(vault, Purpose::Promise, monday);

    const auto opened = vault.get(record, {"guide:7", "contact"});
    REQUIRE(opened);
    CHECK(opened->reading == RecordRead{record, Purpose::Promise, "contact", "guide:7"});

    Notebook notebook;
    CHECK(vault.getNoted(record, clerk, notebook) == zhang());
    CHECK(notebook.readings ==
          std::vector{RecordRead{record, Purpose::Promise, "service", "clerk:1031"}});
    notebook.isClosed = true;
    const auto untold = vault.getNoted(record, clerk, notebook);
    REQUIRE_FALSE(untold);
    CHECK(untold.error().code == VaultErrorCode::NotNoted);
    CHECK(untold.error().detail == "The journal's disk is full.");
}

TEST_CASE("nobody reads without a reason, and a reason is a code", "[identity][vault]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    const RecordId record = putZhang(vault, Purpose::Visit, monday);
    for (const std::string reason : {"", "to see who it is", "张三", "Service", "a;b"}) {
        CAPTURE(reason);
        CHECK(vault.get(record, {"clerk:1031", reason}).error().code == VaultErrorCode::NoReason);
    }
    CHECK(vault.get(record, {"clerk:1031", std::string(33, 'a')}).error().code ==
          VaultErrorCode::NoReason);
    CHECK(vault.get(record, {"clerk:1031", "check-in"}));
}

TEST_CASE("a changed row is damaged and isn't told", "[identity][vault]")
{
    const VaultFolder folder;
    RecordId record;
    {
        Vault vault = folder.open();
        record = putZhang(vault, Purpose::Visit, monday);
        (void)putZhang(vault, Purpose::Visit, tuesday);
    }
    SECTION("one bit")
    {
        flipBit(folder, record);
        CHECK(stateOf(folder.open(), record) == "Damaged");
    }
    SECTION("another period")
    {
        change(folder, "UPDATE record SET period = '2026-11-24'");
        CHECK(stateOf(folder.open(), record) == "Damaged");
    }
    SECTION("a purpose that isn't one")
    {
        change(folder, "UPDATE record SET kind = 'party'");
        CHECK(stateOf(folder.open(), record) == "Damaged");
    }
    SECTION("cut short")
    {
        change(folder, "UPDATE record SET sealed = substr(sealed, 1, 20)");
        CHECK(stateOf(folder.open(), record) == "Damaged");
    }
    SECTION("empty")
    {
        change(folder, "UPDATE record SET sealed = x''");
        CHECK(stateOf(folder.open(), record) == "Damaged");
    }
}

TEST_CASE("with another key a record is damaged, without one forgotten", "[identity][vault]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    const RecordId record = putZhang(vault, Purpose::Visit, monday);
    const fs::path key = folder.key("visit.2026-11-23");

    fs::rename(key, folder.key("aside"));
    CHECK(stateOf(vault, record) == "Forgotten");
    std::ofstream(key) << std::string(Key::size, 'k');
    CHECK(stateOf(vault, record) == "Damaged");
    std::ofstream(key) << "short";
    CHECK(stateOf(vault, record) == "Damaged");
    fs::rename(folder.key("aside"), key);
    CHECK(stateOf(vault, record) == "open");
}

TEST_CASE("an error says nothing of the person", "[identity][vault]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    const RecordId record = putZhang(vault, Purpose::Visit, monday);
    std::ofstream(folder.key("visit.2026-11-23")) << std::string(Key::size, 'k');
    const auto opened = vault.get(record, clerk);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().detail.find(zhangNumber) == std::string::npos);
    CHECK(opened.error().detail.ends_with('.'));

    Fields tooLong = zhang();
    tooLong["note"] = std::string(recordBytesMax, 'x');
    const auto put = vault.put({Purpose::Visit, tuesday, tooLong});
    REQUIRE_FALSE(put);
    CHECK(put.error().code == VaultErrorCode::TooLong);
    CHECK(put.error().detail.find(zhangName) == std::string::npos);
}

TEST_CASE("many records are put all or none", "[identity][vault]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    std::vector<NewRecord> records(3, {Purpose::Visit, monday, zhang()});
    const auto ids = vault.put(records);
    REQUIRE(ids);
    CHECK(ids->size() == 3);
    CHECK(stateOf(vault, ids->back()) == "open");

    records.back().fields["note"] = std::string(recordBytesMax, 'x');
    CHECK_FALSE(vault.put(records));
    CHECK(vault.status()->records == 3);
    CHECK(vault.put(std::vector<NewRecord>{})->empty());
}

TEST_CASE("the list has everything but the people", "[identity][vault]")
{
    const VaultFolder folder;
    Vault vault = folder.open();
    const RecordId visit = putZhang(vault, Purpose::Visit, tuesday);
    const RecordId promise = putZhang(vault, Purpose::Promise, monday);
    const RecordId consent = putZhang(vault, Purpose::Consent, monday);
    fs::remove(folder.key("visit.2026-11-24"));

    CHECK(vault.list(10) == std::vector{Listed{consent, Purpose::Consent, consent.value, false},
                                        Listed{promise, Purpose::Promise, "2026-11-23", false},
                                        Listed{visit, Purpose::Visit, "2026-11-24", true}});
    CHECK(vault.list(2)->size() == 2);
    const auto status = vault.status();
    REQUIRE(status);
    CHECK(status->records == 3);
    CHECK(status->forgotten == 1);
    CHECK(status->keys == 2);
}

TEST_CASE("two processes share a vault, and what one forgets the other can't read",
          "[identity][vault]")
{
    const VaultFolder folder;
    Vault node = folder.open();
    Vault tool = folder.open();
    const RecordId one = putZhang(node, Purpose::Visit, monday);
    const RecordId other = putZhang(tool, Purpose::Visit, monday);
    CHECK(stateOf(tool, one) == "open");
    CHECK(stateOf(node, other) == "open");

    REQUIRE(tool.forgetDue(tuesday, ledgerTail));
    CHECK(stateOf(node, one) == "Unknown");
    CHECK(stateOf(node, putZhang(node, Purpose::Visit, tuesday)) == "open");
}

TEST_CASE("what is no vault, or a newer one, isn't touched", "[identity][vault]")
{
    const VaultFolder folder;
    SECTION("another database")
    {
        using journal::sqlite::Database;
        const auto other =
            Database::open(folder.files().database().string(), Database::Access::Create, {});
        REQUIRE(other->execute("CREATE TABLE event (seq INTEGER)"));
        CHECK(Vault::open(folder.files()).error().code == VaultErrorCode::CannotOpen);
        CHECK_FALSE(fs::exists(folder.files().keys()));
    }
    SECTION("a text")
    {
        std::ofstream(folder.files().database()) << std::string(5000, 'x');
        CHECK(Vault::open(folder.files()).error().code == VaultErrorCode::Damaged);
        CHECK(fs::file_size(folder.files().database()) == 5000);
    }
    SECTION("newer")
    {
        (void)folder.open();
        change(folder, "PRAGMA user_version = 2");
        CHECK(Vault::open(folder.files()).error().code == VaultErrorCode::NewerSchema);
    }
    SECTION("no folder")
    {
        CHECK(Vault::open({folder.files().dataDir / "missing", {}}).error().code ==
              VaultErrorCode::CannotOpen);
    }
}
