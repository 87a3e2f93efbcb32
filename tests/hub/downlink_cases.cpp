// SPDX-License-Identifier: Apache-2.0
#include "tests/hub/downlink_cases.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <thread>

namespace hall::hub::cases {

namespace {

using sync::PostingKind;

constexpr Time now{std::chrono::milliseconds{1'795'420'800'000}};

std::unique_ptr<DownlinkStore> opened(const OpenDownlink& open)
{
    auto store = open();
    REQUIRE(store);
    return std::move(*store);
}

Posted catalogue(const std::string& content)
{
    return {.kind = PostingKind::Catalogue, .hall = {}, .day = {}, .at = now, .content = content};
}

Posted appointments(const std::string& hall, const std::string& day, const std::string& content)
{
    return {
        .kind = PostingKind::Appointments, .hall = hall, .day = day, .at = now, .content = content};
}

Posted notices(const std::string& hall, const std::string& content)
{
    return {.kind = PostingKind::Notices, .hall = hall, .day = {}, .at = now, .content = content};
}

std::vector<std::string> contentsOf(const Result<std::vector<Posted>, StoreError>& all)
{
    std::vector<std::string> contents;
    for (const Posted& posted : all.value()) {
        contents.push_back(posted.content);
    }
    return contents;
}

using Texts = std::vector<std::string>;

} // namespace

void countsCatalogues(const OpenDownlink& open)
{
    auto store = opened(open);
    CHECK(store->catalogues(0, 10)->empty());
    CHECK(store->find(PostingKind::Catalogue, "", "") == std::nullopt);

    const auto first = store->put(catalogue(R"({"services":["䶮 'a' \\ \"b\""]})"));
    CHECK(first->version == 1);
    CHECK(store->put(appointments("district", "2026-11-23", "{}"))->revision == 2);
    const auto second = store->put(catalogue("two"));
    CHECK(second->version == 2);
    CHECK(second->revision == 3);
    CHECK(store->put(catalogue("two")) == second);
    CHECK(store->put(catalogue("three"))->version == 3);

    store = opened(open);
    CHECK(contentsOf(store->catalogues(0, 2)) == Texts{"three", "two"});
    CHECK(store->catalogues(2, 2).value() == std::vector{*first});
    CHECK(store->find(PostingKind::Catalogue, "", "")->value().version == 3);
}

void keepsTheNewestOfEachDay(const OpenDownlink& open)
{
    auto store = opened(open);
    REQUIRE(store->put(catalogue("c1")));
    REQUIRE(store->put(appointments("district", "2026-11-23", "monday")));
    REQUIRE(store->put(appointments("district", "2026-11-24", "tuesday")));
    REQUIRE(store->put(appointments("harbour", "2026-11-23", "harbour's")));
    REQUIRE(store->put(notices("", "for all")));
    REQUIRE(store->put(notices("district", "for one")));
    REQUIRE(store->put(catalogue("c2")));
    const auto changed = store->put(appointments("district", "2026-11-23", "monday again"));

    CHECK(store->find(PostingKind::Appointments, "district", "2026-11-23")->value() == *changed);
    CHECK(changed->version == changed->revision);
    CHECK(contentsOf(store->forHall("district")) ==
          Texts{"tuesday", "for all", "for one", "c2", "monday again"});
    CHECK(contentsOf(store->forHall("harbour")) == Texts{"harbour's", "for all", "c2"});
}

void tellsWhatChanged(const OpenDownlink& open)
{
    auto store = opened(open);
    auto other = opened(open);
    CHECK(store->revision() == 0);
    REQUIRE(other->put(catalogue("c1")));
    REQUIRE(other->put(catalogue("c2")));
    REQUIRE(other->put(notices("district", "n")));
    REQUIRE(other->put(notices("district", "n")));
    CHECK(store->revision() == 3);

    CHECK(contentsOf(store->changedAfter(0, 10)) == Texts{"c2", "n"});
    CHECK(contentsOf(store->changedAfter(0, 1)) == Texts{"c2"});
    CHECK(contentsOf(store->changedAfter(2, 10)) == Texts{"n"});
    CHECK(store->changedAfter(3, 10)->empty());
}

