// SPDX-License-Identifier: Apache-2.0
#include "tests/screen/samples.h"
#include "ui/kit/translation.h"
#include "ui/screen/hall_board.h"

#include <catch2/catch.hpp>

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Time now = samples::at(9, 12);

struct Shown
{
    explicit Shown(kit::Language language = kit::Language::Zh, bool oneZone = false)
        : board([this] { return clock; }, {.language = language, .oneZone = oneZone})
    {
        board.resize(1920, 1080);
    }

    void pass(Duration time)
    {
        clock += time;
        board.look();
    }

    [[nodiscard]] bool says(const QString& text) const
    {
        return kit::flat::texts(board.sheet()).join(u'\n').contains(text);
    }

    Duration clock{0};
    screen::HallBoard board;
};

bool hasHanzi(const QString& text)
{
    static const QRegularExpression hanzi(u"[\\x{3400}-\\x{9fff}]"_s);
    return hanzi.match(text).hasMatch();
}

} // namespace

TEST_CASE("the board shows number, way and people", "[screen]")
{
    Shown shown;
    shown.board.showView(samples::board(now, samples::morning()));

    for (const auto* text :
         {"A035", "请到东区", "号窗口", "C021", "不动产登记", "17", "没有人等"}) {
        CHECK(shown.says(QString::fromUtf8(text)));
    }
    CHECK(shown.says(u"09:12"_s));
    CHECK(shown.says(u"共 57 人"_s));
}

TEST_CASE("the board tells how long people wait, where that can be told", "[screen]")
{
    Shown shown;
    shown.board.showView(samples::withWaits(samples::board(now, samples::morning())));
    for (const auto* text : {"大约等多久", "现在等候 57 人", "8–12 分", "118–146 分", "不用等"}) {
        INFO(text);
        CHECK(shown.says(QString::fromUtf8(text)));
    }
    shown.board.showView(samples::board(now, samples::morning()));
    CHECK_FALSE(shown.says(u"大约等多久"_s));
    CHECK(shown.says(u"没有人等"_s));
}

TEST_CASE("the board names those called in vain, and the step of a visit", "[screen]")
{
    Shown shown;
    shown.board.showView(samples::withWaits(samples::board(now, samples::morning())));
    CHECK(shown.says(u"第 2 步，共 3 步"_s));
    shown.pass(3 * 12s);
    shown.board.showView(samples::withWaits(samples::board(now, samples::morning())));
    CHECK(shown.says(u"叫过没到的号：A030、C017、D002"_s));
}

TEST_CASE("a zone's own board doesn't name the zone", "[screen]")
{
    Shown shown(kit::Language::Zh, true);
    shown.board.showView(samples::board(now, samples::morning()));
    CHECK(shown.says(u"请到"_s));
    CHECK_FALSE(shown.says(u"东区"_s));
}

TEST_CASE("notices change every twelve seconds, as whole sentences", "[screen]")
{
    Shown shown;
    shown.board.showView(samples::board(now, samples::morning()));
    CHECK(shown.says(u"中午 12:00–13:30，2、9、14 号窗口照常办理。"_s));
    CHECK(shown.says(u"1/3"_s));

    shown.pass(12s);
    shown.board.heard({.epoch = "e", .seq = 1234, .at = now + 12s});
    shown.pass(0ms);
    CHECK(shown.says(u"叫到请带好身份证和号票。"_s));
    CHECK(shown.says(u"2/3"_s));
}

TEST_CASE("a board without news says for how long, and recovers with the next word", "[screen]")
{
    Shown shown;
    shown.board.showView(samples::board(now, samples::morning()));

    shown.pass(12s);
    CHECK(shown.says(u"12 秒没有更新"_s));
    CHECK(shown.says(u"A035"_s));

    shown.pass(68s);
    CHECK(shown.says(u"这块屏现在看不到叫号"_s));
    CHECK(shown.says(u"断开 1 分 20 秒"_s));
    CHECK_FALSE(shown.says(u"A035"_s));

    shown.board.heard({.epoch = "e", .seq = 1234, .at = now + 80s});
    shown.pass(0ms);
    CHECK(shown.says(u"A035"_s));
    CHECK_FALSE(shown.says(u"没有更新"_s));
}

TEST_CASE("a board that never heard anything says so after a while", "[screen]")
{
    Shown shown;
    CHECK(shown.says(u"正在连接大厅"_s));
    CHECK_FALSE(shown.says(u"看不到叫号"_s));
    shown.pass(6s);
    CHECK(shown.says(u"看不到叫号"_s));
}

TEST_CASE("the closed board tells when the hall opens", "[screen]")
{
    Shown shown;
    shown.board.showView(samples::closedBoard(samples::at(18, 42)));
    CHECK(shown.says(u"明天 9:00 开门"_s));
    CHECK(shown.says(u"今天的服务已经结束"_s));
    CHECK(shown.says(u"星期一至星期五"_s));

    shown.board.showView(samples::closedBoard(samples::at(18, 42) - 24h));
    CHECK(shown.says(u"今天不营业"_s));
    CHECK(shown.says(u"星期二 9:00 开门"_s));
}

