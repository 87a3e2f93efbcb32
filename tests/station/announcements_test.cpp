// SPDX-License-Identifier: Apache-2.0
#include "tests/station/voice_bench.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::VoiceBench;
using voice::EngineState;
using voice::OutState;

TEST_CASE("a call is chime, sentence, sentence, and the journal says that it was spoken",
          "[station][voice]")
{
    VoiceBench hall;
    hall.plugIn();

    hall.next(1);

    REQUIRE(hall.hears({"A001#1"}));
    CHECK(hall.engine.rendered.front() ==
          "qing3 A ling2 ling2 yao1 hao4, dao4 yi1 hao4 chuang1kou3 ban4li3");
    CHECK(hall.speaker.underWay() == 2); // chime and sentence, one behind the other
    hall.speaker.finish();
    CHECK(hall.speaker.underWay() == 1); // the second reading
    CHECK(hall.outcomes.empty());
    hall.speaker.finish();
    CHECK(hall.speaker.underWay() == 0);
    REQUIRE(hall.ends({"A001#1 spoken"}));
    CHECK(hall.speakerWord() == "ready");
}

TEST_CASE("a call that comes during another is next, without waiting for a second reading",
          "[station][voice]")
{
    VoiceBench hall;
    hall.plugIn();
    hall.next(1);
    REQUIRE(hall.hears({"A001#1"}));

    hall.next(3);
    REQUIRE(test::waitFor([&] { return hall.engine.rendered.size() == 2; })); // ahead of its turn
    CHECK(hall.heard.size() == 1);
    hall.speaker.finish();

    CHECK(hall.hears({"A001#1", "A002#1"}));
    CHECK(hall.ends({"A001#1 spoken"}));
}

TEST_CASE("a recall is spoken anew", "[station][voice]")
{
    VoiceBench hall;
    hall.plugIn();
    hall.next(1);
    REQUIRE(hall.hears({"A001#1"}));
    hall.speaker.finish();
    hall.speaker.finish();
    REQUIRE(hall.ends({"A001#1 spoken"}));

    hall.node.shift = 10s; // Nobody recalls in the same breath.
    hall.press(u"counter.recall"_s, 1);

    CHECK(hall.hears({"A001#1", "A001#2"}));
}

TEST_CASE("what was spoken isn't spoken again by the next process of the station",
          "[station][voice]")
{
    VoiceBench hall;
    hall.plugIn();
    hall.next(1);
    REQUIRE(hall.hears({"A001#1"}));
    hall.speaker.finish();
    hall.speaker.finish();
    REQUIRE(hall.ends({"A001#1 spoken"}));
    hall.unplug();

    hall.plugIn();
    hall.next(3);

    CHECK(hall.hears({"A001#1", "A002#1"}));
}

TEST_CASE("what the last process broke off is spoken by the next one, while it isn't late",
          "[station][voice]")
{
    VoiceBench hall;
    hall.plugIn();
    hall.next(1);
    REQUIRE(hall.hears({"A001#1"}));
    hall.unplug();
    hall.speaker.become(OutState::Ready);
    hall.plugIn();
    REQUIRE(hall.hears({"A001#1", "A001#1"}));
    hall.unplug();
    hall.speaker.become(OutState::Ready);

    hall.node.shift = 46s;
    hall.plugIn();

    CHECK(hall.ends({"A001#1 late"}));
    CHECK(hall.heard.size() == 2);
}

TEST_CASE("a sentence that breaks off is spoken again from its chime", "[station][voice]")
{
    VoiceBench hall;
    hall.plugIn();
    hall.next(1);
    REQUIRE(hall.hears({"A001#1"}));

    hall.speaker.become(OutState::Restarting);
    CHECK(hall.tells("restarting"));
    CHECK(hall.speaker.underWay() == 0);
    hall.speaker.become(OutState::Ready);

    CHECK(hall.hears({"A001#1", "A001#1"}));
    CHECK(hall.speaker.underWay() == 2);
    CHECK(hall.tells("ready"));
    hall.speaker.finish();
    hall.speaker.finish();
    CHECK(hall.ends({"A001#1 spoken"}));
}

