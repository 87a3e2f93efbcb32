// SPDX-License-Identifier: Apache-2.0
#include "app/settings/catalogue.h"
#include "tests/settings/hall_texts.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace hall;

namespace {

const std::string bothGroups = std::string(test::leastHall) + std::string(test::moreHall);

Result<CataloguedSettings, SettingsErrors> with(const std::string& services,
                                                const std::vector<std::string>& overrides = {})
{
    return loadTextWith({.version = 12, .content = R"({"services":[)" + services + "]}"},
                        bothGroups,
                        "hall.toml",
                        overrides);
}

std::string said(const std::string& services)
{
    const auto loaded = with(services);
    return loaded ? "fine" : test::messages(loaded.error());
}

const Service& service(const CataloguedSettings& loaded, const std::string& code)
{
    const auto& all = loaded.settings.rules.services;
    return *std::ranges::find(all, ServiceCode{code}, &Service::code);
}

} // namespace

TEST_CASE("a catalogue says its part of a hall's services, and what it changes", "[catalogue]")
{
    const auto loaded = with(R"({"code":"card","name":"社会保障卡","typical_minutes":8,
                                 "material":[{"code":"id","name":"身份证"}]})");

    REQUIRE(loaded);
    const Service& card = service(*loaded, "card");
    CHECK(card.name.zh == "社会保障卡");
    CHECK(card.group.value == "social");
    REQUIRE(card.materials.size() == 1);
    CHECK(card.materials[0].name.zh == "身份证");
    CHECK(service(*loaded, "claim").name.zh == "医药费报销");
    CHECK(loaded->changes ==
          std::vector<ServiceChange>{{"card", "material", "", R"([{"code":"id","name":"身份证"}])"},
                                     {"card", "name", R"("社保卡")", R"("社会保障卡")"},
                                     {"card", "typical_minutes", "", "8"}});
    CHECK(loaded->leftOut.empty());
}

TEST_CASE("a service that a hall hasn't comes where its group is", "[catalogue]")
{
    const auto loaded = with(R"({"code":"transfer","name":"关系转移","group":"social"},
                                {"code":"permit","name":"许可","group":"police"},
                                {"code":"none","name":"无"},
                                {"code":"claim","name":"报销","group":"police"})");

    REQUIRE(loaded);
    CHECK(loaded->settings.rules.services.size() == 3);
    CHECK(service(*loaded, "transfer").group.value == "social");
    CHECK(service(*loaded, "claim").group.value == "medical");
    CHECK(service(*loaded, "claim").name.zh == "报销");
    CHECK(loaded->leftOut ==
          std::vector<std::string>{R"(service.permit: this hall has no group "police")",
                                   "service.none: it names no group",
                                   R"(service.claim: this hall has no group "police")"});
    CHECK(loaded->changes.size() == 4);
}

TEST_CASE("who sets a key by hand has the last word", "[catalogue]")
{
    const auto loaded = with(R"({"code":"card","name":"城"})", {"service.card.name=厅"});
    REQUIRE(loaded);
    CHECK(service(*loaded, "card").name.zh == "厅");
}

TEST_CASE("a catalogue that says nothing new changes nothing", "[catalogue]")
{
    const auto loaded = with(R"({"code":"card","name":"社保卡","group":"social"})");
    REQUIRE(loaded);
    CHECK(loaded->settings == *loadText(bothGroups, "hall.toml"));
    CHECK(loaded->changes.empty());
}

TEST_CASE("each mistake in a catalogue is named, with the catalogue, the service and the key",
          "[catalogue]")
{
    CHECK(said(R"({"code":"card","name":"一"},{"code":"card","name":"二"})") ==
          "catalogue 12: service.card: is there twice");
    CHECK(said(R"({"name":"一"})") ==
          "catalogue 12: service: has no code; allowed: a table with a code");
    CHECK(said("5") == "catalogue 12: service: has no code; allowed: a table with a code");
    CHECK(said(R"({"code":"card","layout":"wide"})") ==
          "catalogue 12: service.card.layout: is the hall's own to say; allowed: left out");
    CHECK(said(R"({"code":"card","nmae":"一"})")
              .starts_with("catalogue 12: service.card.nmae: no such key, did you mean name?"));
    CHECK(said(R"({"code":"card","typical_minutes":0})") ==
          "catalogue 12: service.card.typical_minutes: can't be 0; allowed: a whole number, 1 to "
          "480");
    CHECK(said(R"({"code":"card","typical_minutes":1e3})") ==
          "catalogue 12: service.card.typical_minutes: can't be this; allowed: a whole number, 1 "
          "to 480");
    CHECK(said(R"({"code":"new","group":"social"})")
              .starts_with("catalogue 12: service.new.name: is missing"));
    CHECK(said(R"({"code":"a b","name":"一","group":"social"})")
              .starts_with("catalogue 12: service.a b.code: can't be \"a b\""));
    CHECK(
        said(R"({"code":"card","material":5})").starts_with("catalogue 12: service.card.material"));
    for (const char* content :
         {"", "[]", "{}", "{", R"({"services":{}})", R"({"services":[],"x":1})"}) {
        CAPTURE(content);
        const auto loaded =
            loadTextWith({.version = 3, .content = content}, test::leastHall, "hall.toml");
        REQUIRE_FALSE(loaded);
        CHECK(test::messages(loaded.error()) ==
              "catalogue 3: has to be an object with a list; allowed: services");
    }
}

TEST_CASE("a mistake in hall.toml is found under a catalogue, too", "[catalogue]")
{
    const auto loaded = loadTextWith(
        {.version = 1, .content = R"({"services":[]})"}, "[hall]\nid = \"a b\"\n", "hall.toml");
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().front().source == "hall.toml");
    CHECK_FALSE(loadTextWith({}, "not TOML", "hall.toml"));
    CHECK_FALSE(loadWith({}, "/nowhere/hall.toml"));
}

TEST_CASE("of a long change the beginning is told", "[catalogue]")
{
    std::string materials;
    for (int i = 0; i < 50; ++i) {
        materials += std::string{i == 0 ? "" : ","} + R"({"code":"m)" + std::to_string(i) +
                     R"(","name":"身份证复印件"})";
    }
    const auto loaded = with(R"({"code":"card","material":[)" + materials + "]}");
    REQUIRE(loaded);
    REQUIRE(loaded->changes.size() == 1);
    CHECK(loaded->changes[0].after.size() <= 1003);
    CHECK(loaded->changes[0].after.ends_with("…"));
}
