// SPDX-License-Identifier: Apache-2.0
#include "app/station/counter_pads.h"
#include "drivers/port/memory_port.h"
#include "tests/keys/records.h"
#include "tests/server/running_node.h"

#include <algorithm>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace std::string_literals;
using hall::test::Records;
using hall::test::RunningNode;

namespace {

constexpr int word = sizeof(long);
constexpr int enter = 96;
constexpr int zero = 82;
constexpr int dot = 83;
constexpr int plus = 78;
constexpr int star = 55;
constexpr int minus = 74;
constexpr int backspace = 14;

const PadModel numbers{.code = "numeric",
                       .isSerial = false,
                       .frame = {},
                       .baud = 0,
                       .keys = {{"KPENTER", "next"},
                                {"KP0", "recall"},
                                {"KPDOT", "no_show"},
                                {"KPPLUS", "finish"},
                                {"KPASTERISK", "start"},
                                {"KPMINUS", "pause"},
                                {"BACKSPACE", "undo"}}};
const PadModel desks{.code = "desk",
                     .isSerial = true,
                     .frame = "AA ( ADDR KEY ) XOR",
                     .baud = 9600,
                     .keys = {{"31", "next"}}};

const std::vector<PadSettings> pads{
    {.counter = 1, .station = {}, .port = "keys", .address = 1, .clerk = {}, .model = numbers},
    {.counter = 2, .station = {}, .port = "line", .address = 2, .clerk = "1032", .model = desks},
    {.counter = 3, .station = {}, .port = "line", .address = 3, .clerk = {}, .model = desks},
};

/// Recalls may follow each other at once.
Rules hastyRules()
{
    Rules rules = hall::test::smallRules();
    rules.policy.betweenRecalls = 0s;
    return rules;
}

/// A station with a keypad at counter 1 and a line with the pads of counters 2 and 3.
struct PadBench
{
    PadBench()
    {
        client = node.linkedClient();
        node.openHall(*client);
        stationClient = node.client();
        link = std::make_unique<station::StationLink>(*stationClient, u"kiosk-1"_s);
        const auto openPort = [this](const PadSettings& pad) {
            auto port = std::make_unique<port::MemoryPort>();
            ports[pad.port] = port.get();
            return port;
        };
        lines = std::make_unique<station::PadLines>(*link, u"pad"_s, pads, timers, openPort);
        callers = std::make_unique<station::CounterPads>(*stationClient, *lines, pads, timers);
        lines->start();
        QObject::connect(stationClient.get(),
                         &client::HallClient::viewChanged,
                         stationClient.get(),
                         [this](const protocol::AnyView& state) {
                             if (const auto* view = std::get_if<protocol::CounterView>(&state)) {
                                 views[view->counter] = *view;
                             }
                         });
        REQUIRE(test::waitFor([&] { return link->isOurs() && views.size() == 3; }));
    }

    void take(int count)
    {
        for (int i = 0; i < count; ++i) {
            REQUIRE(node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}}));
        }
    }

    /// A second later, so that no key bounces; nothing is answered meanwhile.
    void press(int key)
    {
        timers.advance(250ms);
        ports["keys"]->deliver(QByteArray::fromStdString(Records(word).press(key).bytes()));
    }

    [[nodiscard]] long count(TicketState state) const
    {
        const auto& tickets = node.hall().tickets;
        return std::ranges::count_if(tickets,
                                     [&](const auto& each) { return each.state == state; });
    }

    /// Counter 1 has this ticket, and the pad knows.
    [[nodiscard]] bool has(const std::string& number, TicketState state)
    {
        return test::waitFor([&] {
            timers.advance(10ms);
            const auto& current = views[1].current;
            return current && current->number == number && current->state == state;
        });
    }

    [[nodiscard]] std::string condition(const std::string& device) const
    {
        const auto& devices = node.hall().stations.at({"kiosk-1"}).devices;
        return devices.contains(device) ? devices.at(device).condition : std::string{};
    }

    RunningNode node{hastyRules(), Opens::ByHand, server::readSystemClock().wall};
    port::HandTimers timers;
    std::map<std::string, port::MemoryPort*> ports;
    std::map<int, protocol::CounterView> views;
    std::unique_ptr<client::HallClient> client;
    std::unique_ptr<client::HallClient> stationClient;
    std::unique_ptr<station::StationLink> link;
    std::unique_ptr<station::PadLines> lines;
    std::unique_ptr<station::CounterPads> callers;
};

} // namespace

TEST_CASE("a clerk calls, recalls, starts and finishes by the keys of a keypad", "[station][pads]")
{
    PadBench bench;
    bench.take(2);
    bench.press(enter);
    REQUIRE(bench.has("A001", TicketState::Called));
    bench.press(zero);
    REQUIRE(test::waitFor([&] { return bench.views[1].current->calls == 2; }));
    bench.press(star);
    REQUIRE(bench.has("A001", TicketState::Serving));
    bench.press(plus);
    REQUIRE(test::waitFor([&] { return !bench.views[1].current; }));
    CHECK(bench.count(TicketState::Finished) == 1);
    bench.timers.advance(2s);
    bench.press(enter);
    REQUIRE(bench.has("A002", TicketState::Called));
    bench.press(dot);
    CHECK(test::waitFor([&] { return bench.count(TicketState::NoShow) == 1; }));
}

