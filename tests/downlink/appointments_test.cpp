// SPDX-License-Identifier: Apache-2.0
#include "tests/downlink/city_hall.h"

using namespace hall;
using namespace Qt::StringLiterals;
using hall::sync::PostingKind;
using hall::test::at;
using hall::test::CityHall;
using hall::test::li;
using hall::test::waitFor;
using hall::test::zhang;

namespace {

/// Rows like `Y1 09:30 10:00 [NUMBER]` for a1.
sync::Posting
listOf(std::int64_t revision, const QStringList& rows, const QString& day = u"2026-11-23"_s)
{
    QJsonArray array;
    for (const QString& row : rows) {
        const QStringList words = row.split(u' ');
        array.append(QJsonObject{{u"booking"_s, words.value(0)},
                                 {u"service"_s, u"a1"_s},
                                 {u"from"_s, words.value(1)},
                                 {u"to"_s, words.value(2)},
                                 {u"id_number"_s, words.value(3)},
                                 {u"name"_s, u"张三丰"_s}});
    }
    return {.kind = PostingKind::Appointments,
            .hall = "small",
            .day = day.toStdString(),
            .version = revision,
            .at = Time{},
            .content =
                QJsonDocument{QJsonObject{{u"appointments"_s, array}}}.toJson().toStdString()};
}

/// What the hall says of a list: `2 booked, 1 unchanged, 1 cancelled | 3 SlotFull`.
std::string takes(CityHall& hall, const sync::Posting& posting)
{
    const std::string topic = sync::postingTopic(posting.kind, posting.day);
    hall.comes(posting);
    REQUIRE(waitFor([&] { return hall.receipt().heard[topic] == posting.version; }));
    const auto receipt = hall.receipt();
    REQUIRE(receipt.appointments.size() == 1);
    const sync::TakenAppointments& taken = receipt.appointments[0];
    CHECK(taken.revision == posting.version);
    std::string text = std::to_string(taken.booked) + " booked, " +
                       std::to_string(taken.unchanged) + " unchanged, " +
                       std::to_string(taken.cancelled) + " cancelled";
    for (const sync::RowRemark& remark : taken.remarks) {
        text += " | " + std::to_string(remark.line) + ' ' + remark.problem;
    }
    return text;
}

} // namespace

TEST_CASE("a list of appointments is the hall's, and the next one what changed of it",
          "[downlink][appointment]")
{
    CityHall hall;
    CHECK(takes(hall, listOf(1, {u"Y1 09:30 10:00"_s + u' ' + zhang, u"Y2 10:00 10:30"_s})) ==
          "2 booked, 0 unchanged, 0 cancelled");
    // Y2 left, Y1 is the same, Y3 is new.
    CHECK(takes(hall, listOf(2, {u"Y1 09:30 10:00"_s + u' ' + zhang, u"Y3 11:00 11:30"_s})) ==
          "1 booked, 1 unchanged, 1 cancelled");

    hall.goTo(at(9, 30));
    CHECK(hall.takeBooked(u"Y2"_s) == u"UnknownAppointment"_s);
    CHECK(hall.takeBooked(u"Y1"_s).startsWith(u'A'));
}

TEST_CASE("the same list again changes nothing, also after a restart", "[downlink][appointment]")
{
    CityHall hall;
    const QStringList rows{u"Y1 09:30 10:00"_s, u"Y2 10:00 10:30"_s};
    REQUIRE(takes(hall, listOf(1, rows)) == "2 booked, 0 unchanged, 0 cancelled");
    const auto seq = hall.hall().lastSeq;
    hall.comes(listOf(1, rows));
    hall.begin();
    hall.comes(listOf(1, rows));
    CHECK(takes(hall, listOf(2, rows)) == "0 booked, 2 unchanged, 0 cancelled");
    CHECK(hall.hall().appointments.size() == 2);
    CHECK(hall.hall().lastSeq == seq);

    hall.comes(listOf(1, {}));
    CHECK(takes(hall, listOf(3, {})) == "0 booked, 0 unchanged, 2 cancelled");
}

TEST_CASE("a booking at another time, or one that comes back, is booked anew",
          "[downlink][appointment]")
{
    CityHall hall;
    REQUIRE(takes(hall, listOf(1, {u"Y1 09:30 10:00"_s})) == "1 booked, 0 unchanged, 0 cancelled");
    CHECK(takes(hall, listOf(2, {u"Y1 11:00 11:30"_s})) == "1 booked, 0 unchanged, 1 cancelled");
    CHECK(takes(hall, listOf(3, {u"Y1 11:00 11:30 "_s + li})) ==
          "1 booked, 0 unchanged, 1 cancelled");
    CHECK(takes(hall, listOf(4, {})) == "0 booked, 0 unchanged, 1 cancelled");
    CHECK(takes(hall, listOf(5, {u"Y1 11:00 11:30"_s})) == "1 booked, 0 unchanged, 0 cancelled");
}

