// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/views_codec.h"
#include "tests/kiosk/kiosk_scenes.h"
#include "tests/kiosk/operator_scenes.h"
#include "tests/support/fake_node.h"
#include "ui/kiosk/operator_corner.h"
#include "ui/kiosk/operator_desk.h"
#include "ui/kiosk/operator_link.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>
#include <QTest>

using namespace hall;
using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto never = 1h;
constexpr auto tick = 2ms;
constexpr Patience patient{.hold = 5ms, .desk = never, .second = tick};

const QString pinTitle = u"1"_s;

bool asksForPin(const KioskFace& face)
{
    return keyNamed(face, pinTitle) != nullptr;
}

/// A kiosk whose desk talks to a node that the test plays.
struct Desk
{
    explicit Desk(Patience patience = patient)
        : face(kioskWith(districtView(), patience))
        , link({.socketPath = node.path(), .url = {}, .token = {}}, station, face->desk())
    {
    }

    void open()
    {
        openByHolding(*face);
        REQUIRE(QTest::qWaitFor([&] { return linked.count() > 0; }));
    }

    /// The PIN that reached the node, answered by the caller.
    [[nodiscard]] protocol::Request enter(const QString& pin) const
    {
        const auto before = node.asked().size();
        typePin(*face, pin);
        REQUIRE(QTest::qWaitFor([&] { return node.asked().size() > before; }));
        protocol::Request request = node.asked().back();
        CHECK(std::get<protocol::EnterOperator>(request.ask).pin == pin.toStdString());
        return request;
    }

    void refuse(const protocol::Request& request, Duration shutFor = 0s)
    {
        protocol::Refusal refusal;
        refusal.code = protocol::RpcError::WrongPin;
        refusal.next = districtView().stamp.at + shutFor;
        node.say(protocol::encodeRefusal(request.id, refusal));
    }

    void letIn(const protocol::HallView& hall)
    {
        const auto request = enter(u"2468"_s);
        node.say(protocol::encodeResult(request.id, "{}"));
        REQUIRE(QTest::qWaitFor([&] { return node.watches("hall"); }));
        node.say(protocol::encodePush("hall", protocol::encode(hall)));
        REQUIRE(QTest::qWaitFor([&] { return !asksForPin(*face); }));
        REQUIRE(QTest::qWaitFor(
            [&] { return hall.devices.empty() || keyNamed(*face, u"打测试票"_s) != nullptr; }));
    }

    support::FakeNode node;
    std::unique_ptr<KioskFace> face;
    OperatorLink link;
    QSignalSpy linked{&link, &OperatorLink::linked};
};

} // namespace

TEST_CASE("a finger that rests in the corner opens the operator's desk on every page",
          "[kiosk][operator]")
{
    for (const Scene& scene : scenes()) {
        CAPTURE(scene.name);
        if (scene.name.starts_with('2')) {
            continue; // the desk's own
        }
        const auto face = scene.make();
        face->findChild<OperatorCorner*>()->setHold(5ms);
        CHECK_FALSE(asksForPin(*face));
        openByHolding(*face);
        CHECK(asksForPin(*face));
    }
}

TEST_CASE("a short press, or one that slides out of the corner, opens nothing", "[kiosk][operator]")
{
    const auto face = kioskWith(districtView(), {.hold = 300ms});
    QSignalSpy opened(&face->desk(), &OperatorDesk::opened);
    const QPoint corner(1040, 30);

    QTest::mousePress(face.get(), Qt::LeftButton, {}, corner);
    QTest::mouseRelease(face.get(), Qt::LeftButton, {}, corner);
    QTest::mousePress(face.get(), Qt::LeftButton, {}, corner);
    QTest::mouseMove(face.get(), {500, 500});
    QTest::mousePress(face.get(), Qt::LeftButton, {}, {500, 30});

    CHECK_FALSE(opened.wait(600));
}

TEST_CASE("the right PIN opens the devices, a wrong one says so", "[kiosk][operator]")
{
    Desk desk;
    desk.open();

    desk.refuse(desk.enter(u"1111"_s));
    REQUIRE(QTest::qWaitFor([&] { return says(*desk.face, u"密码不对"_s); }));
    CHECK(asksForPin(*desk.face));

    desk.letIn(hallWith(someDevices()));
    CHECK(says(*desk.face, u"没纸"_s));
    CHECK(says(*desk.face, u"换一卷新纸"_s));
}

