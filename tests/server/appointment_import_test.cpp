// SPDX-License-Identifier: Apache-2.0
#include "app/identity/vault.h"
#include "app/journal/reserve.h"
#include "app/server/appointments.h"
#include "tests/server/booking_hall.h"
#include "tests/support/memory_journal.h"

using namespace hall;
using namespace hall::server;
using namespace std::chrono_literals;
using hall::test::at;
using hall::test::bookingDay;
using hall::test::waitFor;
using hall::test::zhang;

namespace {

using Report = Result<protocol::ImportReport, protocol::Refusal>;

/// Takes appointments in on a disk that does what the test says; it is Monday, eight o'clock.
struct Importing
{
    Importing()
    {
        send(AdoptRules{.rules = test::bookingRules(), .hash = "h"});
        send(OpenDay{.day = bookingDay, .timeConfirmed = true});
        REQUIRE(waitFor([&] { return answers == 2; }));
    }

    void send(decltype(Command::what) what)
    {
        const std::string id = "press-" + std::to_string(++commands);
        service.submit({.press = {.id = {id},
                                  .actor = {.role = "test", .id = {}},
                                  .station = {"kiosk-1"},
                                  .age = 0ms,
                                  .asked = id},
                        .what = std::move(what)},
                       [this](const auto& /*reply*/) { ++answers; });
    }

    /// Zhang's booking for half past nine; what comes of it is added to `reports`.
    void import()
    {
        appointments.import({{.line = 2,
                              .values = {{"booking", "Y1"},
                                         {"service", "a1"},
                                         {"day", "2026-11-23"},
                                         {"from", "09:30"},
                                         {"to", "10:00"},
                                         {"id_number", zhang.toStdString()}}}},
                            [this](const Report& report) { reports.push_back(report); });
    }

    /// Lets the vault and the hall do all that they can do by now.
    void settle()
    {
        constexpr int timesThereAndBack = 5;
        int back = 0;
        std::function<void()> goOn = [&] {
            if (++back < timesThereAndBack) {
                vault.run([&](VaultThread::OpenVault& /*open*/) { return goOn; });
            }
        };
        vault.run([&](VaultThread::OpenVault& /*open*/) { return goOn; });
        REQUIRE(waitFor([&] { return back == timesThereAndBack; }));
    }

    test::TempDir dir;
    journal::DiskReserve reserve{dir.path(), std::int64_t{64} * 1024};
    test::MemoryJournal journal;
    HallClock clock{[] { return ClockReading{.wall = at(8)}; }, Time{}};
    HallService service{{.hall = {},
                         .journal = journal,
                         .reader = journal.reader().value(),
                         .clock = clock,
                         .codes = {{}, "https://example.cn"},
                         .reserve = reserve,
                         .retryEvery = 5ms}};
    VaultThread vault{dir.path()};
    Appointments appointments{service, vault};
    int commands = 0;
    int answers = 0;
    std::vector<Report> reports;
};

} // namespace

TEST_CASE("what an import found booked already is on disk before that is told", "[appointment]")
{
    Importing hall;
    hall.journal.hold();
    hall.import();
    REQUIRE(waitFor([&] { return hall.service.hall().appointments.size() == 1; }));
    hall.import();
    hall.settle();
    CHECK(hall.reports.empty());

    hall.journal.letThrough();
    REQUIRE(waitFor([&] { return hall.reports.size() == 2; }));
    REQUIRE(hall.reports[0]);
    CHECK(hall.reports[0]->booked == 1);
    REQUIRE(hall.reports[1]);
    CHECK(hall.reports[1]->unchanged == 1);
}

TEST_CASE("an import that the journal doesn't take is refused as a whole and can be tried again",
          "[appointment]")
{
    Importing hall;
    hall.journal.failNext(journal::AppendOutcome::Refused, 1000);
    hall.send(OpenCounter{.counter = {1}, .clerk = {"1031"}});
    REQUIRE(waitFor([&] { return hall.service.durability() == Durability::Refused; }));

    hall.import();
    REQUIRE(waitFor([&] { return hall.reports.size() == 1; }));
    REQUIRE_FALSE(hall.reports[0]);
    CHECK(hall.reports[0].error().code == protocol::RpcError::NotDurable);
    CHECK(hall.service.hall().appointments.empty());

    hall.journal.failNext(journal::AppendOutcome::Stored);
    REQUIRE(waitFor([&] { return hall.service.durability() == Durability::Good; }));
    hall.import();
    REQUIRE(waitFor([&] { return hall.reports.size() == 2; }));
    REQUIRE(hall.reports[1]);
    CHECK(hall.reports[1]->booked == 1);
    CHECK(identity::Vault::open({hall.dir.path(), {}})->status()->records == 1);
}
