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

TEST_CASE("a ticket's content keeps the break of its service alone, and marks a reprint", "[station]")
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
    CHECK(content.counters == "1-2号");
    CHECK(content.serial == "000042");
    CHECK(content.isReprint);
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
}
