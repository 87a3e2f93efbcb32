// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/dots.h"

#include <catch2/catch.hpp>

#include <string>

using namespace hall::emulator;

namespace {

Dots fromText(const std::vector<std::string>& rows)
{
    Dots dots(static_cast<int>(rows[0].size()), static_cast<int>(rows.size()));
    for (int y = 0; y < dots.height; y++) {
        for (int x = 0; x < dots.width; x++) {
            dots.set(x, y, rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '#');
        }
    }
    return dots;
}

std::string asText(const Dots& dots)
{
    std::string out;
    for (int y = 0; y < dots.height; y++) {
        for (int x = 0; x < dots.width; x++) {
            out += dots.at(x, y) ? '#' : '.';
        }
        out += '\n';
    }
    return out;
}

} // namespace

TEST_CASE("smoothing makes a straight edge of a stair", "[emulator][dots]")
{
    CHECK(asText(enlarged(fromText({"#..", ".#."}), 2, 2, false)) ==
          "##....\n##....\n..##..\n..##..\n");
    CHECK(asText(enlarged(fromText({"#..", ".#."}), 2, 2, true)) ==
          "##....\n###...\n.###..\n..##..\n");
}

TEST_CASE("smoothing leaves right angles alone", "[emulator][dots]")
{
    const Dots angle = fromText({"#..", "#..", "###"});
    CHECK(asText(enlarged(angle, 3, 3, true)) == asText(enlarged(angle, 3, 3, false)));
}

TEST_CASE("bold is struck twice and reverse swaps", "[emulator][dots]")
{
    CHECK(asText(emboldened(fromText({"#..#."}))) == "##.##\n");
    CHECK(asText(inverted(fromText({"#."}))) == ".#\n");
    CHECK(Dots(3, 3).isBlank());
    CHECK_FALSE(fromText({"#"}).isBlank());
}