TEST_CASE("against burn-in the closed board moves every ten minutes and is dim", "[screen]")
{
    Shown shown;
    const auto view = samples::closedBoard(samples::at(18, 42));
    shown.board.showView(view);
    const auto before = shown.board.sheet();
    shown.pass(10min);
    shown.board.showView(view);
    const auto after = shown.board.sheet();

    const auto& first = std::get<kit::flat::Line>(before[1]);
    const auto& second = std::get<kit::flat::Line>(after[1]);
    CHECK(second.room.left() - first.room.left() == 8);
    CHECK(first.colour.lightness() < kit::colour::nightText.lightness() * 0.7);
}

TEST_CASE("a hall that can't keep what it is told says so on its boards", "[screen]")
{
    Shown shown;
    auto view = samples::board(now, samples::morning());
    view.hall.taking = protocol::Taking::NotDurable;
    shown.board.showView(view);
    CHECK(shown.says(u"暂时不能取号和叫号"_s));

    view.hall.taking = protocol::Taking::ClockSuspected;
    shown.board.showView(view);
    CHECK(shown.says(u"时间正在核对"_s));
    CHECK_FALSE(shown.says(u"09:12"_s));
}

TEST_CASE("in English nothing on the board is left in Chinese, and it fits", "[screen]")
{
    kit::Translation translation;
    translation.set(kit::Language::En);
    Shown shown(kit::Language::En);
    auto view = samples::board(now, samples::morning());
    const auto check = [&shown] {
        CHECK(kit::flat::overflowing(shown.board.sheet()).join(u'\n').toStdString().empty());
        for (const QString& text : kit::flat::texts(shown.board.sheet())) {
            INFO(text.toStdString());
            CHECK_FALSE(hasHanzi(text));
        }
    };

    check();
    for (const auto taking :
         {protocol::Taking::Yes, protocol::Taking::NotDurable, protocol::Taking::ClockSuspected}) {
        view.hall.taking = taking;
        shown.board.showView(view);
        check();
    }
    view.notices.clear();
    view.calls.clear();
    view.hall.taking = protocol::Taking::Yes;
    shown.board.showView(view);
    check();
    shown.pass(7s);
    check();
    shown.pass(80s);
    check();
    shown.board.showView(samples::closedBoard(samples::at(18, 42)));
    check();
}

TEST_CASE("every text of a board fits its place, with the widest numbers and names", "[screen]")
{
    for (const auto language : {kit::Language::Zh, kit::Language::En}) {
        kit::Translation translation;
        translation.set(language);
        Shown shown(language);
        std::vector<samples::Called> calls;
        calls.reserve(8);
        for (int i = 0; i < 8; ++i) {
            calls.push_back({.number = "G1000", .counter = 999, .secondsAgo = 3 * i});
        }
        auto view = samples::board(now, calls);
        for (auto& area : view.areas) {
            area.name = {"国有建设用地使用权", "Rights to use state-owned| construction land", ""};
            area.waiting = 999;
        }
        for (auto& call : view.calls) {
            call.zoneName = {"二楼东等候区", "Second floor east waiting area", ""};
        }
        shown.board.showView(view);
        CHECK(kit::flat::overflowing(shown.board.sheet()).join(u'\n').toStdString().empty());
        view.calls.resize(1);
        shown.board.showView(view);
        CHECK(kit::flat::overflowing(shown.board.sheet()).join(u'\n').toStdString().empty());
    }
}

TEST_CASE("each call is reported once, at the end of the paint that shows it", "[screen]")
{
    Shown shown;
    QSignalSpy painted(&shown.board, &screen::HallBoard::painted);
    auto view = samples::board(now, {{.number = "A034", .counter = 2, .secondsAgo = 30}});
    shown.board.showView(view);
    CHECK(painted.isEmpty());
    shown.board.show();
    REQUIRE(QTest::qWaitFor([&] { return painted.count() == 1; }));
    CHECK(painted[0][0].toString() == u"A034"_s);
    CHECK(painted[0][2].toLongLong() == 1234);

    view = samples::board(now,
                          {{.number = "A035", .counter = 3, .secondsAgo = 0},
                           {.number = "A034", .counter = 2, .secondsAgo = 30, .calls = 2}});
    view.stamp.seq = 1300;
    shown.board.showView(view);
    REQUIRE(QTest::qWaitFor([&] { return painted.count() == 3; }));
    CHECK(painted[1][0].toString() == u"A035"_s);
    CHECK(painted[2][0].toString() == u"A034"_s);
    CHECK(painted[2][1].toInt() == 2);

    shown.board.repaint();
    CHECK(painted.count() == 3);
}