TEST_CASE("a key pressed while the answer is missing, or soon after, calls nobody else",
          "[station][pads]")
{
    PadBench bench;
    bench.take(3);
    bench.press(enter);
    bench.press(enter);
    bench.press(enter);
    REQUIRE(bench.has("A001", TicketState::Called));
    bench.press(enter);
    bench.press(zero);
    REQUIRE(test::waitFor([&] { return bench.views[1].current->calls == 2; }));
    CHECK(bench.count(TicketState::Called) == 1);
    CHECK(bench.count(TicketState::Waiting) == 2);

    bench.timers.advance(2s);
    bench.press(enter);
    CHECK(bench.has("A002", TicketState::Called));
    CHECK(bench.count(TicketState::Waiting) == 1);
}

TEST_CASE("a press that meets another at the panel calls one, not two", "[station][pads]")
{
    PadBench bench;
    bench.take(3);
    std::optional<RunningNode::Reply> panel;
    bench.client->command(u"counter.next"_s,
                          {{u"counter"_s, 1}, {u"seen"_s, QJsonValue()}},
                          [&](const auto& reply) { panel = reply; });
    bench.press(enter);
    REQUIRE(test::waitFor([&] { return panel.has_value(); }));
    REQUIRE(bench.has("A001", TicketState::Called));
    // Both are through once a later press is.
    bench.press(zero);
    REQUIRE(test::waitFor([&] {
        bench.press(zero);
        return bench.views[1].current->calls >= 2;
    }));
    CHECK(bench.count(TicketState::Called) == 1);
    CHECK(bench.count(TicketState::Waiting) == 2);
    CHECK(bench.count(TicketState::Finished) == 0);
}

TEST_CASE("the pause key pauses and ends the pause, and a press can be undone", "[station][pads]")
{
    PadBench bench;
    const auto is = [&](protocol::CounterState state) {
        return test::waitFor([&] { return bench.views[1].state == state; });
    };
    bench.press(minus);
    REQUIRE(is(protocol::CounterState::Paused));
    bench.press(minus);
    REQUIRE(is(protocol::CounterState::Open));

    bench.take(1);
    bench.press(enter);
    REQUIRE(bench.has("A001", TicketState::Called));
    bench.press(dot);
    REQUIRE(test::waitFor([&] { return !bench.views[1].current; }));
    bench.press(backspace);
    CHECK(bench.has("A001", TicketState::Called));
}

TEST_CASE("a pad of a line speaks for its own counter, and signs its clerk in", "[station][pads]")
{
    PadBench bench;
    bench.take(1);
    bench.ports["line"]->deliver("\xAA\x03\x31\x32"); // counter 3 has no clerk, nor its pad one
    bench.ports["line"]->deliver("\xAA\x02\x31\x33");
    REQUIRE(test::waitFor([&] { return bench.views[2].state == protocol::CounterState::Open; }));
    CHECK(bench.views[2].clerk == ClerkId{"1032"});
    CHECK(bench.views[3].state == protocol::CounterState::Closed);
    CHECK(bench.count(TicketState::Waiting) == 1);
}

TEST_CASE("what is pressed without a node is forgotten", "[station][pads]")
{
    PadBench bench;
    bench.take(1);
    bench.node.node.reset();
    REQUIRE(test::waitFor([&] { return !bench.stationClient->isLinked(); }));
    bench.press(enter);
    bench.node.restart();
    REQUIRE(test::waitFor([&] { return bench.link->isOurs() && bench.client->isLinked(); }));
    bench.take(1);
    CHECK(bench.count(TicketState::Called) == 0);
    REQUIRE(test::waitFor([&] { return bench.views[1].waitingCount == 2; }));
    bench.press(enter);
    CHECK(bench.has("A001", TicketState::Called));
}

TEST_CASE("the node knows how each pad is", "[station][pads]")
{
    PadBench bench;
    const auto is = [&](const std::string& device, const std::string& condition) {
        return test::waitFor([&] { return bench.condition(device) == condition; });
    };
    CHECK(is("pad-1", "ready"));
    bench.ports["keys"]->unplug(u"grabbed"_s, port::Loss::Taken);
    CHECK(is("pad-1", "taken"));
    bench.ports["line"]->unplug(u"cable"_s);
    CHECK(is("pad-2", "offline"));
    CHECK(is("pad-3", "offline"));
    bench.ports["line"]->plug();
    CHECK(is("pad-3", "ready"));
    bench.ports["line"]->deliver(QByteArray(20, 'x'));
    CHECK(is("pad-2", "noise"));
    emit bench.link->testAsked(u"pad-3"_s);
    CHECK(is("pad-2", "ready"));
}
