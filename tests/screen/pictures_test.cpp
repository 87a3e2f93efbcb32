// SPDX-License-Identifier: Apache-2.0
#include "tests/screen/samples.h"
#include "ui/kit/translation.h"
#include "ui/screen/hall_board.h"

#include <catch2/catch.hpp>

#include <QDir>

/// Writes a picture of every state, for people to look at: `test_screen "[pictures]"`.
using namespace hall;
using namespace std::chrono_literals;

namespace {

QString folder()
{
    QString path = QStringLiteral(HALL_BIN_DIR "/../pictures/screen");
    QDir().mkpath(path);
    return path;
}

/// Shows `view` for so long without other news, then keeps a picture.
void keep(const QString& name, const protocol::BoardView& view, Duration silence = 0ms)
{
    for (const auto language : {kit::Language::Zh, kit::Language::En}) {
        kit::Translation translation;
        translation.set(language);
        Duration now = 24s;
        screen::HallBoard board([&now] { return now; }, {.language = language});
        board.resize(1920, 1080);
        board.showView(view);
        now += silence;
        board.look();
        const QString suffix =
            language == kit::Language::Zh ? QStringLiteral("zh") : QStringLiteral("en");
        REQUIRE(board.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder(), name, suffix)));
        CAPTURE(name.toStdString(), suffix.toStdString());
        CHECK(kit::flat::overflowing(board.sheet()).join(u'\n').toStdString().empty());
    }
}

} // namespace

TEST_CASE("pictures of the hall board", "[.pictures]")
{
    const Time now = samples::at(9, 12);
    keep(QStringLiteral("01-morning"), samples::board(now, samples::morning()));

    keep(QStringLiteral("01-waits"), samples::withWaits(samples::board(now, samples::morning())));

    auto two = samples::morning();
    two[1].secondsAgo = 18;
    keep(QStringLiteral("02-two-calls"), samples::board(now, two));

    keep(QStringLiteral("03-no-calls"), samples::board(now, {}));
    keep(QStringLiteral("04-old"), samples::board(now, samples::morning()), 12s);
    keep(QStringLiteral("05-lost"), samples::board(now, samples::morning()), 80s);
    keep(QStringLiteral("06-closed"), samples::closedBoard(samples::at(18, 42)));

    auto sunday = samples::closedBoard(samples::at(18, 42) - 24h);
    keep(QStringLiteral("07-closed-sunday"), sunday);
    auto unknown = samples::closedBoard(samples::at(18, 42));
    unknown.hall.nextOpening.reset();
    keep(QStringLiteral("08-closed-unknown"), unknown);

    auto wide =
        samples::board(now,
                       {{.number = "A1000", .counter = 999, .secondsAgo = 6},
                        {.number = "G1017", .counter = 108, .secondsAgo = 14},
                        {.number = "D1009", .counter = 115, .secondsAgo = 80},
                        {.number = "B014", .counter = 4, .secondsAgo = 90, .serving = true}});
    wide.areas[3].name = {"国有建设用地使用权", "Rights to use state-owned| construction land", ""};
    wide.areas[3].waiting = 200;
    for (auto& call : wide.calls) {
        call.zoneName = {"二楼东等候区", "Second floor east waiting area", ""};
    }
    wide.notices = {{"不动产登记、国有建设用地使用权首次登记、转移登记和抵押登记，请先到 1 "
                     "号导办台核对材料，材料齐了再取号，可以少跑一趟。",
                     "For first registration, transfer or mortgage of real estate and of rights to "
                     "use state-owned land, have your papers looked at at help desk 1 first.",
                     ""}};
    keep(QStringLiteral("09-wide-two"), wide);
    wide.calls[1].calledAt -= 60s;
    keep(QStringLiteral("10-wide-one"), wide);

    auto serving = samples::morning();
    for (auto& call : serving) {
        call.serving = true;
    }
    keep(QStringLiteral("11-all-serving"), samples::board(now, serving));
    auto few = samples::morning();
    few.resize(3);
    auto stopped = samples::board(now, few);
    stopped.hall.taking = protocol::Taking::NotDurable;
    keep(QStringLiteral("12-not-durable"), stopped);
    auto clock = samples::board(now, samples::morning());
    clock.hall.taking = protocol::Taking::ClockSuspected;
    keep(QStringLiteral("13-clock"), clock);

    kit::Translation chinese;
    screen::HallBoard silent([] { return Duration{0}; }, {});
    silent.resize(1920, 1080);
    REQUIRE(silent.grab().save(folder() + QStringLiteral("/14-silent-zh.png")));
    screen::HallBoard small([] { return Duration{0}; }, {});
    small.resize(1280, 800);
    small.showView(samples::board(now, samples::morning()));
    REQUIRE(small.grab().save(folder() + QStringLiteral("/15-small-zh.png")));
}
