// SPDX-License-Identifier: Apache-2.0
#include "app/hub/sqlite_store.h"
#include "tests/hub/read_cases.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

namespace hall::hub {

namespace {

class SqliteFile
{
public:
    [[nodiscard]] cases::Opening opening() const
    {
        return {
            .store = [this] { return openSqliteStore(m_dir.path()); },
            .connection =
                [this](SqlTables tables) { return openSqliteConnection(m_dir.path(), tables); }};
    }

private:
    test::TempDir m_dir;
};

} // namespace

TEST_CASE("halls are listed by their names", "[hub][reader]")
{
    const SqliteFile file;
    cases::listsHalls(file.opening());
}

TEST_CASE("a hall's events are read in their order, also after a backup was restored",
          "[hub][reader]")
{
    const SqliteFile file;
    cases::readsEventsAcrossEpochs(file.opening());
}

TEST_CASE("a ticket is found by the hash of its code, with what became of it", "[hub][reader]")
{
    const SqliteFile file;
    cases::findsTicketsByCode(file.opening());
}

TEST_CASE("the answer to a write is kept for a day", "[hub][answers]")
{
    const SqliteFile file;
    cases::keepsAnswersForADay(file.opening());
}

} // namespace hall::hub
