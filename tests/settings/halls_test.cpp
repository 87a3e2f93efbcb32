// SPDX-License-Identifier: Apache-2.0
#include "app/core/opening.h"
#include "app/core/words.h"
#include "app/settings/schema.h"
#include "tests/settings/hall_texts.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>

using namespace hall;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path halls = std::filesystem::path(HALL_SOURCE_DIR) / "resources/halls";

Settings loaded(const std::filesystem::path& file)
{
    const auto settings = load(file);
    if (!settings) {
        FAIL(test::messages(settings.error()));
    }
    return *settings;
}

} // namespace

TEST_CASE("the district hall is as large as one", "[settings]")
{
    const Rules rules = loaded(halls / "district.toml").rules;

    CHECK(rules.name.zh == "示例区政务服务中心");
    CHECK(rules.areas.size() == 9);
    CHECK(rules.zones.size() == 3);
    CHECK(rules.services.size() >= 40);
    CHECK(rules.counters.size() == 16);
    CHECK(rules.classes.size() == 4);
    CHECK(rules.hours.size() == 10);
    std::set<CounterKind> kinds;
    for (const Counter& counter : rules.counters) {
        kinds.insert(counter.kind);
    }
    CHECK(kinds.size() == 5);
}

TEST_CASE("the district hall has rules of every kind", "[settings]")
{
    const Rules rules = loaded(halls / "district.toml").rules;

    const auto servicesWith = [&](const auto& has) {
        return std::ranges::count_if(rules.services, has);
    };
    CHECK(servicesWith([](const Service& service) { return !service.materials.empty(); }) == 8);
    CHECK(servicesWith([](const Service& service) { return !service.questions.empty(); }) == 4);
    CHECK(servicesWith([](const Service& service) { return service.slotPlaces > 0; }) == 7);
    CHECK(servicesWith([](const Service& service) { return service.cutOffMinutes > 0; }) >= 5);
    CHECK(servicesWith([](const Service& service) { return service.dayQuota > 0; }) >= 3);
    CHECK(std::ranges::count_if(rules.classes, &PriorityClass::selfClaimed) == 1);
    CHECK(rules.classes.at(1).fromAge == 70);
    CHECK(rules.visits.size() == 4);
    CHECK(rules.visits.back().order == StepOrder::Any);
    CHECK(rules.plans.size() == 3);
    CHECK(rules.plans.back().hours.empty());
    CHECK(rules.reasons.size() == 6);
    CHECK(rules.counters.back().admits == Admits::Appointments);
    CHECK(rules.counters.at(5).backups == std::vector<Backup>{{{"card"}, 20min}});
}

TEST_CASE("the district hall keeps the public holidays", "[settings]")
{
    const Rules rules = loaded(halls / "district.toml").rules;
    const auto spans = [&](const char* date) {
        return spansOn(rules, *parseBusinessDay(date)).size();
    };

    CHECK(spans("2026-09-30") == 2);
    CHECK(spans("2026-10-01") == 0);
    CHECK(spans("2026-10-07") == 0);
    CHECK(spans("2026-10-08") == 2);
    CHECK(spans("2026-10-10") == 2); // A Saturday that makes up for a holiday.
    CHECK(spans("2026-10-17") == 0);
    CHECK(spans("2027-01-01") == 0);
    CHECK(spans("2027-02-08") == 0);
}

TEST_CASE("the district hall gives a number to whoever doesn't say who he is", "[settings]")
{
    const Rules rules = loaded(halls / "district.toml").rules;

    CHECK(std::ranges::none_of(rules.services, [](const Service& service) {
        return service.identity == Identity::Required;
    }));
}

TEST_CASE("each area of the district hall has one queue with its letter", "[settings]")
{
    const Rules rules = loaded(halls / "district.toml").rules;

    std::string letters;
    for (const Queue& queue : rules.queues) {
        letters += queue.prefix.value;
        for (const GroupCode& code : queue.groups) {
            const auto group = std::ranges::find(rules.groups, code, &Group::code);
            CHECK(group->area.value == queue.prefix.value);
        }
    }
    CHECK(letters == "ABCDEFGHJ");
}

