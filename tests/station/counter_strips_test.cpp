// SPDX-License-Identifier: Apache-2.0
#include "app/station/counter_strips.h"
#include "drivers/emulator/emulated_led.h"
#include "drivers/port/memory_port.h"
#include "tests/server/running_node.h"

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::RunningNode;

namespace {

/// Emulated cards at the end of each line that a station opens, by address.
struct Cards
{
    Cards(port::Timers& timers, port::MemoryPort& port, int baud, std::vector<int> ids)
        : led(timers, {.baud = baud, .cards = std::move(ids)})
        , line(port)
    {
        QObject::connect(&line, &port::MemoryPort::arrived, &led, &emulator::EmulatedLed::receive);
        QObject::connect(&led, &emulator::EmulatedLed::replied, &line, &port::MemoryPort::deliver);
        QObject::connect(&led, &emulator::EmulatedLed::shown, &led, [this](int card) {
            history[card].append(led.card(card)->screen().text());
        });
    }

    emulator::EmulatedLed led;
    port::MemoryPort& line;
    std::map<int, QStringList> history;
};

/// A station with a strip of its own over counter 1 and a shared line over 2 and 3, whose time the
/// test moves while it waits.
struct StripBench
{
    StripBench()
    {
        client = node.linkedClient();
        node.openHall(*client);
    }

    void plugIn()
    {
        stationClient = node.client();
        link = std::make_unique<station::StationLink>(*stationClient, u"kiosk-1"_s);
        const auto openLine = [this](const std::string& address, int baud) {
            auto port = std::make_unique<port::MemoryPort>();
            const bool isAlone = address == alone.address;
            cards[address] = std::make_unique<Cards>(
                timers, *port, baud, isAlone ? std::vector{1} : std::vector{2, 3});
            return port;
        };
        strips = std::make_unique<station::CounterStrips>(
            *link,
            station::CounterStrips::Strips{{alone, second, third}, brightness},
            timers,
            openLine);
        strips->start();
    }

    bool until(const std::function<bool()>& isSo)
    {
        return test::waitFor([&] {
            timers.advance(20ms);
            return isSo();
        });
    }

    bool shows(int counter, const QString& text)
    {
        return until([&] { return at(counter).led.card(counter)->screen().text() == text; });
    }

    [[nodiscard]] Cards& at(int counter)
    {
        return *cards.at(counter == 1 ? alone.address : second.address);
    }

    /// What the clerk at that counter presses, with the ticket in front of him.
    void press(const QString& method, int counter = 1)
    {
        const Ticket* ticket = node.node->service().hall().at({counter});
        const QJsonValue seen = ticket == nullptr
                                    ? QJsonValue(QJsonValue::Null)
                                    : QJsonValue(QString::fromStdString(ticket->id.value));
        REQUIRE(node.ask(*client, method, {{u"counter"_s, counter}, {u"seen"_s, seen}}));
    }

    void call()
    {
        REQUIRE(node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}}));
        press(u"counter.next"_s);
    }

    [[nodiscard]] std::string word(int counter) const
    {
        const auto& stations = node.node->service().hall().stations;
        const auto station = stations.find({"kiosk-1"});
        const std::string device = "led-" + std::to_string(counter);
        if (station == stations.end() || !station->second.devices.contains(device)) {
            return {};
        }
        return station->second.devices.at(device).condition;
    }

    const LedSettings alone{.counter = 1,
                            .station = {"kiosk-1"},
                            .address = "192.168.1.60:5005",
                            .card = 1,
                            .baud = 9600,
                            .width = 192,
                            .height = 16,
                            .color = "red"};
    const LedSettings second{.counter = 2,
                             .station = {"kiosk-1"},
                             .address = "/dev/ttyUSB1",
                             .card = 2,
                             .baud = 57600,
                             .width = 192,
                             .height = 16,
                             .color = "red"};
    const LedSettings third{.counter = 3,
                            .station = {"kiosk-1"},
                            .address = "/dev/ttyUSB1",
                            .card = 3,
                            .baud = 57600,
                            .width = 192,
                            .height = 16,
                            .color = "red"};
    std::vector<BrightnessSpan> brightness;
    RunningNode node;
    port::HandTimers timers;
    std::map<std::string, std::unique_ptr<Cards>> cards;
    std::unique_ptr<client::HallClient> client;
    std::unique_ptr<client::HallClient> stationClient;
    std::unique_ptr<station::StationLink> link;
    std::unique_ptr<station::CounterStrips> strips;
};

} // namespace