TEST_CASE("what was booked in the hall itself is no list's to cancel", "[downlink][appointment]")
{
    CityHall hall;
    REQUIRE(hall.import({u"Z1 a1 2026-11-23 09:30 10:00"_s}) == u"1 booked, 0 unchanged"_s);
    REQUIRE(takes(hall, listOf(1, {u"Y1 09:30 10:00"_s})) == "1 booked, 0 unchanged, 0 cancelled");
    CHECK(takes(hall, listOf(2, {})) == "0 booked, 0 unchanged, 1 cancelled");
    hall.goTo(at(9, 30));
    CHECK(hall.takeBooked(u"Z1"_s).startsWith(u'A'));
}

TEST_CASE("a mistyped row costs nobody the appointment that he has", "[downlink][appointment]")
{
    CityHall hall;
    REQUIRE(takes(hall, listOf(1, {u"Y1 09:30 10:00"_s})) == "1 booked, 0 unchanged, 0 cancelled");
    CHECK(takes(hall, listOf(2, {u"Y1 9点 10:00"_s})) ==
          "0 booked, 0 unchanged, 0 cancelled | 1 BadLine");
    hall.goTo(at(9, 30));
    CHECK(hall.takeBooked(u"Y1"_s).startsWith(u'A'));
}

TEST_CASE("one that was used stays, whatever the list says", "[downlink][appointment]")
{
    CityHall hall;
    REQUIRE(takes(hall, listOf(1, {u"Y1 09:30 10:00"_s})) == "1 booked, 0 unchanged, 0 cancelled");
    hall.goTo(at(9, 30));
    REQUIRE(hall.takeBooked(u"Y1"_s).startsWith(u'A'));
    CHECK(takes(hall, listOf(2, {})) == "0 booked, 0 unchanged, 0 cancelled");
    CHECK(takes(hall, listOf(3, {u"Y1 11:00 11:30"_s})) ==
          "0 booked, 0 unchanged, 0 cancelled | 1 Changed");
}

TEST_CASE("rows that aren't taken are told by line, and nothing of a person with them",
          "[downlink][appointment]")
{
    CityHall hall;
    CHECK(takes(hall,
                listOf(1,
                       {u"Y1 09:30 10:00 "_s + zhang,
                        u"Y2 9点 10:00"_s,
                        u"Y3 12:10 12:40"_s,
                        u"Y4 09:30 10:00"_s,
                        u"Y5 09:30 10:00"_s})) ==
          "2 booked, 0 unchanged, 0 cancelled | 2 BadLine | 3 ClosedThen | 5 SlotFull");
    const std::string told = hall.inbox->receipt().toStdString();
    CHECK(told.find(zhang.toStdString()) == std::string::npos);
    CHECK(told.find("张三丰") == std::string::npos);
    CHECK(told.find("9点") == std::string::npos);
    CHECK(told.find("Y2") == std::string::npos);
}

TEST_CASE("appointments for yesterday are refused with a sentence", "[downlink][appointment]")
{
    CityHall hall;
    hall.comes(listOf(1, {u"Y1 09:30 10:00"_s}, u"2026-11-22"_s));
    const auto refused = hall.receipt().refused;
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].topic == "appointments/2026-11-22");
    CHECK(refused[0].why ==
          std::vector<std::string>{"the day 2026-11-22 is over: here it is 2026-11-23"});
    CHECK(hall.hall().appointments.empty());

    auto wrong = listOf(1, {});
    wrong.content = "{}";
    hall.comes(wrong);
    CHECK(hall.receipt().refused.at(1).why.front() ==
          "appointments is missing, is no list, or isn't alone");
}

TEST_CASE("what came of a day's lists is forgotten with the day", "[downlink][appointment]")
{
    CityHall hall;
    REQUIRE(takes(hall, listOf(1, {u"Y1 09:30 10:00"_s})) == "1 booked, 0 unchanged, 0 cancelled");
    const auto file = hall.dir.path() / "city" / "appointments-2026-11-23.json";
    CHECK(std::filesystem::exists(file));
    hall.goTo(at(24 + 8));
    hall.open(u"2026-11-24"_s);

    CHECK(hall.receipt().appointments.empty());
    CHECK(hall.receipt().heard.empty());
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("a long list is taken piece by piece", "[downlink][appointment]")
{
    CityHall hall;
    QStringList rows;
    for (int i = 0; i < 450; ++i) {
        rows << u"Y%1 09:30 10:00"_s.arg(i);
    }
    const std::string said = takes(hall, listOf(1, rows));
    CHECK(said.starts_with("2 booked, 0 unchanged, 0 cancelled | 3 SlotFull"));
    CHECK(hall.receipt().appointments[0].remarked == 448);
    CHECK(hall.receipt().appointments[0].remarks.size() == sync::remarksToldMax);
}
