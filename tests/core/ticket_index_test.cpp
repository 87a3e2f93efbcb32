// SPDX-License-Identifier: Apache-2.0
#include "app/core/ticket_index.h"

#include <catch2/catch.hpp>

#include <map>
#include <random>

using namespace hall;

namespace {

TicketId idOf(const std::string& station, std::int64_t running)
{
    return {station + "-" + std::to_string(running)};
}

} // namespace

TEST_CASE("a ticket index agrees with a map, in whatever order tickets come", "[core][index]")
{
    std::mt19937 random{Catch::rngSeed()};
    CAPTURE(Catch::rngSeed());
    TicketIndex index;
    std::map<std::string, TicketKey> model;
    const std::vector<std::string> stations{"kiosk-1", "kiosk-11", "node", "kiosk"};
    std::map<std::string, std::int64_t> counts;
    for (TicketKey key = 0; key < 3000; ++key) {
        const std::string& station = stations[random() % stations.size()];
        std::int64_t& count = counts[station];
        // Mostly the next; sometimes some are left out, sometimes an old one comes late.
        count += random() % 20 == 0 ? 1 + static_cast<std::int64_t>(random() % 1000) : 1;
        const std::int64_t running =
            random() % 20 == 0
                ? 1 + static_cast<std::int64_t>(random() % static_cast<unsigned>(count))
                : count;
        const TicketId id = idOf(station, running);
        index.add(id, key);
        model.emplace(id.value, key);
        REQUIRE(index.find(id) == model.at(id.value));
    }
    for (const auto& [id, key] : model) {
        REQUIRE(index.find({id}) == key);
    }
    for (int probe = 0; probe < 3000; ++probe) {
        const TicketId id = idOf(stations[random() % stations.size()],
                                 static_cast<std::int64_t>(random() % 40'000));
        REQUIRE(index.find(id).has_value() == model.contains(id.value));
    }
}

TEST_CASE("an id of another form is found as a whole", "[core][index]")
{
    const std::vector<std::string> ids{
        "", "a", "a-", "a-0", "a-07", "a-7", "a--7", "a-7x", "a-99999999999999999999", "7", "-7"};
    TicketIndex index;
    for (std::size_t at = 0; at < ids.size(); ++at) {
        CAPTURE(ids[at]);
        CHECK(index.find({ids[at]}) == std::nullopt);
        index.add({ids[at]}, static_cast<TicketKey>(at));
    }
    for (std::size_t at = 0; at < ids.size(); ++at) {
        CAPTURE(ids[at]);
        CHECK(index.find({ids[at]}) == static_cast<TicketKey>(at));
    }
    index.clear();
    CHECK(index.find({"a-7"}) == std::nullopt);
}
