// SPDX-License-Identifier: Apache-2.0
#include "app/journal/reserve.h"
#include "app/server/event_row.h"
#include "app/server/forecaster.h"
#include "tests/server/late_reader.h"
#include "tests/server/running_node.h"
#include "tests/support/memory_journal.h"

using namespace hall;
using namespace hall::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::Gate;
using hall::test::LateReader;
using hall::test::RunningNode;
using hall::test::waitFor;

namespace {

using Reply = Result<protocol::TicketReply, protocol::Refusal>;

Rules rulesWithVisit()
{
    Rules rules = test::smallRules();
    rules.visits = {{.code = {"shop"},
                     .name = {},
                     .order = StepOrder::Any,
                     .steps = {{.service = {"a1"}}, {.service = {"b1"}}, {.service = {"a2"}}}}};
    return rules;
}

/// A hall service with a forecaster beside it, whose runs the test can hold up.
struct Forecasting
{
    Forecasting()
    {
        (void)ask(AdoptRules{.rules = rulesWithVisit(), .hash = "h"});
        (void)ask(OpenDay{.day = {std::chrono::year{2026} / 11 / 23}, .timeConfirmed = false});
        (void)ask(OpenCounter{.counter = {1}, .clerk = {"1031"}});
        (void)ask(OpenCounter{.counter = {2}, .clerk = {"1032"}});
        forecaster = std::make_unique<Forecaster>(
            service,
            std::make_unique<Learning>(
                dir.path(),
                std::make_unique<LateReader>(journal.reader().value(), reading),
                [](const auto&) {}),
            Forecaster::Options{.soonest = 5ms, .latest = 50ms, .run = [this](const auto&... with) {
                                    return runWhenLet(with...);
                                }});
    }

    ~Forecasting()
    {
        running.letThrough();
        reading.letThrough();
        forecaster.reset();
    }

    Forecast runWhenLet(const Outlook& outlook, const Rates& rates, const ForecastOptions& options)
    {
        {
            const std::lock_guard lock{mutex};
            newest = outlook;
            isMixed = isMixed || outlook.rules->services.size() != rates.services.size();
        }
        running.pass();
        return forecast(outlook, rates, options);
    }

    /// As the newest run knows it.
    [[nodiscard]] CounterOutlook counter(std::size_t place) const
    {
        const std::lock_guard lock{mutex};
        return place < newest.counters.size() ? newest.counters[place] : CounterOutlook{};
    }

    Reply ask(decltype(Command::what) what)
    {
        const std::string id = "press-" + std::to_string(++commands);
        std::optional<Reply> answer;
        service.submit({.press = {.id = {id},
                                  .actor = {.role = "test", .id = {}},
                                  .station = {"kiosk-1"},
                                  .age = 0ms,
                                  .asked = id},
                        .what = std::move(what)},
                       [&](const Reply& reply) { answer = reply; });
        REQUIRE(waitFor([&] { return answer.has_value(); }));
        return *answer;
    }

    Reply take(const std::string& code, const std::string& priority = {})
    {
        return ask(TakeTicket{.service = {code}, .priority = {priority}, .codeHash = {}});
    }

    [[nodiscard]] std::optional<WaitRange> newcomer(std::size_t place) const
    {
        return service.waits().shown.newcomer(place);
    }

    /// Until the newest forecast knows everybody who waits.
    [[nodiscard]] bool awaitForecast() const
    {
        return waitFor(
            [&] { return service.waits().shown.tickets.size() == service.hall().waiting; });
    }

    test::TempDir dir;
    journal::DiskReserve reserve{dir.path(), std::int64_t{64} * 1024};
    test::MemoryJournal journal;
    Duration shift{0};
    HallClock clock{[this] {
                        ClockReading now = readSystemClock();
                        now.wall += shift;
                        now.monotonic += shift;
                        return now;
                    },
                    Time{}};
    HallService service{{.hall = {},
                         .journal = journal,
                         .reader = journal.reader().value(),
                         .clock = clock,
                         .codes = {{}, "https://example.cn"},
                         .reserve = reserve}};
    int commands = 0;
    Gate running;
    Gate reading;
    mutable std::mutex mutex; ///< guards the next two
    Outlook newest;
    bool isMixed = false; ///< a run had rules and rates that don't belong together
    std::unique_ptr<Forecaster> forecaster;
};

} // namespace

TEST_CASE("who takes a number is told how long it will be, and the journal says what", "[forecast]")
{
    Forecasting hall;
    for (int citizen = 0; citizen < 6; ++citizen) {
        (void)hall.take("a1");
    }
    REQUIRE(hall.awaitForecast());

    const Reply plain = hall.take("a1");
    const Reply favoured = hall.take("a1", "urgent");

    REQUIRE(plain);
    REQUIRE(plain->ticket->wait);
    CHECK(plain->ticket->wait->low < plain->ticket->wait->high);
    CHECK(plain->ticket->wait->high > 15);
    REQUIRE(favoured->ticket->wait);
    CHECK(favoured->ticket->wait->high < plain->ticket->wait->high);
    const auto& tickets = hall.service.hall().tickets;
    CHECK(tickets[6].wait == plain->ticket->wait);
    const Event journalled = fromRow(hall.journal.rows().back()).value();
    CHECK(std::get<TicketIssued>(journalled.body).wait == favoured->ticket->wait);
}

