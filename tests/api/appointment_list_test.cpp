// SPDX-License-Identifier: Apache-2.0
#include "app/api/appointment_list.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace hall::api {

namespace {

const BusinessDay day = *parseBusinessDay("2026-11-23");

const std::string one =
    R"({"booking":"b-1","service":"card","from":"9:30","to":"10:00","name":"张三","id_number":"11010119000101004X"})";
const std::string two = R"({"booking":"b-2","service":"card","from":"10:00","to":"10:30"})";

std::string list(const std::string& entries)
{
    return R"({"appointments":[)" + entries + "]}";
}

std::string read(const std::string& body)
{
    const auto content = readDayList(body, day);
    return content ? *content : std::string{content.error().code} + ": " + content.error().detail;
}

std::string change(const std::string& before, const std::string& changes)
{
    const auto content = changeDayList(before, changes, day);
    return content ? *content : std::string{content.error().code} + ": " + content.error().detail;
}

} // namespace

TEST_CASE("a day's appointments are taken as a hall's own files are", "[api][appointments]")
{
    CHECK(read(list("")) == R"({"appointments":[]})");
    CHECK(read(list(two)) ==
          R"({"appointments":[{"booking":"b-2","from":"10:00","service":"card","to":"10:30"}]})");
    CHECK(read(list(one)).find("张三") != std::string::npos);
}

TEST_CASE("appointments that aren't right are refused, and nobody's name repeated",
          "[api][appointments]")
{
    CHECK(read("[]") == "not-json: it isn't a JSON object");
    CHECK(read("{") == "not-json: it isn't a JSON object");
    CHECK(read("{}") == "bad-appointments: \"appointments\" has to be a list");
    CHECK(read(list("7")) == "bad-appointments: row 1 has to be an object");
    CHECK(read(list(two + "," + R"({"张三":"x"})")) ==
          "bad-appointments: row 2 has a field that isn't known");
    CHECK(read(list(R"({"booking":7})")) == "bad-appointments: row 1 has no text in \"booking\"");
    CHECK(read(list(two + "," + two)).find("row 2, booking: ") != std::string::npos);
    const auto wrong =
        read(list(R"({"booking":"b","service":"card","from":"11:00","to":"10:00","name":"张三"})"));
    CHECK(wrong.starts_with("bad-appointments: row 1"));
    CHECK(wrong.find("张三") == std::string::npos);
    CHECK(wrong.find("11:00") == std::string::npos);
}

TEST_CASE("appointments are changed one by one", "[api][appointments]")
{
    const std::string stored = *readDayList(list(two), day);

    const std::string both = change(stored, R"({"set":[)" + one + "]}");
    CHECK(both.find("b-1") != std::string::npos);
    CHECK(both.find("b-2") != std::string::npos);
    CHECK(change(both, R"({"remove":["b-1"]})") == stored);
    const std::string moved = change(
        stored, R"({"set":[{"booking":"b-2","service":"card","from":"11:00","to":"11:30"}]})");
    CHECK(moved ==
          R"({"appointments":[{"booking":"b-2","from":"11:00","service":"card","to":"11:30"}]})");
    CHECK(change("", R"({"set":[)" + two + "]}") == stored);
    CHECK(change(stored, "{}") == stored);
    CHECK(change(stored, R"({"remove":["b-9"]})") ==
          "bad-appointments: one of \"remove\" is no booking of that day");
    CHECK(change(stored, R"({"set":[{}]})").starts_with("bad-appointments: row 2"));
}

TEST_CASE("of a stored list nothing of a person is told", "[api][appointments]")
{
    const std::string told = withoutPeople(*readDayList(list(one), day)).dump();
    CHECK(told == R"([{"booking":"b-1","from":"09:30","service":"card","to":"10:00"}])");
}

} // namespace hall::api
