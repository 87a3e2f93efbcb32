// SPDX-License-Identifier: Apache-2.0
#include "app/identity/appointment_file.h"
#include "app/identity/id_number.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::identity;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view header = "booking,service,day,from,to,class,name,id_number,phone\n";
constexpr std::string_view good = "Y1,card,2026-11-23,09:30,10:00,elder,张三丰,110101190001010014,"
                                  "13800138000\n";

/// What was read, as a ledger: `Y1 | line 3: what is wrong`.
std::string read(const std::string& bytes)
{
    const AppointmentFile file = readAppointments(bytes);
    std::string text;
    for (const AppointmentLine& line : file.lines) {
        text += (text.empty() ? "" : " ") + line.booking;
    }
    for (const AppointmentError& error : file.errors) {
        text += " | " + std::to_string(error.line) + " " + error.column + ": " + error.text;
    }
    return text;
}

/// A file of one good line and, on line 3, this one.
std::string withLine(const std::string& line)
{
    return read(std::string(header) + std::string(good) + line + "\n");
}

} // namespace

TEST_CASE("a line of a file becomes an appointment", "[identity][file]")
{
    const AppointmentFile file = readAppointments(std::string(header) + std::string(good));
    CHECK(file.errors.empty());
    REQUIRE(file.lines.size() == 1);
    const AppointmentLine& line = file.lines.front();
    CHECK(line.line == 2);
    CHECK(line.booking == "Y1");
    CHECK(line.service.value == "card");
    CHECK(line.day == BusinessDay{2026y / 11 / 23});
    CHECK(line.from == 9h + 30min);
    CHECK(line.to == 10h);
    CHECK(line.priority.value == "elder");
    CHECK(line.name == "张三丰");
    CHECK(line.idNumber == "110101190001010014");
    CHECK(line.phone == "13800138000");
}

TEST_CASE("files are taken as programs write them", "[identity][file]")
{
    const std::string plain =
        "booking,service,day,from,to,name\nY1,card,2026-11-23,9:30,10:00,张三\n";
    CHECK(read(plain) == "Y1");
    CHECK(read("\xEF\xBB\xBF" + plain) == "Y1");
    CHECK(read("booking,service,day,from,to\r\nY1,card,2026/11/3,9:30:00,10:00:00\r\n") == "Y1");
    CHECK(read("booking,service,day,from,to\nY1,card,2026-11-23,09:30,10:00") == "Y1");
    CHECK(read("to,from,day,service,booking\n10:00,9:30,2026-11-23,card,Y1\n") == "Y1");
    CHECK(read("\n\nbooking,service,day,from,to\n\nY1,card,2026-11-23,9:30,10:00\n\n") == "Y1");
    CHECK(read("\"booking\",service,day,from,to,name\n"
               "\" Y1 \",card,2026-11-23,9:30,10:00,\"a \"\"b\"\", c\"\r\n") == "Y1");
    CHECK(readAppointments("booking,service,day,from,to,name\n"
                           "Y1,card,2026-11-23,9:30,10:00,\"a \"\"b\"\", c\"\n")
              .lines.at(0)
              .name == "a \"b\", c");
    CHECK(readAppointments("booking,service,day,from,to,name\n"
                           "Y1,card,2026-11-23,9:30,10:00,\xD5\xC5\xC8\xFD\n")
              .lines.at(0)
              .name == "张三");
}

