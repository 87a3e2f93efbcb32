// SPDX-License-Identifier: Apache-2.0
#include "tests/downlink/city_hall.h"

#include <fstream>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::sync::PostingKind;
using hall::test::CityHall;

namespace {

std::string nameOnKiosk(const CityHall& hall)
{
    const auto view = hall.node->publisher().make("kiosk");
    REQUIRE(view);
    for (const protocol::KioskArea& area : std::get<protocol::KioskView>(*view).areas) {
        for (const protocol::KioskService& service : area.services) {
            if (service.code.value == "a1") {
                return service.name.zh;
            }
        }
    }
    return {};
}

} // namespace

TEST_CASE("a catalogue is at work from the next business day on", "[downlink][catalogue]")
{
    CityHall hall;
    const std::string before = hall.nameAtWork();

    hall.comes(PostingKind::Catalogue, 12, "新");

    CHECK(hall.nameAtWork() == before);
    CHECK(nameOnKiosk(hall) == before);
    CHECK(hall.receipt().heard.at("catalogue") == 12);
    CHECK(hall.receipt().catalogue.version == 12);
    CHECK(hall.receipt().catalogue.waitsAfter == "2026-11-23");
    CHECK(hall.receipt().catalogue.changes ==
          std::vector<sync::CatalogueChange>{{"a1", "name", before, "新"}});

    // Closed too early, and opened once more.
    hall.close();
    hall.open(u"2026-11-23"_s);
    CHECK(hall.nameAtWork() == before);
    const int told = hall.receipts;
    hall.open(u"2026-11-24"_s);
    CHECK(hall.nameAtWork() == "新");
    CHECK(hall.receipt().catalogue.waitsAfter.empty());
    CHECK(hall.receipts == told + 1);
    CHECK(nameOnKiosk(hall) == "新");
}

TEST_CASE("a restart before the day changes nothing, and one after it neither",
          "[downlink][catalogue]")
{
    CityHall hall;
    const std::string before = hall.nameAtWork();
    hall.comes(PostingKind::Catalogue, 1, "新");

    hall.begin();
    CHECK(hall.nameAtWork() == before);
    hall.open(u"2026-11-24"_s);
    CHECK(hall.nameAtWork() == "新");
    hall.begin();
    CHECK(hall.nameAtWork() == "新");
    CHECK(hall.receipt().catalogue.waitsAfter.empty());
}

TEST_CASE("of several catalogues on one day the last is for the next", "[downlink][catalogue]")
{
    CityHall hall;
    hall.comes(PostingKind::Catalogue, 1, "一");
    hall.open(u"2026-11-24"_s);
    hall.comes(PostingKind::Catalogue, 2, "二");
    hall.comes(PostingKind::Catalogue, 3, "三");
    CHECK(hall.nameAtWork() == "一");
    hall.begin();
    CHECK(hall.nameAtWork() == "一");
    CHECK(hall.receipt().catalogue.waitsAfter == "2026-11-24");

    hall.open(u"2026-11-25"_s);
    CHECK(hall.nameAtWork() == "三");
    hall.comes(PostingKind::Catalogue, 2, "二");
    hall.open(u"2026-11-26"_s);
    CHECK(hall.nameAtWork() == "三");
    CHECK(hall.receipt().heard.at("catalogue") == 3);
}

TEST_CASE("a bad catalogue changes nothing, and the city is told why", "[downlink][catalogue]")
{
    CityHall hall;
    hall.comes(PostingKind::Catalogue, 1, "一");
    hall.comes(PostingKind::Catalogue, 2, "wrong");

    const auto refused = hall.receipt().refused;
    REQUIRE(refused.size() == 1);
    CHECK(refused[0] == sync::RefusedPosting{
                            "catalogue",
                            2,
                            {R"(catalogue 2: service.a1.name: can't be "wrong"; allowed: names)"}});
    CHECK(hall.receipt().heard.at("catalogue") == 2);
    CHECK(hall.receipt().catalogue.version == 1);
    hall.open(u"2026-11-24"_s);
    CHECK(hall.nameAtWork() == "一");

    hall.comes(PostingKind::Catalogue, 3, "三");
    CHECK(hall.receipt().refused.empty());
    hall.open(u"2026-11-25"_s);
    CHECK(hall.nameAtWork() == "三");
}

