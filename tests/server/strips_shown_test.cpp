// SPDX-License-Identifier: Apache-2.0
#include "tests/server/running_node.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::RunningNode;
using hall::test::waitFor;

namespace {

using Asked = Result<std::string, protocol::Refusal>;

/// A station that claimed itself and reported a strip, and somebody who watches the hall.
struct StripsBench
{
    StripsBench()
        : station(node.linkedClient())
        , face(node.linkedClient())
    {
        node.openHall(*station);
        claim = node.ask(*station, u"station.claim"_s, {{u"station"_s, u"kiosk-1"_s}})->claim;
        REQUIRE(node.ask(*station,
                         u"device.changed"_s,
                         {{u"station"_s, u"kiosk-1"_s},
                          {u"claim"_s, qint64{claim}},
                          {u"device"_s, u"led-1"_s},
                          {u"condition"_s, u"ready"_s}}));
        QObject::connect(face.get(),
                         &client::HallClient::viewChanged,
                         face.get(),
                         [this](const protocol::AnyView& view) {
                             if (const auto* got = std::get_if<protocol::HallView>(&view)) {
                                 hall = *got;
                             }
                         });
        face->watch(u"hall"_s);
    }

    Asked shown(const QJsonObject& strip, qint64 under)
    {
        std::optional<Asked> result;
        station->ask(
            u"strip.shown"_s,
            {{u"station"_s, u"kiosk-1"_s}, {u"claim"_s, under}, {u"strips"_s, QJsonArray{strip}}},
            [&](const Asked& answer) { result = answer; });
        REQUIRE(waitFor([&] { return result.has_value(); }));
        return *result;
    }

    [[nodiscard]] static QJsonObject strip(const QString& device, const QString& line)
    {
        const QJsonObject block{{u"x"_s, 0},
                                {u"y"_s, 0},
                                {u"width"_s, 192},
                                {u"height"_s, 16},
                                {u"pixels"_s, 16},
                                {u"across"_s, u"centre"_s},
                                {u"color"_s, u"red"_s},
                                {u"lines"_s, QJsonArray{line}}};
        return {{u"device"_s, device},
                {u"width"_s, 192},
                {u"height"_s, 16},
                {u"color"_s, u"red"_s},
                {u"answers"_s, true},
                {u"age_ms"_s, 2000},
                {u"blocks"_s, QJsonArray{block}}};
    }

    RunningNode node;
    std::unique_ptr<client::HallClient> station;
    std::unique_ptr<client::HallClient> face;
    std::int64_t claim = 0;
    std::optional<protocol::HallView> hall;
};

} // namespace

TEST_CASE("what a strip acknowledged last is told in the hall's view", "[node][led]")
{
    StripsBench bench;
    const std::int64_t before = bench.node.hall().lastSeq;

    REQUIRE(bench.shown(StripsBench::strip(u"led-1"_s, u"请 A001 到 1号窗口"_s), bench.claim));
    REQUIRE(bench.shown(StripsBench::strip(u"led-1"_s, u"1号窗口"_s), bench.claim));

    REQUIRE(waitFor([&] {
        return bench.hall && bench.hall->strips.size() == 1 &&
               bench.hall->strips[0].blocks[0].lines[0] == "1号窗口";
    }));
    const protocol::StripPreview& strip = bench.hall->strips[0];
    CHECK(strip.station.value == "kiosk-1");
    CHECK(strip.device == "led-1");
    CHECK(strip.width == 192);
    CHECK(strip.blocks[0].across == protocol::StripBlock::Across::Centre);
    CHECK(strip.at <= bench.hall->stamp.at - 2s);
    CHECK(strip.at > bench.hall->stamp.at - 1min);
    CHECK(bench.node.hall().lastSeq == before); // nothing of it is journalled
}

TEST_CASE("a strip is believed under the claim in force, and what isn't one isn't", "[node][led]")
{
    StripsBench bench;
    const auto stale = bench.shown(StripsBench::strip(u"led-1"_s, u"x"_s), bench.claim - 1);
    REQUIRE_FALSE(stale);
    CHECK(stale.error().rejection == Rejection::StaleClaim);
    auto crooked = StripsBench::strip(u"led-1"_s, u"x"_s);
    crooked[u"width"_s] = -1;
    const auto bad = bench.shown(crooked, bench.claim);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().message == "strip.shown: width must be dots, at most 4096");

    REQUIRE(waitFor([&] { return bench.hall.has_value(); }));
    CHECK(bench.hall->strips.empty());
}
