// SPDX-License-Identifier: Apache-2.0
#include "app/hub/sqlite_store.h"
#include "tests/hub/downlink_cases.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace hall::hub {

namespace {

class SqliteFile
{
public:
    SqliteFile()
    {
        REQUIRE(openSqliteStore(m_dir.path()));
    }

    [[nodiscard]] cases::OpenDownlink opener() const
    {
        return [this] { return openSqliteDownlink(m_dir.path()); };
    }

    [[nodiscard]] bool holds(const std::string& text) const
    {
        return std::ranges::any_of(std::filesystem::directory_iterator{m_dir.path()},
                                   [&](const auto& file) {
                                       std::ostringstream all;
                                       all << std::ifstream{file.path(), std::ios::binary}.rdbuf();
                                       return all.str().find(text) != std::string::npos;
                                   });
    }

private:
    test::TempDir m_dir;
};

} // namespace

TEST_CASE("catalogues are counted, and earlier ones stay", "[hub][downlink]")
{
    cases::countsCatalogues(SqliteFile{}.opener());
}

TEST_CASE("of each day a hall has the newest list", "[hub][downlink]")
{
    cases::keepsTheNewestOfEachDay(SqliteFile{}.opener());
}

TEST_CASE("a hub sees what another one was told", "[hub][downlink]")
{
    cases::tellsWhatChanged(SqliteFile{}.opener());
}

TEST_CASE("lists of days gone are taken back", "[hub][downlink]")
{
    cases::forgetsDaysGone(SqliteFile{}.opener());
}

TEST_CASE("what halls say they have is kept", "[hub][downlink]")
{
    cases::keepsReceipts(SqliteFile{}.opener());
}

TEST_CASE("changes of two are counted in the order of their commits", "[hub][downlink]")
{
    cases::countsForTwo(SqliteFile{}.opener());
}

TEST_CASE("two who change a list at once both do", "[hub][downlink]")
{
    cases::losesNoChangeOfTwo(SqliteFile{}.opener());
}

TEST_CASE("nothing of a list that was taken back stays in the file", "[hub][downlink]")
{
    const SqliteFile file;
    const std::string person = "110101190001010015";
    {
        auto store = *file.opener()();
        REQUIRE(store->put({.kind = sync::PostingKind::Appointments,
                            .hall = "district",
                            .day = "2026-11-22",
                            .content = person + std::string(50'000, ' ') + person}));
        CHECK(file.holds(person));
        REQUIRE(store->clearBefore(*parseBusinessDay("2026-11-23"), Time{}));
    }
    CHECK_FALSE(file.holds(person));
}

} // namespace hall::hub