TEST_CASE("after five wrong PINs the pad is deaf for as long as the hall says", "[kiosk][operator]")
{
    Desk desk;
    desk.open();
    for (int i = 0; i < 4; ++i) {
        desk.refuse(desk.enter(u"1111"_s));
        REQUIRE(QTest::qWaitFor([&] { return says(*desk.face, u"密码不对"_s); }));
    }
    desk.refuse(desk.enter(u"1111"_s), 60s);
    REQUIRE(QTest::qWaitFor([&] { return says(*desk.face, u"连着错了五次"_s); }));
    CHECK_FALSE(keyNamed(*desk.face, u"5"_s)->isEnabled());
    const auto asked = desk.node.asked().size();
    QTest::keyClicks(desk.face->focusWidget(), u"2468"_s);
    QTest::keyClick(desk.face->focusWidget(), Qt::Key_Return);
    CHECK(desk.node.asked().size() == asked);

    auto later = districtView();
    later.stamp.at += 61s;
    desk.face->showView(later);
    CHECK(QTest::qWaitFor([&] { return keyNamed(*desk.face, u"5"_s)->isEnabled(); }));
}

TEST_CASE("a PIN is typed on a keyboard, too, and has digits alone", "[kiosk][operator]")
{
    Desk desk;
    desk.open();
    CHECK(keyNamed(*desk.face, u"X"_s) == nullptr);
    QTest::keyClicks(desk.face->focusWidget(), u"24x-689"_s);
    QTest::keyClick(desk.face->focusWidget(), Qt::Key_Backspace);
    QTest::keyClick(desk.face->focusWidget(), Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return !desk.node.asked().empty(); }));
    CHECK(std::get<protocol::EnterOperator>(desk.node.asked().back().ask).pin == "2468");
}

TEST_CASE("without a PIN in hall.toml the pad says what to write there", "[kiosk][operator]")
{
    Desk desk;
    desk.open();
    protocol::Refusal refusal;
    refusal.code = protocol::RpcError::NoPin;
    desk.node.say(protocol::encodeRefusal(desk.enter(u"1111"_s).id, refusal));
    REQUIRE(QTest::qWaitFor([&] { return says(*desk.face, u"[operator]"_s); }));
    CHECK_FALSE(keyNamed(*desk.face, u"5"_s)->isEnabled());
}

TEST_CASE("a test asks the hall for that device, and its key tells what came of it",
          "[kiosk][operator]")
{
    Desk desk;
    desk.open();
    desk.letIn(hallWith(someDevices()));

    press(*desk.face, u"打测试票"_s);
    REQUIRE(QTest::qWaitFor([&] {
        return std::holds_alternative<protocol::TestDevice>(desk.node.asked().back().ask);
    }));
    const auto request = desk.node.asked().back();
    CHECK(std::get<protocol::TestDevice>(request.ask).station.value == "kiosk-1");
    CHECK(std::get<protocol::TestDevice>(request.ask).device == "printer");
    REQUIRE(keyNamed(*desk.face, u"已发出"_s) != nullptr);
    CHECK_FALSE(keyNamed(*desk.face, u"已发出"_s)->isEnabled());

    protocol::Refusal refusal;
    refusal.code = protocol::RpcError::InvalidParams;
    desk.node.say(protocol::encodeRefusal(request.id, refusal));
    REQUIRE(QTest::qWaitFor([&] { return keyNamed(*desk.face, u"没发出，再试"_s) != nullptr; }));
    CHECK(keyNamed(*desk.face, u"没发出，再试"_s)->isEnabled());

    auto later = districtView();
    later.stamp.at += 10s;
    desk.face->showView(later);
    CHECK(QTest::qWaitFor([&] { return keyNamed(*desk.face, u"打测试票"_s) != nullptr; }));
}

TEST_CASE("a code that is read while the desk is open is the operator's", "[kiosk][operator]")
{
    Desk desk;
    desk.open();
    desk.letIn(hallWith(someDevices()));
    QSignalSpy taken(desk.face.get(), &KioskFace::takeRequested);

    protocol::ReadingView reading;
    reading.stamp = districtView().stamp;
    reading.reading = 1;
    reading.readAt = reading.stamp.at;
    reading.found = protocol::Found::Service;
    reading.service = districtView().areas[0].services[0].code;
    desk.face->showReading(reading);

    CHECK(keyNamed(*desk.face, u"读到了"_s) != nullptr);
    CHECK(taken.isEmpty());
}

TEST_CASE("the desk shuts by its key and by itself, and forgets the PIN", "[kiosk][operator]")
{
    SECTION("by its key")
    {
        Desk desk;
        desk.open();
        desk.letIn(hallWith(someDevices()));
        press(*desk.face, u"返回"_s);
        CHECK(desk.face->face() == Face::Attract);
        CHECK_FALSE(desk.face->desk().isOpen());
        desk.linked.clear();
        desk.open();
        CHECK(asksForPin(*desk.face));
    }
    SECTION("by itself, when nobody touches it")
    {
        Desk desk{{.hold = 5ms, .desk = 400ms, .second = tick}};
        desk.open();
        desk.letIn(hallWith(someDevices()));
        press(*desk.face, u"English"_s);
        CHECK(QTest::qWaitFor([&] { return !desk.face->desk().isOpen(); }));
        CHECK(desk.face->face() == Face::Attract);
        CHECK(desk.face->language() == kit::Language::Zh);
    }
}

