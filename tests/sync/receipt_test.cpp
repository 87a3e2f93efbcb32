// SPDX-License-Identifier: Apache-2.0
#include "app/sync/appointment_rows.h"
#include "app/sync/receipt.h"

#include <catch2/catch.hpp>

namespace hall::sync {

TEST_CASE("a hall's receipt arrives as it was written", "[sync][receipt]")
{
    Receipt receipt;
    receipt.heard = {{"catalogue", 13}, {"appointments/2026-11-24", 7}, {"notices", 9}};
    receipt.catalogue = {.version = 12,
                         .waitsAfter = "2026-11-23",
                         .changes = {{"card", "name", R"("社保卡")", R"("社会保障卡")"}},
                         .changed = 1,
                         .leftOut = {"pension: no group \"pension\" here"}};
    receipt.appointments = {{.day = "2026-11-24",
                             .revision = 7,
                             .booked = 2,
                             .unchanged = 1,
                             .cancelled = 1,
                             .remarks = {{3, "from", false, "SlotFull", "All are taken."}},
                             .remarked = 1}};
    receipt.notices = 2;
    receipt.refused = {{"catalogue", 13, {"catalogue 13: service.card: there twice"}}};

    CHECK(readReceipt(writeReceipt(receipt)) == receipt);
    CHECK(readReceipt("{}") == Receipt{});
}

TEST_CASE("what is no receipt is refused", "[sync][receipt]")
{
    CHECK(readReceipt("[]").error() == "it isn't a JSON object");
    CHECK(readReceipt("{").error() == "it isn't a JSON object");
    CHECK(readReceipt(R"({"heard":{"catalogue":"1"}})").error() ==
          "something in it has another type");
    CHECK(readReceipt(std::string(receiptBytesMax + 1, ' ')).error() ==
          "it is larger than 1048576 bytes");
}

TEST_CASE("rows of a day's list become lines of a file", "[sync][rows]")
{
    const auto rows = readRows(
        R"({"appointments":[{"booking":"B-1","from":"09:30"},{"booking":"B-2","day":"2026-11-23","phone":null}]})",
        "2026-11-23");
    REQUIRE(rows);
    REQUIRE(rows->size() == 2);
    CHECK(rows->at(0).line == 1);
    CHECK(rows->at(0).values == std::map<std::string, std::string>{
                                    {"booking", "B-1"}, {"day", "2026-11-23"}, {"from", "09:30"}});
    CHECK(rows->at(1).line == 2);
    CHECK(rows->at(1).values.size() == 2);
    CHECK(readRows(R"({"appointments":[]})", "2026-11-23")->empty());
}

TEST_CASE("a list that is none is refused, and nothing of it repeated", "[sync][rows]")
{
    const auto errorOf = [](const std::string& content) {
        return readRows(content, "2026-11-23").error();
    };
    CHECK(errorOf("{}") == "appointments is missing, is no list, or isn't alone");
    CHECK(errorOf(R"({"appointments":{}})") ==
          "appointments is missing, is no list, or isn't alone");
    CHECK(errorOf(R"({"appointments":[],"day":"2026-11-23"})") ==
          "appointments is missing, is no list, or isn't alone");
    CHECK(errorOf(R"({"appointments":[{},5]})") == "row 2 has to be an object");
    CHECK(errorOf(R"({"appointments":[{"phone":13800138000}]})") ==
          "row 1 has a value that is no text");
    CHECK(errorOf(R"({"appointments":[{"day":"2026-11-22"}]})") ==
          "row 1 is for another day than the list");
    std::string many = R"({"appointments":[{})";
    for (std::size_t i = 0; i < identity::appointmentLinesMax; ++i) {
        many += ",{}";
    }
    CHECK(errorOf(many + "]}") == "there are more than 50000 rows");
}

} // namespace hall::sync
