// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_scenes.h"
#include "ui/kiosk/facts.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;

namespace {

/// Every service with that wait, or none.
protocol::KioskView viewWaiting(std::optional<WaitRange> wait, int people)
{
    auto view = districtView();
    for (auto& area : view.areas) {
        area.waiting = people;
        for (auto& service : area.services) {
            service.wait = wait;
            service.waiting = people;
        }
    }
    return view;
}

std::string spokenOf(const KioskFace& face, const QString& key)
{
    REQUIRE(keyNamed(face, key) != nullptr);
    return keyNamed(face, key)->accessibleName().toStdString();
}

} // namespace

TEST_CASE("a wait is told as a range, never as one minute and never as zero", "[kiosk][waits]")
{
    const auto told = [](int low, int high, int people) {
        return Facts::waitText(WaitRange{.low = low, .high = high}, people).toStdString();
    };
    CHECK(told(8, 12, 4) == "约 8–12 分钟");
    CHECK(told(8, 8, 4) == "约 8–9 分钟");
    CHECK(told(0, 5, 2) == "5 分钟以内");
    CHECK(told(0, 5, 0) == "不用等");
    CHECK(told(0, 0, 1) == "不用等");
    CHECK(told(3, 7, 0) == "约 3–7 分钟");
    CHECK(Facts::waitText(std::nullopt, 0).isEmpty());
    CHECK(Facts::wait(std::nullopt, 4).figure == u"暂时估不出"_s);
}

TEST_CASE("people and the time they take stand together on every tile", "[kiosk][waits]")
{
    const auto face = kioskWith(viewWaiting(WaitRange{.low = 35, .high = 50}, 17));
    CHECK(spokenOf(*face, u"不动产登记"_s) == "D 不动产登记，17 人在等，约 35–50 分钟");
    press(*face, u"社会保险"_s);
    CHECK(spokenOf(*face, u"退休申请"_s) == "退休申请，17 人在等，约 35–50 分钟");
}

TEST_CASE("where nothing can be told, tiles tell the people alone", "[kiosk][waits]")
{
    const auto face = kioskWith(viewWaiting(std::nullopt, 17));
    CHECK(spokenOf(*face, u"不动产登记"_s) == "D 不动产登记，17 人在等");
}

TEST_CASE("an area's time spans that of its services", "[kiosk][waits]")
{
    auto view = viewWaiting(std::nullopt, 3);
    view.areas[0].services[0].wait = WaitRange{.low = 8, .high = 12};
    view.areas[0].services[1].wait = WaitRange{.low = 5, .high = 9};
    const auto face = kioskWith(view);
    CHECK(spokenOf(*face, u"社会保险"_s) == "A 社会保险，3 人在等，约 5–12 分钟");
}