TEST_CASE("while the node is away the desk says what to do, and goes on when it is back",
          "[kiosk][operator]")
{
    Desk desk;
    desk.open();
    desk.letIn(hallWith(someDevices()));

    desk.node.hangUp();
    desk.face->showLink(false, 20s);
    REQUIRE(QTest::qWaitFor([&] { return says(*desk.face, u"和大厅服务断开 20 秒"_s); }));
    CHECK_FALSE(keyNamed(*desk.face, u"打测试票"_s)->isEnabled());

    desk.node.listen();
    desk.face->showView(districtView());
    // A node that was started again knows nothing of the PIN.
    REQUIRE(QTest::qWaitFor([&] {
        return !desk.node.asked().empty() &&
               std::holds_alternative<protocol::EnterOperator>(desk.node.asked().back().ask);
    }));
    desk.node.say(protocol::encodeResult(desk.node.asked().back().id, "{}"));
    CHECK(QTest::qWaitFor([&] { return keyNamed(*desk.face, u"打测试票"_s)->isEnabled(); }));
}

TEST_CASE("with the node away from the start no PIN can be tried", "[kiosk][operator]")
{
    const auto face = kioskWith(districtView(), patient);
    face->showLink(false, 80s);
    openByHolding(*face);
    CHECK(says(*face, u"和大厅服务断开 1 分 20 秒"_s));
    CHECK_FALSE(keyNamed(*face, u"5"_s)->isEnabled());
    press(*face, u"返回"_s);
    CHECK(face->face() == Face::NotTaking);
}

TEST_CASE("a number that was just taken is still shown after the desk", "[kiosk][operator]")
{
    const auto view = districtView();
    const auto face = kioskWith(view, patient);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    goToConfirm(*face, u"社会保险"_s, u"养老金领取资格认证"_s);
    press(*face, u"取号"_s);
    openByHolding(*face);
    face->showAnswer(asked[0][1].toULongLong(), ticketFor(view, "A035", 4));
    press(*face, u"返回"_s);
    CHECK(face->face() == Face::Ticket);
}

TEST_CASE("this kiosk's devices come first, then the others by station and counter",
          "[kiosk][operator]")
{
    const auto plan = planOperator({.hall = hallWith(manyDevices()),
                                    .linked = true,
                                    .silence = {},
                                    .station = {"kiosk-1"},
                                    .now = districtView().stamp.at,
                                    .language = kit::Language::Zh});
    REQUIRE(plan.devices.size() == 25);
    CHECK(plan.devices[0].device == "printer");
    CHECK(plan.devices[0].place.isEmpty());
    CHECK(plan.devices[3].device == "led-1");
    CHECK(plan.devices[4].device == "led-2");
    CHECK(plan.devices[12].device == "led-10");
    CHECK(plan.devices.back().place == u"kiosk-3"_s);
    CHECK(plan.trouble.isEmpty());
}

TEST_CASE("25 devices are turned by page, each once", "[kiosk][operator]")
{
    Desk desk;
    desk.open();
    desk.letIn(hallWith(manyDevices()));
    int seen = 0;
    int pages = 1;
    const auto count = [&] {
        for (const auto* key : keysOf(*desk.face)) {
            seen += key->text().startsWith(u"试"_s) || key->text() == u"打测试票"_s ? 1 : 0;
        }
    };
    count();
    while (keyNamed(*desk.face, u"下一页"_s) != nullptr) {
        press(*desk.face, u"下一页"_s);
        ++pages;
        count();
    }
    CHECK(seen == 25);
    CHECK(pages == 5);
}

TEST_CASE("the node's own troubles come with what to do", "[kiosk][operator]")
{
    OperatorKnown known{.hall = hallWith({}),
                        .linked = true,
                        .silence = {},
                        .station = {"kiosk-1"},
                        .now = districtView().stamp.at,
                        .language = kit::Language::Zh};
    known.hall->hall.taking = protocol::Taking::NotDurable;
    CHECK(planOperator(known).trouble.contains(u"硬盘"_s));
    CHECK(planOperator(known).node[1].health == client::Health::Broken);
    known.hall->hall.taking = protocol::Taking::ClockSuspected;
    CHECK(planOperator(known).trouble.contains(u"--time-is-right"_s));
    known.linked = false;
    CHECK(planOperator(known).node[0].health == client::Health::Broken);
}
