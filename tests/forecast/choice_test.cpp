// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/choice.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace hall;

namespace {

/// Lines as `p3` (a priority line whose head ranks 3), `n1`, `-` (nobody to take).
std::string choose(const std::vector<std::string>& lines, int interleave = 0, int streak = 0)
{
    const auto headOf = [](const std::string& line) -> std::optional<LineHead<int>> {
        if (line == "-") {
            return std::nullopt;
        }
        return LineHead<int>{.rank = std::stoi(line.substr(1)), .priority = line[0] == 'p'};
    };
    const auto chosen = chooseLine(lines, headOf, ChoiceRule{.interleave = interleave}, streak);
    return chosen ? lines[*chosen] : "nobody";
}

} // namespace

TEST_CASE("a counter takes the lowest rank among the lines that it may call from", "[forecast]")
{
    CHECK(choose({"n5", "n3", "p4"}) == "n3");
    CHECK(choose({"-", "p4", "-"}) == "p4");
    CHECK(choose({"-", "-"}) == "nobody");
    CHECK(choose({}) == "nobody");
}

TEST_CASE("with two to one a normal ticket follows two with priority", "[forecast]")
{
    CHECK(choose({"n1", "p9"}, 2, 0) == "p9");
    CHECK(choose({"n1", "p9"}, 2, 1) == "p9");
    CHECK(choose({"n1", "p9"}, 2, 2) == "n1");
    CHECK(choose({"-", "p9"}, 2, 2) == "p9");
    CHECK(choose({"n1", "-"}, 2, 0) == "n1");
    CHECK(choose({"n2", "n1", "-"}, 2, 0) == "n1");
}
