// SPDX-License-Identifier: Apache-2.0
#include "app/sync/notice.h"
#include "tests/downlink/city_hall.h"

using namespace hall;
using namespace std::chrono_literals;
using hall::sync::PostingKind;
using hall::test::at;
using hall::test::CityHall;

namespace {

std::vector<std::string> noticesOn(const CityHall& hall, const char* board)
{
    const auto view = hall.node->publisher().make(board);
    REQUIRE(view);
    std::vector<std::string> texts;
    for (const Name& notice : std::get<protocol::BoardView>(*view).notices) {
        texts.push_back(notice.zh + '|' + notice.en);
    }
    return texts;
}

using Texts = std::vector<std::string>;

const std::string forAnHour = sync::writeNotices(
    {{.text = "停电", .textEn = "No power", .from = at(9), .until = at(10)},
     {.text = "前厅", .textEn = {}, .from = at(8), .until = at(12), .zone = {"front"}}});

} // namespace

TEST_CASE("a notice is on the boards of its zone from its beginning to its end",
          "[downlink][notice]")
{
    CityHall hall;
    hall.comes(PostingKind::Notices, 4, forAnHour);
    CHECK(hall.receipt().heard.at("notices") == 4);
    CHECK(hall.receipt().notices == 2);

    hall.goTo(at(8, 30));
    CHECK(noticesOn(hall, "board:all") == Texts{"前厅|"});
    hall.goTo(at(9));
    CHECK(noticesOn(hall, "board:all") == Texts{"停电|No power", "前厅|"});
    const auto zone = hall.hall().rules.zones.front().code.value;
    CHECK(noticesOn(hall, ("board:" + zone).c_str()) ==
          (zone == "front" ? Texts{"停电|No power", "前厅|"} : Texts{"停电|No power"}));
    hall.goTo(at(10));
    CHECK(noticesOn(hall, "board:all") == Texts{"前厅|"});
    hall.goTo(at(12));
    CHECK(noticesOn(hall, "board:all").empty());
}

TEST_CASE("notices stay over a restart while the city is away, until others come",
          "[downlink][notice]")
{
    CityHall hall;
    hall.comes(PostingKind::Notices, 4, forAnHour);
    hall.begin();
    hall.goTo(at(9));
    CHECK(noticesOn(hall, "board:all").size() == 2);

    hall.comes(PostingKind::Notices, 5, R"({"notices":[{"text":5}]})");
    CHECK(noticesOn(hall, "board:all").size() == 2);
    CHECK(hall.receipt().refused.front().why.front().starts_with("notice 1 text"));
    hall.comes(PostingKind::Notices, 6, sync::writeNotices({}));
    CHECK(noticesOn(hall, "board:all").empty());
    CHECK(hall.receipt().refused.empty());
}
