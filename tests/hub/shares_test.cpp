// SPDX-License-Identifier: Apache-2.0
#include "app/hub/shares.h"

#include <catch2/catch.hpp>

#include <map>

namespace hall::hub {

namespace {

std::vector<std::string> thousandHalls()
{
    constexpr int count = 1000;
    std::vector<std::string> halls;
    halls.reserve(count);
    for (int i = 0; i < count; ++i) {
        halls.push_back("hall-" + std::to_string(i));
    }
    return halls;
}

} // namespace

TEST_CASE("hubs share the halls evenly, in whatever order they are named", "[hub][shares]")
{
    std::map<std::string, int> halls;
    for (const std::string& hall : thousandHalls()) {
        const std::string hub = hubFor(hall, {"hub-1", "hub-2", "hub-3"});
        CHECK(hub == hubFor(hall, {"hub-3", "hub-1", "hub-2"}));
        ++halls[hub];
    }
    CHECK(halls.size() == 3);
    for (const auto& [hub, count] : halls) {
        CAPTURE(hub);
        CHECK(count > 250);
    }
}

TEST_CASE("when a hub goes only its halls change hands", "[hub][shares]")
{
    for (const std::string& hall : thousandHalls()) {
        const std::string before = hubFor(hall, {"hub-1", "hub-2", "hub-3"});
        const std::string after = hubFor(hall, {"hub-1", "hub-3"});
        CHECK((before == after || before == "hub-2"));
    }
}

} // namespace hall::hub
