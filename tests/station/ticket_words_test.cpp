// SPDX-License-Identifier: Apache-2.0
#include "app/station/ticket_printing.h"
#include "app/station/ticket_words.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::station;

TEST_CASE("counters stand on paper as ranges", "[station]")
{
    CHECK(counterRanges({}).empty());
    CHECK(counterRanges({7}) == "7");
    CHECK(counterRanges({3, 1, 2}) == "1-3");
    CHECK(counterRanges({1, 2, 3, 7, 9, 10}) == "1-3、7、9-10");
}

TEST_CASE("a ticket's content keeps the break of its service alone, and marks a reprint",
          "[station]")
{
    protocol::PrintJob job;
    job.number = "A012";
    job.service = {.zh = "国有土地|备案", .en = "State land|filing", .shortZh = {}};
    job.counters = {1, 2};
    job.running = 42;
    job.attempt = 2;

    const auto content = contentOf(job, {.zh = "示例区|中心", .en = {}, .shortZh = {}}, "kiosk-1");

    CHECK(content.hallName == "示例区中心");
    CHECK(content.serviceName == "国有土地|备案");
    CHECK(content.counters == "1-2");
    CHECK(content.serial == "000042");
    CHECK(content.isReprint);
}

TEST_CASE("a ticket's content has the wait as it was told, and a visit's services", "[station]")
{
    protocol::PrintJob job;
    job.service = {.zh = "执照", .en = "Licence", .shortZh = {}};
    CHECK_FALSE(contentOf(job, {}, "kiosk-1").wait);
    CHECK(contentOf(job, {}, "kiosk-1").steps.empty());

    job.wait = WaitRange{.low = 8, .high = 12};
    job.visit = {.zh = "开办|餐饮店", .en = "Open a restaurant", .shortZh = {}};
    job.steps = {{.service = job.service, .now = true},
                 {.service = {.zh = "许可", .en = "Permit", .shortZh = {}}}};

    const auto content = contentOf(job, {}, "kiosk-1");

    REQUIRE(content.wait);
    CHECK(content.wait->low == 8);
    CHECK(content.wait->high == 12);
    CHECK(content.serviceName == "开办|餐饮店");
    CHECK(content.serviceNameEnglish == "Open a restaurant");
    REQUIRE(content.steps.size() == 2);
    CHECK(content.steps[0].serviceName == "执照");
    CHECK(content.steps[0].isNow);
    CHECK_FALSE(content.steps[1].isNow);
}

TEST_CASE("a ticket's content has the hall's own rule for a missed call", "[station]")
{
    protocol::PrintJob job;
    job.missed = {.rule = MissedRule::Reinsert, .behind = 2, .times = 3};

    const auto content = contentOf(job, {}, "kiosk-1");

    REQUIRE(content.missed);
    CHECK(content.missed->rule == printer::MissedWay::Rule::Reinsert);
    CHECK(content.missed->behind == 2);
    CHECK(content.missed->times == 3);
}

TEST_CASE("what the printer says becomes one closed word", "[station]")
{
    printer::PrinterState state;
    state.phase = printer::Phase::Ready;
    state.paper = printer::Paper::Ok;
    CHECK(conditionOf(state) == protocol::PrinterCondition::Ready);
    state.paper = printer::Paper::NearEnd;
    CHECK(conditionOf(state) == protocol::PrinterCondition::NearEnd);
    state.paper = printer::Paper::Out;
    CHECK(conditionOf(state) == protocol::PrinterCondition::PaperOut);
    state.coverOpen = true;
    CHECK(conditionOf(state) == protocol::PrinterCondition::CoverOpen);
    state = {};
    CHECK(conditionOf(state) == protocol::PrinterCondition::Offline);
    state.phase = printer::Phase::Faulted;
    state.silent = true;
    CHECK(conditionOf(state) == protocol::PrinterCondition::Silent);
    state.silent = false;
    state.offline = true; // and it doesn't say why
    CHECK(conditionOf(state) == protocol::PrinterCondition::Fault);
}
