// SPDX-License-Identifier: Apache-2.0
#include "app/identity/appointment_file.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::identity;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view one = R"({"booking": "Y1", "service": "card", "day": "2026-11-23",
   "from": "09:30", "to": "10:00", "name": "张三丰", "id_number": "11010119000101009x"})";

/// As the ledger of the CSV files: `Y1 | 3: what is wrong`.
std::string read(const std::string& bytes)
{
    const AppointmentFile file = readAppointments(bytes);
    std::string text;
    for (const AppointmentLine& line : file.lines) {
        text += (text.empty() ? "" : " ") + line.booking + "@" + std::to_string(line.line);
    }
    for (const AppointmentError& error : file.errors) {
        text += " | " + std::to_string(error.line) + " " + error.column + ": " + error.text;
    }
    return text;
}

std::string other(const std::string& booking, const std::string& more = {})
{
    return R"({"booking": ")" + booking +
           R"(", "service": "card", "day": "2026-11-23", "from": "9:30", "to": "10:00")" + more +
           "}";
}

} // namespace

TEST_CASE("an object of a file becomes an appointment", "[identity][file]")
{
    const AppointmentFile file = readAppointments("[\n" + std::string(one) + "\n]\n");
    CHECK(file.errors.empty());
    REQUIRE(file.lines.size() == 1);
    const AppointmentLine& line = file.lines.front();
    CHECK(line.line == 2);
    CHECK(line.service.value == "card");
    CHECK(line.from == 9h + 30min);
    CHECK(line.name == "张三丰");
    CHECK(line.idNumber == "11010119000101009X");
}

TEST_CASE("each object has the line on which it begins", "[identity][file]")
{
    const std::string y1(one);
    CHECK(read("[" + y1 + ",\n" + other("Y2") + "," + other("Y3") + "\n, " + other("Y4") + "]") ==
          "Y1@1 Y2@3 Y3@3 Y4@4");
    CHECK(read("\xEF\xBB\xBF[" + other("Y1") + "]") == "Y1@1");
    CHECK(read("[]") == "");
    CHECK(read("[" + other("Y1", ", \"class\": null, \"name\": \"a\\\"]},{\"") + "]") == "Y1@1");
    CHECK(read("[" + other("Y1", ", \"name\": \"\xD5\xC5\xC8\xFD\"") + "]") == "Y1@1");
}

TEST_CASE("a bad object is named with what is wrong, the others are taken", "[identity][file]")
{
    const auto between = [](const std::string& object) {
        return read("[" + other("Y1") + ",\n" + object + ",\n" + other("Y3") + "]");
    };
    CHECK(between(R"({"booking": "Y2"})") == "Y1@1 Y3@3 | 2 service: The service is missing.");
    CHECK(between(R"({"booking": Y2})") == "Y1@1 Y3@3 | 2 : This isn't right JSON.");
    CHECK(between("") == "Y1@1 Y3@3 | 2 : This isn't right JSON.");
    CHECK(between("7") == "Y1@1 Y3@3 | 2 : Each element has to be an object in braces.");
    CHECK(between("[" + other("Y2") + "]") ==
          "Y1@1 Y3@3 | 2 : Each element has to be an object in braces.");
    CHECK(between(other("Y2", R"(, "phone": 13800138000)")) ==
          "Y1@1 Y3@3 | 2 phone: The phone has to be a text in quotation marks.");
    CHECK(between(other("Y2", R"(, "colour": "red")")) ==
          "Y1@1 Y2@2 Y3@3 | 2 : A name in the object isn't known, and is passed over.");
    CHECK(between(other("Y1")) == "Y1@1 Y3@3 | 2 booking: The booking stands on line 1 already.");
    CHECK(between(other("Y2", ", \"name\": \"" + std::string(20'000, 'n') + "\"")) ==
          "Y1@1 Y3@3 | 2 : The object is longer than 16384 bytes.");
}

TEST_CASE("a file that is no array of objects is told", "[identity][file]")
{
    CHECK(read(other("Y1")) == " | 0 : A JSON file has to be an array of objects, in brackets.");
    CHECK(read("[" + other("Y1")) == "Y1@1 | 1 : The array isn't closed with a bracket.");
    CHECK(read("[" + other("Y1") + "]\n x") ==
          "Y1@1 | 2 : Behind the array stands more, which was not read.");
    CHECK(read("[" + other("Y1") + ",\n{\"booking\": \"open") ==
          "Y1@1 | 2 : This isn't right JSON. | 2 : The array isn't closed with a bracket.");
    CHECK(read("[\xFF\xFF") == " | 0 : The file is text neither in UTF-8 nor in GB18030.");
    CHECK_FALSE(read(std::string(100'000, '[')).empty());
    CHECK_FALSE(read("[" + std::string(100'000, '}')).empty());
}

TEST_CASE("a JSON file cut off or changed anywhere is read or told", "[identity][file]")
{
    const std::string whole = "[" + std::string(one) + "]";
    for (std::size_t at = 0; at < whole.size(); ++at) {
        CHECK_FALSE(readAppointments(whole.substr(0, at)).errors.empty());
        for (const char byte : {'"', '{', '}', '[', ']', ',', '\\', '\0', '\xFF'}) {
            std::string changed = whole;
            changed.insert(at, 1, byte);
            CHECK(readAppointments(changed).lines.size() <= 1);
        }
    }
}
