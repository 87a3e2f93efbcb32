// SPDX-License-Identifier: Apache-2.0
#include "app/station/text_queue.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace hall;
using namespace hall::station;
using namespace std::chrono_literals;

namespace {

/// Each step is a second of the day and what happens then: `0 ask a`, `0 urge b`, `0 back c` for
/// another zone, `3 idle` when nobody waits to be called, `3 busy` when somebody does, `3 quiet`.
std::string play(const std::string& script)
{
    TextQueue queue{ZoneCode{"front"}};
    std::istringstream steps(script);
    std::string log;
    for (std::string step; std::getline(steps, step, '|');) {
        std::istringstream words(step);
        int second = 0;
        std::string verb;
        std::string text;
        words >> second >> verb >> text;
        const Time now{std::chrono::seconds{second}};
        if (!text.empty()) {
            queue.add({.serial = 1,
                       .zone = {verb == "back"  ? "back"
                                : verb == "all" ? ""
                                                : "front"},
                       .text = text,
                       .textEn = {},
                       .urgent = verb == "urge",
                       .at = now});
            continue;
        }
        const auto said = queue.take(
            {.now = now, .isQuiet = verb == "quiet", .isSomeoneWaiting = verb == "busy"});
        log += (log.empty() ? "" : " ") + (said ? said->text : "-");
    }
    return log;
}

} // namespace

TEST_CASE("the manager's texts come between the calls", "[station][voice]")
{
    const auto [what, script, said] = GENERATE(table<std::string, std::string, std::string>({
        {"in their order", "0 ask a | 0 ask b | 1 idle | 2 idle | 3 idle", "a b -"},
        {"when nobody waits to be called", "0 ask a | 1 busy | 5 idle", "- a"},
        {"but not for ever", "0 ask a | 29 busy | 30 busy", "- a"},
        {"urgent ones before everybody, in their order",
         "0 ask a | 1 urge b | 2 urge c | 3 busy | 4 busy | 5 busy | 6 idle",
         "b c - a"},
        {"what is old isn't said", "0 ask a | 0 urge b | 181 idle", "-"},
        {"nothing in a quiet hour", "0 ask a | 1 quiet | 2 idle", "- -"},
        {"but what is urgent", "0 ask a | 0 urge b | 1 quiet | 2 idle", "b -"},
        {"those of other zones aren't ours", "0 back a | 0 all b | 1 idle | 2 idle", "b -"},
    }));
    INFO(what);

    CHECK(play(script) == said);
}
