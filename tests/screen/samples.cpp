// SPDX-License-Identifier: Apache-2.0
#include "tests/screen/samples.h"

#include <QDateTime>

#include <utility>

namespace hall::samples {

namespace {

std::vector<protocol::BoardArea> nineAreas()
{
    const std::vector<std::pair<Name, int>> areas{
        {{"社会保险", "Social insurance", ""}, 11},
        {{"医疗保障", "Health insurance", ""}, 6},
        {{"企业开办", "Starting a business", ""}, 3},
        {{"不动产登记", "Real estate| registration", ""}, 17},
        {{"税费办理", "Taxes and fees", ""}, 8},
        {{"住房公积金", "Housing| provident fund", ""}, 2},
        {{"公安户政", "Residence and ID", ""}, 9},
        {{"工程建设", "Construction permits", ""}, 0},
        {{"综合民生", "Everyday services", ""}, 1},
    };
    const std::string letters = "ABCDEFGHJ";
    std::vector<protocol::BoardArea> result;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        result.push_back({.code = {std::string(1, letters[i])},
                          .name = areas[i].first,
                          .waiting = areas[i].second});
    }
    return result;
}

std::vector<OpenSpan> officeHours()
{
    std::vector<OpenSpan> hours;
    for (int day = 1; day <= 5; ++day) {
        hours.push_back({.weekday = day, .fromMinute = 9 * 60, .toMinute = 12 * 60});
        hours.push_back({.weekday = day, .fromMinute = 13 * 60 + 30, .toMinute = 17 * 60 + 30});
    }
    hours.push_back({.weekday = 6, .fromMinute = 9 * 60, .toMinute = 12 * 60});
    return hours;
}

protocol::HallHeader header()
{
    return {.name = {"示例区政务服务中心", "Example District Government Service Hall", ""},
            .taking = protocol::Taking::Yes,
            .day = "2026-11-23",
            .hours = officeHours(),
            .nextOpening = {}};
}

} // namespace

Time at(int hour, int minute, int second)
{
    const QDateTime moment(QDate(2026, 11, 23), QTime(hour, minute, second));
    return Time{Duration{moment.toMSecsSinceEpoch()}};
}

protocol::BoardView board(Time now, const std::vector<Called>& calls)
{
    protocol::BoardView view;
    view.stamp = {.epoch = "e", .seq = 1234, .at = now};
    view.hall = header();
    for (const auto& call : calls) {
        view.calls.push_back({.number = call.number,
                              .counter = call.counter,
                              .kind = CounterKind::Desk,
                              .zone = {"east"},
                              .zoneName = {"东区", "East zone", ""},
                              .calledAt = now - std::chrono::seconds{call.secondsAgo},
                              .calls = call.calls,
                              .serving = call.serving});
    }
    view.areas = nineAreas();
    view.notices = {
        {"中午 12:00–13:30，2、9、14 号窗口照常办理。",
         "Counters 2, 9 and 14 stay open at lunchtime, 12:00–13:30.",
         ""},
        {"叫到请带好身份证和号票。", "Bring your ID card and your ticket when called.", ""},
        {"开办企业可在 7、8 号窗口一次办完。",
         "Everything for a new business in one go at counters 7 and 8.",
         ""}};
    return view;
}

std::vector<Called> morning()
{
    return {{.number = "A035", .counter = 3, .secondsAgo = 12},
            {.number = "C021", .counter = 8, .secondsAgo = 40},
            {.number = "A034", .counter = 2, .secondsAgo = 80, .serving = true},
            {.number = "G017", .counter = 15, .secondsAgo = 140, .serving = true},
            {.number = "B014", .counter = 4, .secondsAgo = 200, .serving = true},
            {.number = "D009", .counter = 12, .secondsAgo = 260, .serving = true},
            {.number = "E026", .counter = 10, .secondsAgo = 300, .serving = true}};
}

protocol::BoardView withWaits(protocol::BoardView view)
{
    const std::vector<WaitRange> waits{{.low = 8, .high = 12},
                                       {.low = 10, .high = 16},
                                       {.low = 4, .high = 9},
                                       {.low = 35, .high = 50},
                                       {.low = 15, .high = 22},
                                       {.low = 3, .high = 8},
                                       {.low = 118, .high = 146},
                                       {.low = 0, .high = 0}};
    for (std::size_t i = 0; i < waits.size(); ++i) {
        view.areas[i].wait = waits[i];
    }
    view.missed = {"A030", "C017", "D002"};
    if (!view.calls.empty()) {
        view.calls.front().step = 2;
        view.calls.front().steps = 3;
    }
    return view;
}

protocol::BoardView closedBoard(Time now)
{
    auto view = board(now, {});
    view.hall.taking = protocol::Taking::DayClosed;
    view.hall.day.clear();
    view.hall.nextOpening = at(9, 0) + std::chrono::hours{24};
    return view;
}

} // namespace hall::samples
