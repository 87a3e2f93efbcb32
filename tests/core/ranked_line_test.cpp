// SPDX-License-Identifier: Apache-2.0
#include "app/core/ranked_line.h"

#include <catch2/catch.hpp>

#include <map>
#include <random>

using namespace hall;

TEST_CASE("a ranked line agrees with a sorted map, whatever is put in and taken out",
          "[core][line]")
{
    std::mt19937 random{Catch::rngSeed()};
    CAPTURE(Catch::rngSeed());
    RankedLine line;
    std::map<Rank, TicketKey> model;
    std::int64_t tie = 0;
    for (int step = 0; step < 20000; ++step) {
        const bool grow = model.empty() || random() % 100 < (step < 12000 ? 60U : 30U);
        if (grow) {
            const Rank rank{.time = Time{Duration{static_cast<int>(random() % 5000)}},
                            .tie = ++tie};
            line.insert(rank, static_cast<TicketKey>(tie));
            model.emplace(rank, static_cast<TicketKey>(tie));
        } else {
            auto taken = model.begin();
            std::advance(
                taken,
                static_cast<std::ptrdiff_t>(random() % std::min<std::size_t>(model.size(), 400)));
            line.erase(taken->first);
            model.erase(taken);
        }
        REQUIRE(line.size() == model.size());
        if (model.empty()) {
            continue;
        }
        REQUIRE(line.front().key == model.begin()->second);
        if (step % 97 == 0) {
            const Rank probe{.time = Time{Duration{static_cast<int>(random() % 5000)}}, .tie = 0};
            REQUIRE(line.countBefore(probe) == static_cast<std::size_t>(std::distance(
                                                   model.begin(), model.lower_bound(probe))));
        }
    }
    std::vector<TicketKey> order;
    line.first(model.size(), [&](const RankedLine::Entry& entry) { order.push_back(entry.key); });
    std::vector<TicketKey> expected;
    expected.reserve(model.size());
    for (const auto& [rank, key] : model) {
        expected.push_back(key);
    }
    CHECK(order == expected);
}
