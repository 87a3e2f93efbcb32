// SPDX-License-Identifier: Apache-2.0
#include "tests/id_card/reader_bench.h"

#include <catch2/catch.hpp>

#include <random>

using namespace hall;
using namespace hall::test;

TEST_CASE("damaged answers give no part of a person, and are told as noise", "[idcard][device]")
{
    ReaderBench bench;
    bench.answer = [&](int command) {
        QByteArray bytes = bench.usual(command);
        if (command == askText) {
            bytes[200] = static_cast<char>(bytes[200] ^ 1);
        }
        return bytes;
    };
    bench.lay(0, 4s);
    CHECK(bench.said == u"again "_s);
    CHECK(bench.states == u" ready noise "_s);

    bench.answer = {};
    bench.lay({});
    CHECK(bench.device.state() == ReaderState::Noise);
    bench.lay(0);
    CHECK(bench.said == u"again "_s + numberA);
    CHECK(bench.device.state() == ReaderState::Ready);
}

TEST_CASE("noise that no card ends is over after a minute", "[idcard][device]")
{
    ReaderBench bench;
    bench.answer = [&](int command) {
        return command == askText ? textReply(0).chopped(1) + 'x' : bench.usual(command);
    };
    bench.lay(0, 4s);
    bench.lay({}, 50s);
    CHECK(bench.device.state() == ReaderState::Noise);
    bench.timers.advance(20s);
    CHECK(bench.device.state() == ReaderState::Ready);
}

TEST_CASE("a truncated answer at any byte is dropped, and the card is read all the same",
          "[idcard][device]")
{
    const QByteArray text = textReply(0);
    for (qsizetype bytes = 0; bytes < text.size(); bytes += 13) {
        ReaderBench bench;
        bench.answer = [&](int command) {
            return command == askText && bench.requests[askText] == 1 ? text.left(bytes)
                                                                      : bench.usual(command);
        };
        bench.lay(0, 6s);
        INFO("cut after " << bytes);
        REQUIRE(bench.said == numberA);
    }
}

TEST_CASE("a reader that says it didn't understand is asked once more", "[idcard][device]")
{
    const auto* const status = GENERATE("00 00 10", "00 00 11", "00 00 21");
    ReaderBench bench;
    bench.answer = [&](int command) {
        return command == askSelect && bench.requests[askSelect] == 1 ? reply(status)
                                                                      : bench.usual(command);
    };
    bench.lay(0);
    CHECK(bench.said == numberA);
    CHECK(bench.requests[askSelect] == 2);

    bench.lay({}, 6s);
    bench.answer = [&](int command) {
        return command == askSelect ? reply(status) : bench.usual(command);
    };
    bench.lay(0, 3s);
    CHECK(bench.device.state() == ReaderState::Noise);
}

TEST_CASE("a security module out of service is told, and its return as well", "[idcard][device]")
{
    const auto* const status = GENERATE("00 00 60", "00 00 66");
    const int command = GENERATE(askFind, askSelect, askText);
    ReaderBench bench;
    bench.answer = [&](int asked) { return asked == command ? reply(status) : bench.usual(asked); };
    bench.lay(0, 10s);
    CHECK(bench.states == u" ready fault "_s);
    CHECK_FALSE(bench.said.contains(numberA));
    bench.answer = {};
    bench.lay({});
    bench.lay(0);
    CHECK(bench.device.state() == ReaderState::Ready);
    CHECK(bench.said.contains(numberA));
}

TEST_CASE("answers that come twice are read once", "[idcard][device]")
{
    const auto apart = GENERATE(0ms, 5ms, 40ms);
    ReaderBench bench;
    bench.answer = [&](int command) {
        QByteArray bytes = bench.usual(command);
        if (apart == 0ms) {
            return bytes + bytes;
        }
        bench.timers.after(20ms + apart, [&, bytes] { bench.deliver(bytes); });
        return bytes;
    };
    bench.lay(0, 20s);
    CHECK(bench.said == numberA);
    CHECK(bench.states == u" ready "_s);
}

