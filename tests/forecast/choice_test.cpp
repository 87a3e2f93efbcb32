// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/choice.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace hall;

namespace {

using Next = NextInLine<int, std::string>;

/// Lines as `f3` (a favoured line whose head ranks 3) and `p1` (a plain one).
Next shown(const std::vector<std::string>& lines)
{
    Next next;
    for (const std::string& line : lines) {
        next.consider(line[0] == 'f', {.rank = std::stoi(line.substr(1)), .who = line});
    }
    return next;
}

std::string who(const std::optional<Next::Head>& head)
{
    return head ? head->who : "nobody";
}

/// Twelve choices in a row of a counter for which both kinds always wait.
std::string row(int most)
{
    std::string kinds;
    int streak = 0;
    for (int choice = 0; choice < 12; ++choice) {
        const Next next = shown({"p1", "f9"});
        const auto& chosen = next.interleaved(streak, most);
        kinds += chosen->who[0];
        streak = next.streakAfter(chosen, streak);
    }
    return kinds;
}

} // namespace

TEST_CASE("a counter takes the lowest rank among the lines that it may call from", "[forecast]")
{
    CHECK(who(shown({"p5", "p3", "f4"}).byRank()) == "p3");
    CHECK(who(shown({"p5", "f4"}).byRank()) == "f4");
    CHECK(who(shown({}).byRank()) == "nobody");
}

TEST_CASE("with two to one a plain ticket follows two favoured ones", "[forecast]")
{
    CHECK(row(2) == "ffpffpffpffp");
    CHECK(row(1) == "fpfpfpfpfpfp");
}

TEST_CASE("whoever is alone goes whatever the streak", "[forecast]")
{
    CHECK(who(shown({"f9", "f7"}).interleaved(2, 2)) == "f7");
    CHECK(who(shown({"p2", "p1"}).interleaved(0, 2)) == "p1");
    CHECK(who(shown({}).interleaved(0, 2)) == "nobody");
    const Next alone = shown({"f9"});
    CHECK(alone.streakAfter(alone.interleaved(1, 2), 1) == 0);
}