TEST_CASE("the faces of the district hall have English names and short lines", "[settings]")
{
    const Rules rules = loaded(halls / "district.toml").rules;

    for (const Service& service : rules.services) {
        CAPTURE(service.code.value, service.name.zh);
        CHECK_FALSE(service.name.en.empty());
        // Nine hanzi fit a tile; a longer name breaks or has a short form.
        const bool isLong = service.name.zh.size() > std::size_t{9} * 3;
        CHECK((!isLong || service.name.zh.find('|') != std::string::npos));
    }
}

TEST_CASE("the small hall says in its file what it becomes", "[settings]")
{
    const Settings settings = loaded(halls / "small.toml");

    CHECK(settings.calendar.opens == Opens::ByHand);
    CHECK(settings.calendar.dayBeginsMinute == 4 * 60);
    CHECK_FALSE(settings.calendar.keepHours);
    CHECK(settings.rules.policy.autoStart == 30s);
    CHECK(settings.rules.classes.at(1).credit == 20min);
    CHECK(settings.rules.classes.at(1).fromAge == 70);
    CHECK(settings.rules.counters.at(0).groups == std::vector<GroupCode>{{"social"}});
    CHECK(settings.rules.services.at(0).name.shortZh == "养老金资格认证");
    CHECK(settings.rules.hours.at(4) == OpenSpan{5, 540, 1020});
    CHECK(settings.rules.exceptions.size() == 1);
    CHECK(settings.rules.policy == Policy{});
    CHECK(settings.rules.services.at(0).walkInPlaces == 4);
    CHECK(settings.rules.services.at(2).materials.at(1).when ==
          std::vector<Choice>{{"care", "inpatient"}});
    CHECK(settings.rules.visits.at(0).steps.at(0).backOffice);
    CHECK(settings.rules.counters.at(0).backups == std::vector<Backup>{{{"medical"}, 20min}});
    CHECK(settings.rules.plans.at(0).hours.size() == 5);
    CHECK(settings.rules.reasons.size() == 1);
    REQUIRE(settings.stations.at(0).printer);
    CHECK(settings.stations.at(0).printer->baud == 115200);
}

