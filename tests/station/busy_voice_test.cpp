// SPDX-License-Identifier: Apache-2.0
#include "tests/station/voice_bench.h"

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::VoiceBench;
using voice::OutState;

TEST_CASE("calls that wait are joined to one sentence, and each ends by itself", "[station][voice]")
{
    VoiceBench hall;
    hall.plugIn();
    hall.next(1);
    REQUIRE(hall.hears({"A001#1"}));
    hall.next(3);
    REQUIRE(test::waitFor([&] { return hall.engine.rendered.size() == 2; }));
    hall.node.shift = 10s; // Nobody recalls in the same breath.
    hall.press(u"counter.recall"_s, 1);
    REQUIRE(test::waitFor([&] { return hall.engine.rendered.size() == 3; }));

    hall.speaker.finish();

    REQUIRE(hall.hears({"A001#1", "A002#1", "A001#2"}));
    CHECK(hall.engine.rendered.back() == "qing3 A ling2 ling2 er4 dao4 san1 hao4 chuang1kou3, "
                                         "A ling2 ling2 yao1 dao4 yi1 hao4 chuang1kou3 ban4li3");
    REQUIRE(hall.ends({"A001#1 spoken"}));
    hall.press(u"counter.start"_s, 3); // He has come, and is left out of the second reading.
    REQUIRE(test::waitFor([&] {
        return std::ranges::any_of(hall.link->view().counters, [](const auto& sign) {
            return sign.current && sign.current->state == TicketState::Serving;
        });
    }));
    hall.speaker.finish();
    CHECK(hall.engine.rendered.back() ==
          "qing3 A ling2 ling2 yao1 hao4, dao4 yi1 hao4 chuang1kou3 ban4li3");
    hall.speaker.finish();
    CHECK(hall.ends({"A001#1 spoken", "A002#1 spoken", "A001#2 spoken"}));
}

TEST_CASE("each language in its order, then all once more", "[station][voice]")
{
    VoiceBench hall;
    hall.settings.voice.languages = {"zh", "en"};
    hall.plugIn();
    hall.next(1);
    REQUIRE(hall.hears({"A001#1"}));

    REQUIRE(hall.engine.rendered.size() == 2);
    CHECK(hall.engine.rendered[0].starts_with("qing3 A"));
    CHECK(hall.engine.rendered[1].starts_with("ticket"));
    for (int sound = 0; sound < 3; ++sound) {
        hall.speaker.finish();
        CHECK(hall.outcomes.empty());
    }
    hall.speaker.finish();

    CHECK(hall.ends({"A001#1 spoken"}));
    CHECK(hall.speaker.lengths.size() == 5); // the chime, and two sentences twice
}

TEST_CASE("a language that can't be rendered is left out", "[station][voice]")
{
    VoiceBench hall;
    hall.settings.voice.languages = {"en", "zh"};
    hall.engine.broken = "ticket";
    hall.plugIn();
    hall.next(1);
    REQUIRE(hall.hears({"A001#1"}));

    hall.speaker.finish();
    hall.speaker.finish();

    CHECK(hall.ends({"A001#1 spoken"}));
    CHECK(hall.speaker.lengths.size() == 3);
}

TEST_CASE("by the hour it is softer, or calls are left to board and strip", "[station][voice]")
{
    VoiceBench hall;
    hall.plugIn();
    hall.next(1);
    REQUIRE(hall.hears({"A001#1"}));
    const int full = hall.speaker.peaks.front();
    hall.speaker.finish();
    hall.speaker.finish();
    REQUIRE(hall.ends({"A001#1 spoken"}));
    hall.unplug();

    hall.settings.voice.loudness = {{.fromMinute = 0, .toMinute = 24 * 60, .volume = 40}};
    hall.speaker.become(OutState::Ready);
    hall.speaker.peaks.clear();
    hall.plugIn();
    hall.next(3);
    REQUIRE(hall.hears({"A001#1", "A002#1"}));
    CHECK(hall.speaker.peaks.front() == Approx(full * 0.4).margin(1));
    hall.speaker.finish();
    hall.speaker.finish();
    REQUIRE(hall.ends({"A001#1 spoken", "A002#1 spoken"}));
    hall.unplug();

    hall.settings.voice.loudness.front().volume = 0;
    hall.speaker.become(OutState::Ready);
    hall.plugIn();
    hall.node.shift = 10s;
    hall.press(u"counter.recall"_s, 3);
    CHECK(hall.ends({"A001#1 spoken", "A002#1 spoken", "A002#2 noSound"}));
    CHECK(hall.heard.size() == 2);
    emit hall.link->testAsked(u"speaker"_s); // Whoever asks for a test wants to hear it.
    CHECK(hall.speaker.underWay() == 2);
}

TEST_CASE("the manager's text comes after what is read, in the languages that it has",
          "[station][voice]")
{
    VoiceBench hall;
    hall.settings.voice.languages = {"zh", "en"};
    hall.plugIn();
    hall.next(1);
    REQUIRE(hall.hears({"A001#1"}));

    std::optional<bool> isTaken;
    hall.client->ask(u"announcement.make"_s, {{u"text"_s, u"请坐"_s}}, [&](const auto& answer) {
        isTaken = answer.has_value();
    });
    REQUIRE(test::waitFor([&] { return isTaken == true && hall.asked == 1; }));
    for (int sound = 0; sound < 4; ++sound) {
        hall.speaker.finish();
    }

    REQUIRE(hall.ends({"A001#1 spoken"}));
    CHECK(hall.engine.rendered.back() == "qing3 坐");
    CHECK(hall.speaker.underWay() == 2); // a chime and the one sentence
    hall.speaker.finish();
    CHECK(hall.speaker.underWay() == 1); // once more
    hall.next(3);
    REQUIRE(test::waitFor([&] { return hall.engine.rendered.back().starts_with("ticket"); }));
    hall.speaker.finish();
    CHECK(hall.hears({"A001#1", "A002#1"}));
}

TEST_CASE("what the manager wanted said before the station came isn't said", "[station][voice]")
{
    VoiceBench hall;
    std::optional<bool> isTaken;
    hall.client->ask(u"announcement.make"_s, {{u"text"_s, u"请坐"_s}}, [&](const auto& answer) {
        isTaken = answer.has_value();
    });
    REQUIRE(test::waitFor([&] { return isTaken == true; }));

    hall.plugIn();

    CHECK(hall.speaker.underWay() == 0);
    CHECK(hall.asked == 0);
}