void forgetsDaysGone(const OpenDownlink& open)
{
    auto store = opened(open);
    REQUIRE(store->put(appointments("district", "2026-09-01", "long ago")));
    REQUIRE(store->put(appointments("district", "2026-11-22", "yesterday")));
    REQUIRE(store->put(appointments("district", "2026-11-23", "today")));
    const BusinessDay today = *parseBusinessDay("2026-11-23");

    REQUIRE(store->clearBefore(today, now));

    CHECK(contentsOf(store->changedAfter(3, 10)) == Texts{""});
    CHECK(contentsOf(store->forHall("district")) == Texts{"today", ""});
    CHECK(store->find(PostingKind::Appointments, "district", "2026-11-22")->value().version == 5);
    const auto revision = store->revision();
    REQUIRE(store->clearBefore(today, now));
    CHECK(store->revision() == revision);
}

void keepsReceipts(const OpenDownlink& open)
{
    auto store = opened(open);
    CHECK(store->receipt("district") == std::nullopt);
    for (const char* hall : {"harbour", "district", "airport"}) {
        REQUIRE(store->keepReceipt({.hall = hall, .at = now, .body = R"({"catalogue":1})"}));
    }
    const HallReceipt newer{.hall = "district", .at = Time{Duration{5}}, .body = "{}"};
    REQUIRE(store->keepReceipt(newer));

    CHECK(store->receipt("district") == newer);
    const auto first = store->receipts("", 2);
    REQUIRE(first->size() == 2);
    CHECK(first->at(0).hall == "airport");
    CHECK(first->at(1) == newer);
    CHECK(store->receipts("district", 2)->at(0).hall == "harbour");
}

void countsForTwo(const OpenDownlink& open)
{
    constexpr std::size_t each = 40;
    auto stores = std::array{opened(open), opened(open)};
    std::array<std::vector<std::int64_t>, 2> revisions;
    const auto work = [&](std::size_t which) {
        for (std::size_t i = 0; i < each; ++i) {
            const auto put =
                stores[which]->put(catalogue(std::to_string(which) + ' ' + std::to_string(i)));
            revisions[which].push_back(put ? put->revision : 0);
        }
    };
    std::thread other{work, 1};
    work(0);
    other.join();

    std::set<std::int64_t> all;
    for (const auto& some : revisions) {
        CHECK(std::ranges::is_sorted(some));
        all.insert(some.begin(), some.end());
    }
    CHECK(all.size() == each * 2);
    CHECK(*all.begin() == 1);
    const auto last = static_cast<std::int64_t>(all.size());
    CHECK(stores[0]->revision() == last);
    CHECK(stores[0]->catalogues(0, 1)->front().version == last);
}

void losesNoChangeOfTwo(const OpenDownlink& open)
{
    constexpr std::size_t each = 40;
    auto stores = std::array{opened(open), opened(open)};
    const Posted place = appointments("district", "2026-11-23", {});
    const auto work = [&](std::size_t which) {
        for (std::size_t i = 0; i < each; ++i) {
            static_cast<void>(stores[which]->change(
                place, [](const std::string& before) { return before + 'x'; }));
        }
    };
    std::thread other{work, 1};
    work(0);
    other.join();

    const auto newest = stores[0]->find(place.kind, place.hall, place.day);
    CHECK(newest->value().content == std::string(each * 2, 'x'));
    CHECK(newest->value().at == now);
    CHECK_FALSE(
        stores[0]->change(place, [](const std::string&) { return std::nullopt; })->has_value());
    CHECK(stores[0]->find(place.kind, place.hall, place.day) == newest);
}

} // namespace hall::hub::cases