TEST_CASE(
    "the small hall's file names every key there is, with its default where it is commented out",
    "[settings]")
{
    std::ifstream file{halls / "small.toml"};
    const std::regex header{R"(^(?:# )?\[+([a-z_.]+)\]+)"};
    const std::regex assignment{R"re(^(# )?([a-z_]+) = "?([^"#]*[^"# ]|))re"};
    const std::regex within{R"(([a-z_]+) = )"};
    std::set<std::string> named;
    std::set<std::string> inInlines;
    std::string table;
    for (std::string line; std::getline(file, line);) {
        std::smatch found;
        if (std::regex_search(line, found, header)) {
            table = found[1];
        } else if (std::regex_search(line, found, assignment)) {
            named.insert(table + "." + found[2].str());
            const auto* rule = settings::hallSchema().findKey(table, found[2].str());
            CAPTURE(line);
            REQUIRE((rule != nullptr || !found[1].matched)); // a list of tables is no key
            if (found[1].matched && rule->fallback && !rule->fallback->empty()) {
                CHECK(found[3].str() == *rule->fallback);
            }
        }
        for (std::sregex_iterator each{line.begin(), line.end(), within}, end; each != end;
             ++each) {
            inInlines.insert((*each)[1].str());
        }
    }
    for (const settings::KeyRule& rule : settings::hallSchema().keys()) {
        const std::string key{rule.key};
        const bool isAnywhere = settings::hallSchema().findTable(rule.table)->many ||
                                rule.table.find('.') != std::string_view::npos;
        CAPTURE(rule.table, key);
        CHECK((named.contains(std::string{rule.table} + "." + key) ||
               (isAnywhere && inInlines.contains(key))));
    }
}

TEST_CASE("a counter that names no zone stands where its first group waits", "[settings]")
{
    const Settings settings = loaded(halls / "small.toml");

    CHECK(settings.rules.counters.at(1).zone == ZoneCode{"front"});
}

TEST_CASE("what a file doesn't say has its default", "[settings]")
{
    const auto settings = loadText(test::leastHall, "hall.toml");

    REQUIRE(settings);
    CHECK(settings->calendar.opens == Opens::ByHand);
    CHECK_FALSE(settings->calendar.keepHours);
    CHECK(settings->rules.policy == Policy{});
    CHECK(settings->rules.queues.at(0).width == 3);
    CHECK(settings->rules.queues.at(0).run == 20);
    CHECK(settings->journal.snapshotEvery == 5000);
    CHECK(settings->limits.unsentBytes == 1048576);
    CHECK(settings->listen == ListenSettings{"127.0.0.1", 7480});
    CHECK(settings->ticket.base == "https://example.cn");
    CHECK(settings->stations.empty());
    CHECK(settings->thisStation() == nullptr);
}

TEST_CASE("every default keeps the limits of its own key", "[settings]")
{
    for (const settings::KeyRule& rule : settings::hallSchema().keys()) {
        CAPTURE(rule.table, rule.key);
        CHECK(settings::hallSchema().findTable(rule.table) != nullptr);
        CHECK_FALSE(settings::allowedText(rule).empty());
        if (!rule.fallback) {
            continue;
        }
        if (rule.kind == settings::Kind::Integer) {
            const auto value = std::stoll(std::string(*rule.fallback));
            CHECK(value >= rule.min);
            CHECK(value <= rule.max);
        }
        if (rule.kind == settings::Kind::Choices) {
            const auto choices = settings::split(rule.allowed, ' ');
            for (const std::string& word : settings::split(*rule.fallback, ' ')) {
                CHECK((word.empty() || std::ranges::find(choices, word) != choices.end()));
            }
        }
        if (rule.kind == settings::Kind::Choice || rule.kind == settings::Kind::IntegerChoice) {
            const auto choices = settings::split(rule.allowed, ' ');
            CHECK(std::ranges::find(choices, *rule.fallback) != choices.end());
        }
    }
}

TEST_CASE("a machine is the station it is told to be", "[settings]")
{
    const std::string two = std::string(test::leastHall) + R"(
[[station]]
name = "kiosk-1"
[[station]]
name = "kiosk-2"
[station.printer]
port = "/dev/ttyS2"
)";

    const auto named = loadText(two, "hall.toml", {}, "kiosk-2");
    const auto unnamed = loadText(two, "hall.toml");

    REQUIRE(named);
    REQUIRE(named->thisStation() != nullptr);
    CHECK(named->thisStation()->printer->port == "/dev/ttyS2");
    REQUIRE(unnamed);
    CHECK(unnamed->station.empty());
}

TEST_CASE("the only station there is needs no name", "[settings]")
{
    CHECK(loaded(halls / "small.toml").station == StationName{"kiosk-1"});
}

TEST_CASE("the words of hall.toml are those of the core", "[settings]")
{
    const auto allowed = [](std::string_view table, std::string_view key) {
        return settings::split(settings::hallSchema().findKey(table, key)->allowed, ' ');
    };

    for (const std::string& word : allowed("counter", "kind")) {
        CHECK(counterKinds.parse(word));
    }
    CHECK(allowed("counter", "kind").size() == counterKinds.words.size());
    for (const std::string& word : allowed("policy", "next_on_called")) {
        CHECK(nextOnCalledWords.parse(word));
    }
    CHECK(allowed("policy", "next_on_called").size() == nextOnCalledWords.words.size());
}