TEST_CASE("a reader that is silent is offline after two looks, and returns by itself",
          "[idcard][device]")
{
    ReaderBench bench;
    bench.answer = [](int) { return QByteArray{}; };
    bench.timers.advance(2600ms);
    CHECK(bench.device.state() == ReaderState::Offline);
    bench.timers.advance(60s);
    bench.answer = {};
    bench.lay(1, 3s);
    CHECK(bench.device.state() == ReaderState::Ready);
    CHECK(bench.said == numberB);
}

TEST_CASE("a megabyte of noise is told as noise, and the next card is read", "[idcard][device]")
{
    ReaderBench bench;
    bench.answer = [](int) { return QByteArray{}; };
    std::mt19937 random(Catch::rngSeed());
    for (int i = 0; i < 256; ++i) {
        QByteArray piece(4096, '\0');
        for (char& byte : piece) {
            byte = static_cast<char>(random());
        }
        bench.port.deliver(piece);
        bench.timers.advance(25ms);
    }
    CHECK(bench.said.isEmpty());
    CHECK(bench.device.state() == ReaderState::Noise);
    bench.answer = {};
    bench.lay(0, 2s);
    CHECK(bench.said == numberA);
    CHECK(bench.device.state() == ReaderState::Ready);
}

TEST_CASE("a reader that is unplugged at any byte comes back and reads the card once",
          "[idcard][device]")
{
    // Of the answers to find, select and read, one after the other.
    const qsizetype all = reply("00 00 9F 00 00 00 00").size() +
                          reply("00 00 90 00 00 00 00 00 00 00 00").size() + textReply(0).size();
    for (qsizetype at = 0; at < all; ++at) {
        ReaderBench bench;
        qsizetype left = at;
        bench.answer = [&](int command) {
            QByteArray bytes = bench.usual(command);
            if (!bench.card || left < 0) {
                return bytes;
            }
            QByteArray sent = bytes.left(left);
            left -= bytes.size();
            if (left < 0) {
                bench.timers.after(21ms, [&] { bench.port.unplug(u"cable"_s); });
            }
            return sent;
        };
        bench.lay(0);
        INFO("unplugged after " << at << " bytes");
        REQUIRE(bench.said.isEmpty());
        REQUIRE(bench.device.state() == ReaderState::Offline);

        bench.port.plug();
        bench.timers.advance(1s);
        REQUIRE(bench.said == numberA);
        REQUIRE(bench.device.state() == ReaderState::Ready);
    }
}

TEST_CASE("whatever a reader answers, each number that is told is of a card that lay there",
          "[idcard][device]")
{
    INFO("--rng-seed " << Catch::rngSeed());
    std::mt19937 random(Catch::rngSeed());
    for (int round = 0; round < 60; ++round) {
        ReaderBench bench;
        bench.pieces = static_cast<qsizetype>(1 + random() % 500);
        bench.answer = [&](int command) {
            QByteArray bytes = bench.usual(command);
            switch (random() % 8) {
            case 0:
                return bytes.left(static_cast<qsizetype>(random()) % bytes.size());
            case 1:
                bytes[static_cast<qsizetype>(random()) % bytes.size()] ^= 0x20;
                return bytes;
            case 2:
                return QByteArray("\xAA\xAA\x00\xAA", 4) + bytes;
            case 3:
                return bytes + bytes;
            default:
                return bytes;
            }
        };
        for (int step = 0; step < 10; ++step) {
            bench.said.clear();
            const std::size_t card = random() % 4;
            bench.lay(card, 8s);
            const QString number = QString::fromStdString(sampleCards().at(card).number);
            const QString rest = bench.said.remove(number + u' ').remove(u"again "_s);
            REQUIRE(rest.isEmpty());
            bench.lay({}, 8s);
        }
        bench.answer = {};
        bench.timers.advance(10s);
        bench.said.clear();
        bench.lay(0, 6s);
        REQUIRE(bench.said == numberA);
    }
}
