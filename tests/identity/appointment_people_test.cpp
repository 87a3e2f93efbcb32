// SPDX-License-Identifier: Apache-2.0
#include "app/identity/appointment_people.h"
#include "tests/identity/fixture.h"

using namespace hall;
using namespace hall::identity;

namespace {

const Reader slotClock{"clock:slot", "no-show"};

AppointmentPerson booked(const std::string& booking, std::string_view number = zhangNumber)
{
    return {.booking = booking,
            .day = monday,
            .name = std::string(zhangName),
            .idNumber = std::string(number),
            .phone = std::string(zhangPhone)};
}

IdNumber number(std::string_view text)
{
    return IdNumber::parse(text, monday).value();
}

/// A vault with one appointment of Zhang on Monday.
struct OneBooked
{
    OneBooked()
        : vault(folder.open())
        , people(vault)
    {
        const auto kept = people.keep(std::vector{booked("YY-0017")});
        REQUIRE(kept);
        record = kept->front().record;
    }

    VaultFolder folder;
    Vault vault;
    AppointmentPeople people;
    RecordId record;
};

} // namespace

TEST_CASE("who comes with an appointment is found by booking and by ID number",
          "[identity][appointment]")
{
    const OneBooked hall;
    const auto subject = hall.vault.dayHash(monday, person(zhangNumber));

    const auto found = hall.people.byBooking(monday, "YY-0017");
    REQUIRE(found);
    CHECK(*found == FoundAppointment{hall.record, *subject});
    CHECK(hall.people.byBooking(monday, " yy-００17 ")->has_value());
    CHECK_FALSE(hall.people.byBooking(monday, "YY-0018")->has_value());
    CHECK_FALSE(hall.people.byBooking(tuesday, "YY-0017")->has_value());

    CHECK(hall.people.byPerson(monday, number(zhangNumber)) ==
          std::vector{FoundAppointment{hall.record, *subject}});
    CHECK(hall.people.byPerson(monday, number(liNumber))->empty());
    CHECK(hall.people.byPerson(tuesday, number(zhangNumber))->empty());
    CHECK(hall.people.byRecord(monday, hall.record)->value() ==
          FoundAppointment{hall.record, *subject});
    CHECK_FALSE(hall.people.byRecord(tuesday, hall.record)->has_value());
    CHECK_FALSE(hall.people.byRecord(monday, makeRecordId())->has_value());
    CHECK(keysOf(hall.vault) == "appointment.2026-11-23 day.2026-11-23");
}

TEST_CASE("the record of an appointment says who booked", "[identity][appointment]")
{
    const OneBooked hall;
    Fields expected = zhang();
    expected["booking"] = "YY-0017";
    CHECK(hall.vault.get(hall.record, clerk)->fields == expected);
    CHECK(hall.vault.get(hall.record, clerk)->reading.purpose == Purpose::Appointment);
}

TEST_CASE("a booking told twice stays one, with what was told last", "[identity][appointment]")
{
    OneBooked hall;
    const auto again =
        hall.people.keep(std::vector{booked("YY-0017", liNumber), booked("YY-0018")});
    REQUIRE(again);
    CHECK(again->front().record == hall.record);
    CHECK_FALSE(again->front().isNew);
    CHECK(again->back().isNew);
    CHECK(hall.vault.get(hall.record, clerk)->fields["id_number"] == liNumber);
    CHECK(hall.people.byPerson(monday, number(liNumber))->size() == 1);
    CHECK(hall.people.byPerson(monday, number(zhangNumber))->size() == 1);
    CHECK(hall.vault.status()->appointments == 2);
}

TEST_CASE("one person's appointments of a day are all found", "[identity][appointment]")
{
    OneBooked hall;
    REQUIRE(hall.people.keep(std::vector{booked("YY-0018"), booked("YY-0019")}));
    CHECK(hall.people.byPerson(monday, number(zhangNumber))->size() == 3);
}

