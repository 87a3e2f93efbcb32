// SPDX-License-Identifier: Apache-2.0
#include "app/station/station_link.h"
#include "tests/server/running_node.h"

using namespace hall;
using namespace Qt::StringLiterals;
using hall::station::StationLink;
using hall::test::RunningNode;
using hall::test::waitFor;

namespace {

struct LinkBench
{
    LinkBench()
    {
        node.settings.operatorPin = "2580";
        node.restart();
        client = node.linkedClient();
        link = std::make_unique<StationLink>(*client, u"kiosk-1"_s);
        QObject::connect(link.get(), &StationLink::testAsked, link.get(), [this](const QString& d) {
            tests.push_back(d);
        });
        REQUIRE(waitFor([&] { return link->isOurs(); }));
    }

    [[nodiscard]] std::string condition(const std::string& device) const
    {
        const auto& stations = node.node->service().hall().stations;
        const auto& devices = stations.at({"kiosk-1"}).devices;
        return devices.contains(device) ? devices.at(device).condition : "";
    }

    void askTest(const QString& device)
    {
        int answers = 0;
        const auto count = [&](const auto& answer) { answers += answer ? 1 : 0; };
        client->ask(u"operator.enter"_s, {{u"pin"_s, u"2580"_s}}, count);
        client->ask(u"device.test"_s, {{u"station"_s, u"kiosk-1"_s}, {u"device"_s, device}}, count);
        REQUIRE(waitFor([&] { return answers == 2; }));
    }

    RunningNode node;
    std::unique_ptr<client::HallClient> client;
    std::unique_ptr<StationLink> link;
    std::vector<QString> tests;
};

} // namespace

TEST_CASE("a device's condition is told once while it stays, and again under a new claim",
          "[station]")
{
    LinkBench bench;
    bench.link->reportDevice(u"scanner"_s, u"ready"_s);
    REQUIRE(waitFor([&] { return bench.condition("scanner") == "ready"; }));
    const std::int64_t seq = bench.node.node->service().hall().lastSeq;
    bench.link->reportDevice(u"scanner"_s, u"ready"_s);
    bench.link->reportDevice(u"scanner"_s, u"offline"_s);
    REQUIRE(waitFor([&] { return bench.condition("scanner") == "offline"; }));
    CHECK(bench.node.node->service().hall().lastSeq == seq + 1);

    bench.node.node->stop(u"test"_s);
    bench.node.restart();

    const std::int64_t after = bench.node.node->service().hall().lastSeq;
    REQUIRE(waitFor([&] { return bench.link->isOurs() && bench.link->view().claim == 2; }));
    REQUIRE(waitFor([&] { return bench.node.node->service().hall().lastSeq == after + 2; }));
    CHECK(bench.condition("scanner") == "offline");
}

TEST_CASE("a test that is asked for is told once, and not again after a new claim", "[station]")
{
    LinkBench bench;
    bench.link->reportDevice(u"speaker"_s, u"ready"_s);
    REQUIRE(waitFor([&] { return bench.condition("speaker") == "ready"; }));

    bench.askTest(u"speaker"_s);

    REQUIRE(waitFor([&] { return bench.tests == std::vector<QString>{u"speaker"_s}; }));
    auto other = bench.node.linkedClient();
    StationLink late{*other, u"kiosk-1"_s};
    int lateTests = 0;
    QObject::connect(&late, &StationLink::testAsked, &late, [&] { ++lateTests; });
    REQUIRE(waitFor([&] { return late.isOurs(); }));
    CHECK_FALSE(bench.link->isOurs());
    CHECK(lateTests == 0);
    bench.askTest(u"speaker"_s);
    REQUIRE(waitFor([&] { return lateTests == 1; }));
}