TEST_CASE("without a loudspeaker the call ends as unspoken when its time is over",
          "[station][voice]")
{
    VoiceBench hall;
    hall.speaker.become(OutState::NoDevice);
    hall.plugIn();
    CHECK(hall.tells("no-device"));
    hall.next(1);
    REQUIRE(test::waitFor([&] { return !hall.timers.isIdle(); }));
    CHECK(hall.outcomes.empty());

    hall.timers.advance(46s);

    CHECK(hall.ends({"A001#1 noSound"}));
    hall.speaker.become(OutState::Ready);
    CHECK(hall.heard.empty());
}

TEST_CASE("without an engine the operator is told, and what can't be said ends", "[station][voice]")
{
    VoiceBench hall;
    hall.engine.become(EngineState::None);
    hall.plugIn();
    CHECK(hall.tells("no-engine"));

    hall.engine.become(EngineState::Ready);
    CHECK(hall.tells("ready"));
    hall.engine.isBroken = true;
    hall.next(1);

    CHECK(hall.ends({"A001#1 noSound"}));
}

TEST_CASE("nothing is told of a speaker before something is known of it", "[station][voice]")
{
    VoiceBench hall;
    hall.speaker.become(OutState::Starting);
    hall.engine.become(EngineState::Unknown);
    hall.plugIn();
    hall.engine.become(EngineState::Ready);
    hall.speaker.become(OutState::Ready);

    REQUIRE(test::waitFor([&] { return !hall.conditions.empty(); }));
    CHECK(hall.conditions == std::vector<std::string>{"ready"});
}

TEST_CASE("whoever has come before his turn isn't called", "[station][voice]")
{
    VoiceBench hall;
    hall.plugIn();
    hall.next(1);
    REQUIRE(hall.hears({"A001#1"}));
    hall.next(3);
    REQUIRE(test::waitFor([&] { return hall.engine.rendered.size() == 2; }));

    hall.press(u"counter.start"_s, 3);

    REQUIRE(hall.ends({"A002#1 movedOn"}));
    hall.speaker.finish();
    hall.speaker.finish();
    CHECK(hall.ends({"A002#1 movedOn", "A001#1 spoken"}));
    CHECK(hall.heard.size() == 1);
}

TEST_CASE("a node that dies while a call is spoken learns the outcome when it is back, once",
          "[station][voice]")
{
    VoiceBench hall;
    hall.plugIn();
    hall.next(1);
    REQUIRE(hall.hears({"A001#1"}));
    hall.node.node.reset();
    REQUIRE(test::waitFor([&] { return !hall.stationClient->isLinked(); }));
    hall.speaker.finish();
    hall.speaker.finish();

    hall.node.restart();

    REQUIRE(hall.ends({"A001#1 spoken"}));
    hall.next(3);
    REQUIRE(hall.hears({"A001#1", "A002#1"}));
    CHECK(hall.outcomes.size() == 1);
}

TEST_CASE("a test speaks, after what is being spoken, and is no call", "[station][voice]")
{
    VoiceBench hall;
    hall.plugIn();
    hall.next(1);
    REQUIRE(hall.hears({"A001#1"}));

    emit hall.link->testAsked(u"printer"_s);
    emit hall.link->testAsked(u"speaker"_s);
    hall.speaker.finish();
    hall.speaker.finish();

    REQUIRE(hall.ends({"A001#1 spoken"}));
    CHECK(hall.engine.rendered.back().starts_with("yu3yin1 ce4shi4, qing3 A ling2 ling2 yao1"));
    CHECK(hall.speaker.underWay() == 2);
    hall.speaker.finish();
    CHECK(hall.speaker.underWay() == 0);
    CHECK(hall.heard.size() == 1);
}

TEST_CASE("each announcement is kept as it was heard", "[station][voice]")
{
    VoiceBench hall;
    hall.settings.keep = QString::fromStdString((hall.node.dir.path() / "kept").string());
    hall.plugIn();
    hall.next(1);
    REQUIRE(hall.hears({"A001#1"}));
    hall.speaker.finish();
    hall.speaker.finish();
    REQUIRE(hall.ends({"A001#1 spoken"}));

    const QStringList files = QDir(hall.settings.keep).entryList({u"*-hall-A001.wav"_s});
    REQUIRE(files.size() == 1);
    QFile file(QDir(hall.settings.keep).filePath(files[0]));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto sound = voice::parseWav(file.readAll().toStdString());
    REQUIRE(sound);
    std::chrono::milliseconds played{0};
    for (const auto length : hall.speaker.lengths) {
        played += length;
    }
    CHECK(std::chrono::abs(sound->length() - played) < 5ms);
}