TEST_CASE("a service that nobody is there for is told no time", "[forecast]")
{
    Forecasting hall;
    (void)hall.ask(CloseCounter{.counter = {2}, .seen = {}});
    REQUIRE(waitFor([&] { return hall.newcomer(0) && !hall.newcomer(2); }));

    const Reply reply = hall.take("b1");

    REQUIRE(reply);
    CHECK_FALSE(reply->ticket->wait);
}

TEST_CASE("the hall answers while a forecast takes its time", "[forecast]")
{
    Forecasting hall;
    hall.running.hold();
    REQUIRE(waitFor([&] { return hall.running.isStopped(); }));

    const Reply first = hall.take("a1");
    const Reply second = hall.take("b1");

    CHECK(first);
    CHECK(second);
    CHECK(hall.running.isStopped());
    hall.running.letThrough();
    CHECK(hall.awaitForecast());
}

TEST_CASE("a figure that nobody renews is not told any more", "[forecast]")
{
    Forecasting hall;
    REQUIRE(waitFor([&] { return hall.newcomer(0).has_value(); }));
    hall.running.hold();
    REQUIRE(waitFor([&] { return hall.running.isStopped(); }));
    hall.shift = 59s;
    CHECK(hall.newcomer(0));

    hall.shift = 62s;

    CHECK_FALSE(hall.newcomer(0));
    CHECK_FALSE(hall.take("a1")->ticket->wait);
}

TEST_CASE("rules that change meanwhile are followed, and never mixed with those before",
          "[forecast]")
{
    Forecasting hall;
    REQUIRE(waitFor([&] { return hall.newcomer(0).has_value(); }));
    hall.reading.hold();
    REQUIRE(waitFor([&] { return hall.reading.isStopped(); }));
    Rules more = rulesWithVisit();
    more.services.push_back(more.services[0]);
    more.services.back().code = {"a3"};
    REQUIRE(hall.ask(AdoptRules{.rules = more, .hash = "h2"}));

    hall.reading.letThrough();

    CHECK(waitFor([&] { return hall.newcomer(3).has_value(); }));
    const std::lock_guard lock{hall.mutex};
    CHECK_FALSE(hall.isMixed);
}

TEST_CASE("a forecast knows since when a counter is left, and by whom", "[forecast]")
{
    Forecasting hall;
    REQUIRE(waitFor([&] { return hall.counter(1).calls; }));
    (void)hall.ask(CloseCounter{.counter = {2}, .seen = {}});
    REQUIRE(waitFor([&] { return !hall.counter(1).calls; }));

    CHECK(waitFor([&] { return hall.counter(1).clerk == ClerkId{"1032"}; }));
    CHECK(hall.counter(1).awaySince.has_value());
}

TEST_CASE("a visit in any order goes where the forecast is shortest, and says by which figures",
          "[forecast]")
{
    Forecasting hall;
    for (int citizen = 0; citizen < 4; ++citizen) {
        (void)hall.take("a1");
    }
    REQUIRE(hall.awaitForecast());

    const Reply taken =
        hall.ask(TakeTicket{.service = {}, .priority = {}, .codeHash = {}, .visit = {"shop"}});

    REQUIRE(taken);
    CHECK(taken->ticket->service == ServiceCode{"b1"});
    CHECK(taken->ticket->wait == hall.service.hall().tickets.back().wait);
    CHECK(taken->ticket->wait);
    (void)hall.ask(CallNext{.counter = {2}, .seen = {}});
    REQUIRE(hall.awaitForecast());
    REQUIRE(hall.ask(CallNext{.counter = {2}, .seen = taken->ticket->id}));
    std::optional<VisitContinued> continued;
    for (const journal::Row& row : hall.journal.rows()) {
        const auto event = fromRow(row).value();
        if (const auto* body = std::get_if<VisitContinued>(&event.body)) {
            continued = *body;
        }
    }
    REQUIRE(continued);
    CHECK(continued->service == ServiceCode{"a1"});
    CHECK(continued->waits.size() == 3);
}

TEST_CASE("kiosk, answer and ticket tell the wait, and a node that is started again tells it again",
          "[node][forecast]")
{
    RunningNode node;
    auto client = node.linkedClient();
    node.openHall(*client);
    const auto wait = [&] { return node.node->service().waits().shown.newcomer(0); };
    for (int citizen = 0; citizen < 3; ++citizen) {
        REQUIRE(node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}}));
    }
    std::optional<protocol::KioskView> kiosk;
    QObject::connect(client.get(),
                     &client::HallClient::viewChanged,
                     client.get(),
                     [&](const auto& view) { kiosk = std::get<protocol::KioskView>(view); });
    client->watch(u"kiosk"_s);

    REQUIRE(waitFor([&] { return kiosk && kiosk->areas[0].services[0].wait; }));

    const auto taken = node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}});
    REQUIRE(taken->ticket->wait);
    const QJsonObject which{
        {u"ticket"_s, QString::fromStdString(node.node->service().hall().tickets[0].id.value)}};
    CHECK(node.ask(*client, u"ticket.show"_s, which)->ticket->wait);
    node.node->stop(u"test"_s);
    node.restart();
    CHECK(node.node->service().hall().tickets.back().wait == taken->ticket->wait);
    REQUIRE(waitFor([&] { return wait().has_value(); }));
}
