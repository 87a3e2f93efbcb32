// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/settings/hall_texts.h"

#include <catch2/catch.hpp>

/// Tables of what is added to a hall and what is then said of it.
namespace hall::test {

struct Row
{
    std::string_view added; ///< to the least hall and more of it; begins in line 50
    std::string_view said;
};

inline std::string withMore(std::string_view added)
{
    return std::string(leastHall) + std::string(moreHall) + std::string(added);
}

inline void check(const std::vector<Row>& rows)
{
    for (const Row& row : rows) {
        CAPTURE(row.added);
        CHECK(said(withMore(row.added)) == row.said);
    }
}

/// A service that says more of itself, in lines 50 to 53 and on.
inline std::string service(std::string_view keys)
{
    return "[[service]]\ncode = \"house\"\nname = \"过户\"\ngroup = \"social\"\n" +
           std::string(keys);
}

inline constexpr std::string_view mondays =
    "[[hours]]\ndays = \"mon\"\nfrom = \"09:00\"\nto = \"12:00\"\n";

} // namespace hall::test