TEST_CASE("strips show what goes on at their counters, from closed to served", "[station][led]")
{
    StripBench hall;
    hall.plugIn();
    REQUIRE(hall.shows(1, u"1号窗口"_s));
    REQUIRE(hall.shows(2, u"2号窗口 未开放"_s));

    hall.call();
    REQUIRE(hall.shows(1, u"请 A001 到 1号窗口"_s));
    CHECK(hall.strips->preview(1) == u"请 A001 到 1号窗口"_s);
    hall.press(u"counter.start"_s);
    REQUIRE(hall.shows(1, u"1号窗口 A001 办理中"_s));
    hall.press(u"counter.finish"_s);
    REQUIRE(hall.shows(1, u"1号窗口"_s));
    hall.press(u"counter.pause"_s);
    REQUIRE(hall.shows(1, u"1号窗口 暂停服务"_s));
    CHECK(hall.at(1).led.errors() == 0);
    CHECK(hall.at(2).led.errors() == 0);
}

TEST_CASE("a call flashes for ten seconds on a line of its own, then stands", "[station][led]")
{
    StripBench hall;
    hall.plugIn();
    REQUIRE(hall.shows(1, u"1号窗口"_s));
    hall.at(1).history.clear();
    hall.call();
    REQUIRE(hall.shows(1, u"请 A001 到 1号窗口"_s));
    hall.timers.advance(30s);

    QStringList& seen = hall.at(1).history[1];
    CHECK(seen.size() == 11);
    CHECK(seen.count(u" "_s) == 5);
    CHECK(seen.last() == u"请 A001 到 1号窗口"_s);
    CHECK(hall.at(1).led.errors() == 0);

    seen.clear();
    hall.node.shift += 15s; // no sooner, by the rules
    hall.press(u"counter.recall"_s);
    REQUIRE(hall.until([&] { return seen.size() >= 3; }));
    hall.timers.advance(30s);
    CHECK(seen.size() == 11);
}

TEST_CASE("on a shared line a call stands at once, and a recall is shown anew", "[station][led]")
{
    StripBench hall;
    REQUIRE(hall.node.ask(
        *hall.client, u"counter.open"_s, {{u"counter"_s, 3}, {u"clerk"_s, u"1033"_s}}));
    hall.plugIn();
    REQUIRE(hall.shows(3, u"3号窗口"_s));
    REQUIRE(hall.node.ask(*hall.client, u"ticket.take"_s, {{u"service"_s, u"b1"_s}}));
    QStringList& seen = hall.at(3).history[3];
    seen.clear();
    hall.press(u"counter.next"_s, 3);
    REQUIRE(hall.shows(3, u"请 B001 到 3号窗口"_s));
    hall.timers.advance(20s);
    CHECK(seen.size() == 1);

    hall.node.shift += 15s; // no sooner, by the rules
    hall.press(u"counter.recall"_s, 3);
    CHECK(hall.until([&] { return seen.size() == 2; }));
    hall.timers.advance(20s);
    CHECK(seen == QStringList(2, u"请 B001 到 3号窗口"_s));
}

TEST_CASE("a call from before a restart of the station stands without flashing", "[station][led]")
{
    StripBench hall;
    hall.call();
    hall.node.shift = 20s;
    hall.plugIn();
    REQUIRE(hall.shows(1, u"请 A001 到 1号窗口"_s));
    hall.timers.advance(20s);
    CHECK_FALSE(hall.at(1).history[1].contains(u" "_s));
}

TEST_CASE("without the node a strip shows its counter and no old call, then the present",
          "[station][led]")
{
    StripBench hall;
    hall.plugIn();
    REQUIRE(hall.shows(1, u"1号窗口"_s));
    hall.call();
    REQUIRE(hall.shows(1, u"请 A001 到 1号窗口"_s));
    hall.timers.advance(15s);
    hall.node.node.reset();
    REQUIRE(hall.until([&] { return !hall.link->isOurs(); }));
    hall.timers.advance(5s);
    CHECK(hall.strips->preview(1) == u"请 A001 到 1号窗口"_s);
    hall.timers.advance(7s);
    CHECK(hall.strips->preview(1) == u"1号窗口"_s);
    CHECK(hall.strips->preview(2) == u"2号窗口"_s);

    hall.node.restart();

    REQUIRE(hall.shows(1, u"请 A001 到 1号窗口"_s));
    REQUIRE(hall.shows(2, u"2号窗口 未开放"_s));
}

TEST_CASE("a strip that never heard of the node shows the number of its counter", "[station][led]")
{
    StripBench hall;
    hall.node.node.reset();
    hall.plugIn();
    hall.timers.advance(12s);
    CHECK(hall.at(1).led.card(1)->screen().text() == u"1号窗口"_s);
}

TEST_CASE("a number goes from the strip when the machine that knows has died", "[station][led]")
{
    StripBench hall;
    hall.plugIn();
    hall.call();
    REQUIRE(hall.shows(1, u"请 A001 到 1号窗口"_s));
    hall.timers.advance(300s);
    CHECK(hall.at(1).led.card(1)->screen().text() == u"请 A001 到 1号窗口"_s);

    hall.strips.reset();

    hall.timers.advance(130s);
    CHECK(hall.at(1).led.card(1)->screen().text().isEmpty());
}