TEST_CASE("an appointment without a person is found by its booking alone",
          "[identity][appointment]")
{
    OneBooked hall;
    for (const char* noNumber : {"", "not a number", "110101190013010014"}) {
        AppointmentPerson nobody{.booking = std::string("B-") + noNumber,
                                 .day = monday,
                                 .name = {},
                                 .idNumber = noNumber,
                                 .phone = {}};
        const auto kept = hall.people.keep(std::span(&nobody, 1));
        REQUIRE(kept);
        CHECK(*hall.people.byBooking(monday, nobody.booking) ==
              FoundAppointment{kept->front().record, ""});
        CHECK_FALSE(hall.people.noteMiss(kept->front().record, {"card"}, slotClock)->has_value());
    }
    CHECK(hall.vault.status()->misses == 0);
}

TEST_CASE("appointments are kept all or none", "[identity][appointment]")
{
    OneBooked hall;
    AppointmentPerson tooLong = booked("YY-0019");
    tooLong.name = std::string(recordBytesMax, 'x');
    CHECK(hall.people.keep(std::vector{booked("YY-0018"), tooLong}).error().code ==
          VaultErrorCode::TooLong);
    CHECK_FALSE(hall.people.byBooking(monday, "YY-0018")->has_value());
    CHECK(hall.vault.status()->records == 1);
}

TEST_CASE("who didn't come is put into the ledger, and the reading is told",
          "[identity][appointment]")
{
    OneBooked hall;
    const auto reading = hall.people.noteMiss(hall.record, {"card"}, slotClock);
    REQUIRE(reading);
    CHECK(*reading == RecordRead{hall.record, Purpose::Appointment, "no-show", "clock:slot"});
    REQUIRE(hall.people.noteMiss(hall.record, {"card"}, slotClock));
    CHECK(hall.people.noteMiss(hall.record, {"card"}, {"clock:slot", ""}).error().code ==
          VaultErrorCode::NoReason);
    CHECK(NoShowLedger(hall.vault).misses(person(zhangNumber), monday, tuesday) ==
          std::vector{Miss{monday, {"card"}}});
    CHECK(hall.people.noteMiss(makeRecordId(), {"card"}, slotClock).error().code ==
          VaultErrorCode::Unknown);
}

TEST_CASE("nothing of who booked stands in clear", "[identity][appointment]")
{
    OneBooked hall;
    REQUIRE(hall.people.noteMiss(hall.record, {"card"}, slotClock));
    const std::string bytes = hall.folder.bytes();
    for (const std::string_view clear :
         {zhangName, zhangNumber, zhangPhone, std::string_view("YY-0017")}) {
        CHECK(bytes.find(clear) == std::string::npos);
    }
}

TEST_CASE("an appointment is looked for on its day, and its record goes a day later",
          "[identity][appointment]")
{
    OneBooked hall;
    const auto first = hall.vault.forgetDue(tuesday, ledgerTail);
    CHECK(first->appointments == 1);
    CHECK(first->records == 0);
    CHECK_FALSE(hall.people.byBooking(monday, "YY-0017")->has_value());
    CHECK(hall.people.byPerson(monday, number(zhangNumber))->empty());
    CHECK(hall.vault.get(hall.record, clerk));
    CHECK(hall.people.noteMiss(hall.record, {"card"}, slotClock)->has_value());

    CHECK(hall.vault.forgetDue(wednesday, ledgerTail)->records == 1);
    CHECK(hall.vault.get(hall.record, clerk).error().code == VaultErrorCode::Unknown);
}

TEST_CASE("a cancelled appointment leaves nothing", "[identity][appointment]")
{
    OneBooked hall;
    CHECK(hall.vault.forget(hall.record).value());
    CHECK_FALSE(hall.people.byBooking(monday, "YY-0017")->has_value());
    CHECK(hall.people.byPerson(monday, number(zhangNumber))->empty());
    CHECK(hall.vault.status()->appointments == 0);
}
