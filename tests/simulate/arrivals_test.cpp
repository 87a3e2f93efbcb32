// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/arrivals.h"
#include "app/simulate/figures.h"
#include "app/simulate/world.h"
#include "tests/simulate/halls.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::simulate;

namespace {

using namespace std::chrono_literals;

constexpr auto good = "day,at_s,service,class,service_s\n"
                      "1,0,a1,,300\n"
                      "1,60.5,b1,elder,120\r\n"
                      "2,30,a2,normal,60\n";

std::string mistakesIn(std::string_view csv)
{
    const auto read = readArrivals(csv, test::smallHall());
    std::string text;
    if (!read) {
        for (const ArrivalsError& error : read.error()) {
            text += toText(error, "file.csv") + "\n";
        }
    }
    return text;
}

} // namespace

TEST_CASE("a file of arrivals is read by day and in order of time", "[simulate][arrivals]")
{
    const auto days = readArrivals(good, test::smallHall());

    REQUIRE(days);
    REQUIRE(days->size() == 2);
    CHECK(days->at(0) == Arrivals{{.at = 0s, .service = 0, .priority = 0, .work = 300s},
                                  {.at = 60500ms, .service = 2, .priority = 1, .work = 120s}});
    CHECK(days->at(1) == Arrivals{{.at = 30s, .service = 1, .priority = 0, .work = 60s}});
}

TEST_CASE("every bad line of a file of arrivals is named", "[simulate][arrivals]")
{
    CHECK(mistakesIn("") ==
          "file.csv:1: the file is empty; wanted: day,at_s,service,class,service_s\n");
    CHECK(mistakesIn("day,time\n") ==
          "file.csv:1: the first line must be day,at_s,service,class,service_s\n");
    CHECK(mistakesIn("day,at_s,service,class,service_s\n"
                     "0,0,a1,,300\n"
                     "1,0,a1,,300\n"
                     "1,-4,a1,,300\n"
                     "1,0,c9,,300\n"
                     "1,0,a1,royal,300\n"
                     "1,0,a1,,nan\n"
                     "\n"
                     "1,0,a1,300\n"
                     "1.5,0,a1,,300\n") ==
          "file.csv:2: day \"0\"; wanted: a whole number from 1 on\n"
          "file.csv:4: at_s \"-4\"; wanted: seconds after opening, 0 to 86400\n"
          "file.csv:5: no service \"c9\"\n"
          "file.csv:6: no class \"royal\"\n"
          "file.csv:7: service_s \"nan\"; wanted: seconds, 1 to 86400\n"
          "file.csv:9: 4 columns; wanted: day,at_s,service,class,service_s\n"
          "file.csv:10: day \"1.5\"; wanted: a whole number from 1 on\n");
}

TEST_CASE("a world takes its citizens from a file, at their times and with their lengths",
          "[simulate][arrivals]")
{
    Truth patient = likelyTruth(test::smallHall(), 1, 0.8);
    patient.missesCall = 0.0;
    patient.impatient = 0.0;
    const auto days = readArrivals(good, test::smallHall());
    REQUIRE(days);
    World world{test::smallHall(), {.days = 2, .arrivals = *days, .truth = patient}};
    Figures figures;
    world.watch(figures);

    world.run();

    CHECK(figures.issued == 3);
    CHECK(figures.finished == 3);
    CHECK(figures.classes.at("elder").seconds.size() == 1);
    double serving = 0.0;
    for (const auto& [number, load] : figures.counters) {
        serving += load.servingSeconds;
    }
    CHECK(serving > 300.0 + 120.0 + 60.0); // and the way to the counter
    CHECK(serving < 300.0 + 120.0 + 60.0 + 3 * 50.0);
}