TEST_CASE("the node knows how each strip is", "[station][led]")
{
    StripBench hall;
    CHECK(hall.word(1).empty());
    hall.plugIn();
    hall.at(2).led.card(3)->isDead = true;
    REQUIRE(hall.until([&] {
        return hall.word(1) == "ready" && hall.word(2) == "ready" && hall.word(3) == "offline";
    }));

    hall.at(1).line.unplug(u"cable"_s);
    REQUIRE(hall.until([&] { return hall.word(1) == "offline"; }));
    hall.at(1).line.plug();
    hall.at(2).led.card(3)->isDead = false;
    REQUIRE(hall.until([&] { return hall.word(1) == "ready" && hall.word(3) == "ready"; }));
}

TEST_CASE("a test stands for five seconds, then what was there", "[station][led]")
{
    StripBench hall;
    hall.plugIn();
    REQUIRE(hall.shows(2, u"2号窗口 未开放"_s));
    emit hall.link->testAsked(u"led-2"_s);
    REQUIRE(hall.strips->preview(2) == u"2号窗口 测试"_s);
    hall.timers.advance(4s);
    CHECK(hall.at(2).led.card(2)->screen().text() == u"2号窗口 测试"_s);
    CHECK(hall.at(1).led.card(1)->screen().text() == u"1号窗口"_s);
    hall.timers.advance(3s);
    CHECK(hall.at(2).led.card(2)->screen().text() == u"2号窗口 未开放"_s);
}

TEST_CASE("an address with a colon is a socket, a path is a serial line", "[station][led]")
{
    CHECK(station::isSocket("192.168.1.60:5005"));
    CHECK(station::isSocket("localhost:5005"));
    CHECK_FALSE(station::isSocket("/dev/ttyUSB1"));
    CHECK_FALSE(station::isSocket("/dev/serial/by-path/pci-0:1"));
}

TEST_CASE("strips burn by the hours, and their clocks go by the hall's", "[station][led]")
{
    StripBench hall;
    hall.brightness = {{.fromMinute = 0, .toMinute = 1440, .level = 3}};
    hall.plugIn();
    REQUIRE(hall.until([&] {
        return hall.at(1).led.card(1)->brightness() == 3 &&
               hall.at(2).led.card(3)->brightness() == 3;
    }));
    CHECK(hall.until([&] {
        const QDateTime wall =
            QDateTime::fromMSecsSinceEpoch(hall.link->view().stamp.at.time_since_epoch().count());
        return std::abs(hall.at(1).led.card(1)->clock(hall.timers.now()).secsTo(wall)) < 60;
    }));
}

TEST_CASE("without hours for it the cards burn as they are", "[station][led]")
{
    StripBench hall;
    hall.plugIn();
    hall.at(1).led.card(1)->setBrightness(7);
    REQUIRE(hall.shows(1, u"1号窗口"_s));
    hall.timers.advance(20s);
    CHECK(hall.at(1).led.card(1)->brightness() == 7);
}

TEST_CASE("the node is told what each strip acknowledged", "[station][led]")
{
    StripBench hall;
    std::optional<protocol::HallView> view;
    QObject::connect(hall.client.get(),
                     &client::HallClient::viewChanged,
                     hall.client.get(),
                     [&view](const protocol::AnyView& state) {
                         if (const auto* told = std::get_if<protocol::HallView>(&state)) {
                             view = *told;
                         }
                     });
    hall.client->watch(u"hall"_s);
    const auto shown = [&](const std::string& device) -> std::string {
        for (const auto& strip : view ? view->strips : std::vector<protocol::StripPreview>{}) {
            if (strip.device == device) {
                return strip.blocks.front().lines.front();
            }
        }
        return {};
    };
    hall.plugIn();
    REQUIRE(hall.until(
        [&] { return shown("led-1") == "1号窗口" && shown("led-3") == "3号窗口 未开放"; }));

    hall.at(1).led.card(1)->isDead = true;
    hall.call();
    hall.timers.advance(30s);
    CHECK(shown("led-1") == "1号窗口"); // it hasn't said anything since
    hall.at(1).led.card(1)->isDead = false;
    REQUIRE(hall.until([&] { return shown("led-1") == "请 A001 到 1号窗口"; }));
    CHECK(view->strips.front().blocks.front().width == 192);
    CHECK(view->strips.front().answers);

    hall.node.restart();

    view.reset();
    REQUIRE(hall.until([&] {
        return shown("led-1") == "请 A001 到 1号窗口" && shown("led-3") == "3号窗口 未开放";
    }));
}