TEST_CASE("a bad line is named with what is wrong, the others are taken", "[identity][file]")
{
    CHECK(withLine("Y2,card,2026-02-30,09:30,10:00,,,,") ==
          "Y1 | 3 day: The day has to be a date like 2026-11-23 that exists.");
    CHECK(withLine("Y2,card,tomorrow,09:30,10:00,,,,") ==
          "Y1 | 3 day: The day has to be a date like 2026-11-23 that exists.");
    CHECK(withLine("Y2,card,26-11-23,09:30,10:00,,,,") ==
          "Y1 | 3 day: The day has to be a date like 2026-11-23 that exists.");
    CHECK(withLine("Y2,card,2026-11/23,09:30,10:00,,,,") ==
          "Y1 | 3 day: The day has to be a date like 2026-11-23 that exists.");
    CHECK(withLine("Y2,card,2026-11-23,25:30,10:00,,,,") ==
          "Y1 | 3 from: from has to be a time of day like 09:30.");
    CHECK(withLine("Y2,card,2026-11-23,09:30,10:0,,,,") ==
          "Y1 | 3 to: to has to be a time of day like 09:30.");
    CHECK(withLine("Y2,card,2026-11-23,09:30,09:30,,,,") ==
          "Y1 | 3 to: The appointment ends before it begins.");
    CHECK(withLine("Y2,,2026-11-23,09:30,10:00,,,,") == "Y1 | 3 service: The service is missing.");
    CHECK(withLine(" ,card,2026-11-23,09:30,10:00,,,,") ==
          "Y1 | 3 booking: The booking is missing.");
    CHECK(withLine("Y2,card,2026-11-23,09:30,10:00,,,110101000101001,") ==
          "Y1 | 3 id_number: This is an ID number of 15 digits, which has not been valid since "
          "2013; the one of 18 characters is needed.");
    CHECK(withLine("Y2,card,2026-11-23,09:30,10:00,,,,call me") ==
          "Y1 | 3 phone: A phone number has digits, + and -, 3 to 20 of them.");
    CHECK(withLine("y1,card,2026-11-23,09:30,10:00,,,,") ==
          "Y1 | 3 booking: The booking stands on line 2 already.");
    CHECK(withLine("Y2,card,2026-11-23,09:30") ==
          "Y1 | 3 : The line has 4 fields, the first line names 9 columns.");
    CHECK(withLine("Y2,card,2026-11-23,09:30,10:00,,,,,") ==
          "Y1 | 3 : The line has 10 fields, the first line names 9 columns.");
    CHECK(withLine(std::string(65, 'Y') + ",card,2026-11-23,09:30,10:00,,,,") ==
          "Y1 | 3 booking: The booking is longer than 64 bytes.");
    CHECK(withLine("Y2,card,2026-11-23,09:30,10:00,," + std::string(257, 'n') + ",,") ==
          "Y1 | 3 name: The name is longer than 256 bytes.");
    CHECK(withLine("Y2,card,2026-11-23,09:30,10:00,,\"a\nb\",,") ==
          "Y1 | 3 name: The name has a line break or another character that can't be printed.");
    CHECK(withLine("Y2,card,2026-11-23,09:30,10:00,,\xE5\xBC,,") ==
          "Y1 | 3 name: The name has bytes that are no text in UTF-8.");
    CHECK(withLine(std::string(100, ',')) == "Y1 | 3 : The line has more than 64 fields.");
}

TEST_CASE("a last character that doesn't check is pointed out, and the line taken",
          "[identity][file]")
{
    const AppointmentFile file =
        readAppointments(std::string(header) + std::string(good) +
                         "Y2,card,2026-11-23,09:30,10:00,,,110101190001010013,\n");
    CHECK(file.errors.empty());
    CHECK(file.lines.size() == 2);
    CHECK(file.warnings ==
          std::vector<AppointmentError>{{3, "id_number", std::string(checkWarning)}});
}

TEST_CASE("a line that was cut and put together is the same", "[identity][file]")
{
    const AppointmentFile file = readAppointments(std::string(header) + std::string(good));
    const AppointmentColumns columns = columnsOf(file.lines.at(0));
    const AppointmentFile again = readAppointments(std::span{&columns, 1});
    REQUIRE(again.lines.size() == 1);
    CHECK(columnsOf(again.lines.at(0)).values == columns.values);
    CHECK(again.lines.at(0).line == 2);
    CHECK(columns.values.at("from") == "09:30");

    const AppointmentColumns bad{.line = 9, .values = {{"booking", "Y9"}, {"colour", "red"}}};
    CHECK(readAppointments(std::span{&bad, 1}).errors ==
          std::vector<AppointmentError>{{9, "service", "The service is missing."}});
}

TEST_CASE("wrong quoting costs its own line", "[identity][file]")
{
    const std::string next = "Y3,card,2026-11-23,09:30,10:00,,,,\n";
    const auto then = [&](const std::string& line) {
        return read(std::string(header) + line + "\n" + next);
    };
    CHECK(then("Y2,card,2026-11-23,09:30,10:00,,\"open,,") ==
          "Y3 | 2 : A quotation mark is opened and never closed.");
    CHECK(
        then("Y2,card,2026-11-23,09:30,10:00,,a\"b,,") ==
        "Y3 | 2 : A field with a quotation mark in it has to begin and end with one, and the mark "
        "be doubled.");
    CHECK(then("Y2,card,2026-11-23,09:30,10:00,,\"a\"b,,") ==
          "Y3 | 2 : After a closing quotation mark has to come a comma.");
    std::string many;
    for (int i = 10; i < 100; ++i) {
        many += "Y" + std::to_string(i) + ",card,2026-11-23,09:30,10:00,,,,\n";
    }
    const AppointmentFile file = readAppointments(
        std::string(header) + "Y2,card,2026-11-23,09:30,10:00,,\"open,,\n" + many + "\"x\"\n");
    CHECK(file.lines.size() == 90);
    REQUIRE(file.errors.size() == 2);
    CHECK(file.errors.front().line == 2);
    CHECK(file.errors.back().line == 93);
}

