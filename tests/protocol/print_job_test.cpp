// SPDX-License-Identifier: Apache-2.0
#include "app/projection/views.h"
#include "app/protocol/views_codec.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using hall::test::HallScript;

namespace {

projection::Surroundings around(const HallScript& script)
{
    return {.stamp = {.epoch = "e", .seq = script.hall.lastSeq, .at = script.now},
            .durable = true,
            .nextOpening = std::nullopt,
            .waits = projection::noWaits};
}

} // namespace

TEST_CASE("a ticket is printed with how a missed one comes back, and how often still", "[view]")
{
    const auto wayOf = [](MissedRule rule, const std::string& before) {
        Rules rules = test::smallRules();
        rules.policy.missed = rule;
        rules.policy.reinsertAfter = 3;
        rules.policy.reinstatementsMax = 2;
        HallScript script{rules};
        (void)script.tell("1 open | take a1");
        (void)script.tell(before);
        REQUIRE(script.play(ReprintTicket{.which = {.ticket = {"kiosk-1-1"}}}));
        const auto view = projection::stationView(
            script.hall, {"kiosk-1"}, around(script), [](const Ticket&) { return std::string{}; });
        REQUIRE(view.jobs.size() == 1);
        CHECK(protocol::decode<protocol::StationView>(protocol::encode(view)) == view);
        return view.jobs[0].missed;
    };
    const std::string once = "1 next | 1 no-show | reinstate A001";

    CHECK(wayOf(MissedRule::Void, "1 open").rule == MissedRule::Void);
    CHECK(wayOf(MissedRule::List, "1 open").rule == MissedRule::List);
    CHECK(wayOf(MissedRule::End, "1 open").times == 2);
    CHECK(wayOf(MissedRule::Reinsert, once) ==
          protocol::MissedWay{.rule = MissedRule::Reinsert, .behind = 3, .times = 1});
    CHECK(wayOf(MissedRule::Reinsert, once + " | " + once).rule == MissedRule::List);
}
