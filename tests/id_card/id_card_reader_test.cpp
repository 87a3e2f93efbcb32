// SPDX-License-Identifier: Apache-2.0
#include "tests/id_card/reader_bench.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>

using namespace hall;
using namespace hall::test;

TEST_CASE("a card that is laid on is read once, however long it lies", "[idcard][device]")
{
    ReaderBench bench;
    CHECK(bench.device.state() == ReaderState::Ready);
    CHECK(bench.said.isEmpty());
    bench.lay(0);
    CHECK(bench.said == numberA);
    bench.timers.advance(60s);
    CHECK(bench.said == numberA);
    CHECK(bench.states == u" ready "_s);
}

TEST_CASE("cards of every kind are read", "[idcard][device]")
{
    ReaderBench bench;
    for (std::size_t card = 0; card < 4; ++card) {
        bench.said.clear();
        bench.lay(card);
        CHECK(bench.said == QString::fromStdString(sampleCards().at(card).number) + u' ');
        bench.lay({});
    }
}

TEST_CASE("the same card counts again when it was lifted and five seconds have passed",
          "[idcard][device]")
{
    ReaderBench bench;
    bench.lay(0);
    bench.lay({});
    bench.lay(0);
    CHECK(bench.said == numberA);
    bench.lay({});
    bench.lay(0);
    CHECK(bench.said == numberA);
    bench.lay({});
    bench.lay(0);
    CHECK(bench.said == numberA + numberA);
}

TEST_CASE("a card that takes another's place between two looks is read", "[idcard][device]")
{
    ReaderBench bench;
    bench.lay(0);
    bench.lay(1, 6s);
    CHECK(bench.said == numberA + numberB);
}

TEST_CASE("a reader that finds a card only once is content with that", "[idcard][device]")
{
    ReaderBench bench;
    bench.card = 0;
    bench.answer = [&](int command) {
        return command == askFind && bench.requests[askText] > 0 ? reply("00 00 80")
                                                                 : bench.usual(command);
    };
    bench.timers.advance(20s);
    CHECK(bench.said == numberA);
    CHECK(bench.requests[askText] == 1);
}

TEST_CASE("answers come in pieces of any size", "[idcard][device]")
{
    ReaderBench bench;
    bench.pieces = GENERATE(1, 2, 3, 7, 64, 1000);
    bench.lay(0);
    CHECK(bench.said == numberA);
}

TEST_CASE("an answer is read wherever it is split in two, with a pause", "[idcard][device]")
{
    const QByteArray text = textReply(0);
    for (qsizetype at = 1; at < text.size(); at += 7) {
        ReaderBench bench;
        bench.answer = [&](int command) {
            if (command != askText) {
                return bench.usual(command);
            }
            bench.timers.after(500ms, [&] { bench.port.deliver(text.mid(at)); });
            return text.left(at);
        };
        bench.lay(0, 2s);
        INFO("split at " << at);
        REQUIRE(bench.said == numberA);
    }
}

TEST_CASE("a reader at 9600 baud has the time for a whole card", "[idcard][device]")
{
    ReaderBench bench;
    const QByteArray text = textReply(0);
    bench.answer = [&](int command) {
        if (command != askText) {
            return bench.usual(command);
        }
        for (qsizetype i = 0; i < text.size(); ++i) {
            bench.timers.after(2900ms + std::chrono::milliseconds(i * 104 / 100),
                               [&, i] { bench.port.deliver(text.mid(i, 1)); });
        }
        return QByteArray{};
    };
    bench.lay(0, 6s);
    CHECK(bench.said == numberA);
}

TEST_CASE("a card that is lifted too early gives nothing but the wish to see it again",
          "[idcard][device]")
{
    const int lifted = GENERATE(askFind, askSelect, askText);
    ReaderBench bench;
    bench.answer = [&](int command) {
        QByteArray bytes = bench.usual(command);
        if (command == lifted && bench.card) {
            bench.card.reset();
            return command == askText ? reply("00 00 41") : bytes;
        }
        return bytes;
    };
    bench.lay(0, 3s);
    CHECK(bench.said == u"again "_s);
    bench.answer = {};
    bench.lay(0);
    CHECK(bench.said == u"again "_s + numberA);
}

TEST_CASE("one failure is tried again without a word", "[idcard][device]")
{
    const int failing = GENERATE(askSelect, askText);
    const auto* const status = GENERATE("00 00 81", "00 00 41", "00 00 31", "00 00 33", "00 00 77");
    ReaderBench bench;
    bench.answer = [&](int command) {
        return command == failing && bench.requests[failing] == 1 ? reply(status)
                                                                  : bench.usual(command);
    };
    bench.lay(0, 2s);
    CHECK(bench.said == numberA);
}

TEST_CASE("a card that can't be read is told once while it lies there", "[idcard][device]")
{
    ReaderBench bench;
    bench.answer = [&](int command) {
        return command == askText ? reply("00 00 41") : bench.usual(command);
    };
    bench.lay(0, 30s);
    CHECK(bench.said == u"again "_s);
    CHECK(bench.device.state() == ReaderState::Ready);
    bench.lay({}, 1s);
    CHECK(bench.said == u"again "_s);
    bench.lay(0, 30s);
    CHECK(bench.said == u"again again "_s);
}

TEST_CASE("a card of a kind to come, or without a number, is of no use", "[idcard][device]")
{
    std::string text = sampleCards()[0].text;
    text[GENERATE(std::size_t{248}, std::size_t{130})] = 'K';
    ReaderBench bench;
    bench.answer = [&](int command) {
        return command == askText ? QByteArray::fromStdString(readReply(text))
                                  : bench.usual(command);
    };
    bench.lay(0, 30s);
    CHECK(bench.said == u"unusable "_s);
}

TEST_CASE("to look again is to open the port again", "[idcard][device]")
{
    ReaderBench bench;
    QSignalSpy opened(&bench.port, &port::MemoryPort::opened);
    bench.device.lookAgain();
    CHECK(opened.size() == 1);
    CHECK(bench.states == u" ready "_s);
    bench.lay(0);
    CHECK(bench.said == numberA);
}

TEST_CASE("a stopped reader asks nothing more", "[idcard][device]")
{
    ReaderBench bench;
    bench.lay(0);
    bench.device.stop();
    bench.requests.clear();
    bench.lay(1, 20s);
    CHECK(bench.device.state() == ReaderState::Closed);
    CHECK(bench.requests.empty());
    CHECK(bench.timers.isIdle());
}