TEST_CASE("a field over several lines keeps the count of lines", "[identity][file]")
{
    const std::string text = std::string(header) + "Y2,card,2026-11-23,09:30,10:00,,\"a\nb\",,\n"
                                                   "Y3,card,2026-11-23,10:30,10:00,,,,\n";
    CHECK(
        read(text) ==
        " | 2 name: The name has a line break or another character that can't be printed. | 4 to: "
        "The appointment ends before it begins.");
}

TEST_CASE("a first line that names the wrong columns is told", "[identity][file]")
{
    CHECK(read("booking,service,day,from\n") == " | 1 to: The column to is missing.");
    CHECK(read("booking,service,day,from,to,day\n") == " | 1 day: The column day is there twice.");
    CHECK(read("booking,service,day,from,to,colour\nY1,card,2026-11-23,9:30,10:00,red\n") ==
          "Y1 | 1 colour: Column 6 has a name that isn't known, and is passed over.");
    CHECK(
        read("Y1,card,2026-11-23,9:30,10:00\n")
            .starts_with(
                " | 1 : The first line has to name the columns: booking,service,day,from,to and"));
    CHECK(read("").starts_with(" | 0 : The file is empty."));
    CHECK(read("\xEF\xBB\xBF \r\n") == " | 0 : The file is empty.");
    CHECK(read("\"").starts_with(" | 1 : The first line has to name"));
}

TEST_CASE("no sentence repeats what a file says", "[identity][file]")
{
    const std::string secret = "张三丰110101190001010013";
    std::string text = std::string(header) + secret + "," + secret + "\n";
    for (int place = 0; place < 9; ++place) {
        std::vector<std::string> fields{
            "Y" + std::to_string(place), "card", "2026-11-23", "9:30", "10:00", "", "", "", ""};
        fields[static_cast<std::size_t>(place)] = secret + std::string(300, '9');
        std::string line;
        for (const std::string& field : fields) {
            line.append(line.empty() ? "" : ",").append(field);
        }
        text += line + "\n";
    }
    text += secret + "\"\n\"" + secret;
    const std::vector<std::string> files{text, secret + "," + secret + ",booking\n", secret + "\n"};
    for (const std::string& bytes : files) {
        const AppointmentFile file = readAppointments(bytes);
        CHECK(file.lines.empty());
        CHECK_FALSE(file.errors.empty());
        for (const AppointmentError& error : file.errors) {
            CHECK(toText(error).find("张三") == std::string::npos);
            CHECK(toText(error).find("19000101") == std::string::npos);
            CHECK(error.column.find("张三") == std::string::npos);
        }
    }
}

TEST_CASE("a file has its limits", "[identity][file]")
{
    CHECK(read(std::string(appointmentFileBytesMax + 1, 'x'))
              .starts_with(" | 0 : The file is larger than 16 MB"));

    std::string text{"booking,service,day,from,to\n"};
    for (std::size_t i = 0; i < appointmentLinesMax + 2; ++i) {
        text += std::to_string(i) + ",card,2026-11-23,9:30,10:00\n";
    }
    const AppointmentFile many = readAppointments(text);
    CHECK(many.lines.size() == appointmentLinesMax);
    REQUIRE(many.errors.size() == 1);
    CHECK(many.errors.front().line == static_cast<int>(appointmentLinesMax) + 2);

    std::string bad{"booking,service,day,from,to\n"};
    for (std::size_t i = 0; i < appointmentErrorsMax + 2; ++i) {
        bad += "x\n";
    }
    CHECK(readAppointments(bad).errors.size() == appointmentErrorsMax);
}

TEST_CASE("a file cut off or changed anywhere is read or told, never more", "[identity][file]")
{
    const std::string whole = std::string(header) + std::string(good) +
                              "Y2,card,2026-11-23,09:30,10:00,,\"a \"\"b\"\"\",,\r\n";
    for (std::size_t at = 0; at <= whole.size(); ++at) {
        CHECK(readAppointments(whole.substr(0, at)).lines.size() <= 2);
        for (const char byte : {'"', ',', '\n', '\0', '\xFF', '['}) {
            std::string changed = whole;
            changed.insert(at, 1, byte);
            CHECK(readAppointments(changed).lines.size() <= 2);
        }
    }
}
