// SPDX-License-Identifier: Apache-2.0
#include "app/journal/chain.h"
#include "app/journal/export.h"
#include "tests/journal/fixture.h"

#include <nlohmann/json.hpp>

namespace hall::journal {

TEST_CASE("a row is a line of JSON with every column", "[journal][export]")
{
    Row row = ticketRow(7);
    row.epoch = "an epoch";
    row.body = R"({"text":"a \"quote\""})";
    row.chain[0] = 0xab;

    CHECK(toJsonLine(row) ==
          R"({"epoch":"an epoch","seq":7,"at":1795420807000,"day":"2026-11-23",)"
          R"("kind":"TicketIssued","v":1,"subject":"kiosk-1.7","actor":"citizen",)"
          R"("station":"kiosk-1","body":"{\"text\":\"a \\\"quote\\\"\"}",)"
          R"("command":"00000000-0000-4000-8000-000000000007","part":0,)"
          R"("chain":"ab00000000000000000000000000000000000000000000000000000000000000"})");
}

TEST_CASE("bytes that aren't UTF-8 don't stop an export", "[journal][export]")
{
    Row row = ticketRow(7);
    row.body = "\xff";
    CHECK_FALSE(nlohmann::json::parse(toJsonLine(row), nullptr, false).is_discarded());
}

TEST_CASE("a part of the journal, and its end, are exported", "[journal][export]")
{
    const TestFolder folder;
    makeJournal(folder.files(), 10);
    const auto reader = openReader(folder.files());
    std::vector<std::int64_t> seen;
    const auto take = [&](std::string_view line) {
        seen.push_back(nlohmann::json::parse(line)["seq"].get<std::int64_t>());
    };

    CHECK(exportLines(*reader, 3, 5, take).value() == 3);
    CHECK(seen == std::vector<std::int64_t>{3, 4, 5});
    seen.clear();
    CHECK(tail(*reader, 2, take).value() == 2);
    CHECK(seen == std::vector<std::int64_t>{9, 10});
    seen.clear();
    CHECK(tail(*reader, 100, take).value() == 10);
    CHECK(exportLines(*reader, 11, 20, take).value() == 0);
}

} // namespace hall::journal