TEST_CASE("while a catalogue is looked through the hall goes on, and its day may change",
          "[downlink][catalogue]")
{
    CityHall hall;
    const std::string before = hall.nameAtWork();
    const auto take = [&](std::int64_t version, const char* content) {
        hall.inbox->take(CityHall::posting(PostingKind::Catalogue, version, content));
    };
    take(1, "slow");
    take(3, "三");
    take(2, "二");

    CHECK(hall.ask(*hall.asks, u"ticket.take"_s, {{u"service"_s, u"a1"_s}}));
    hall.open(u"2026-11-24"_s);
    CHECK(hall.inbox->isChecking());
    CHECK(hall.receipt().heard.empty());
    hall.mayGoOn.release();
    hall.awaitCheck();

    CHECK_FALSE(hall.isHeld);
    CHECK(hall.receipt().heard.at("catalogue") == 3);
    CHECK(hall.checked == std::vector<std::int64_t>{1, 3});
    CHECK(hall.receipt().catalogue.waitsAfter == "2026-11-24");
    CHECK(hall.nameAtWork() == before);
    hall.open(u"2026-11-25"_s);
    CHECK(hall.nameAtWork() == "三");
}

TEST_CASE("a node that is stopped while a catalogue is looked through hears it again",
          "[downlink][catalogue]")
{
    CityHall hall;
    hall.inbox->take(CityHall::posting(PostingKind::Catalogue, 1, "slow"));
    hall.mayGoOn.release();
    hall.begin();
    CHECK(hall.receipt().heard.empty());
    hall.comes(PostingKind::Catalogue, 1, "一");
    CHECK(hall.receipt().heard.at("catalogue") == 1);
}

TEST_CASE("a word that isn't the city's is told, and heard as nothing", "[downlink][catalogue]")
{
    CityHall hall;
    hall.inbox->refuse(u"catalogue"_s, u"no key of this hall's hub signed it"_s);
    CHECK(hall.receipt().refused.front().version == 0);
    CHECK(hall.receipt().heard.empty());
    hall.comes(PostingKind::Catalogue, 1, "一");
    CHECK(hall.receipt().refused.empty());
}

TEST_CASE("a hall.toml that goes with no catalogue opens the hall without it",
          "[downlink][catalogue]")
{
    CityHall hall;
    const std::string before = hall.nameAtWork();
    hall.comes(PostingKind::Catalogue, 1, "一");
    hall.open(u"2026-11-24"_s);
    hall.takesNone = true;
    hall.begin();
    CHECK(hall.nameAtWork() == before);
    REQUIRE(hall.receipt().refused.size() == 1);
    CHECK(hall.receipt().refused[0].version == 1);

    // Mended, it is taken when the city says it once more.
    hall.takesNone = false;
    hall.begin();
    CHECK(hall.nameAtWork() == "一");
    hall.comes(PostingKind::Catalogue, 1, "一");
    CHECK(hall.receipt().refused.empty());
}

TEST_CASE("files that are damaged are as good as none", "[downlink][catalogue]")
{
    CityHall hall;
    const std::string before = hall.nameAtWork();
    hall.comes(PostingKind::Catalogue, 1, "一");
    for (const char* text : {"", "{", "[]", R"({"version":"1"})", R"({"version":1,"content":5})"}) {
        for (const char* name : {"catalogue.json", "receipt.json", "notices.json"}) {
            std::ofstream{hall.dir.path() / "city" / name} << text;
        }
        hall.begin();
        hall.open(u"2026-11-24"_s);
        CHECK(hall.nameAtWork() == before);
        CHECK(hall.receipt() == sync::Receipt{});
        hall.close();
    }
}
