// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/frame.h"
#include "tests/led/hex.h"

#include <catch2/catch.hpp>

#include <random>

using namespace hall::led;

namespace {

using Frames = std::vector<Frame>;

const Frame ack{.to = hostAddress, .from = 1, .data = fromHex("A0 00 00 00 00")};

/// Mostly bytes that mean something to the framing.
std::string awkwardBytes(std::mt19937& random, std::size_t most)
{
    static const std::string special = fromHex("A5 A6 5A 5B 01 02 00");
    std::string bytes(random() % (most + 1), '\0');
    for (char& byte : bytes) {
        byte = random() % 3 == 0 ? static_cast<char>(random()) : special[random() % special.size()];
    }
    return bytes;
}

Frames feedInPieces(FrameDecoder& decoder, std::string_view bytes, std::mt19937& random)
{
    Frames all;
    while (!bytes.empty()) {
        const std::size_t count = std::min<std::size_t>(1 + random() % 7, bytes.size());
        for (Frame& frame : decoder.feed(bytes.substr(0, count))) {
            all.push_back(std::move(frame));
        }
        bytes.remove_prefix(count);
    }
    return all;
}

} // namespace

TEST_CASE("any frame is read as it was written, however it is cut", "[led][frame]")
{
    const unsigned seed = Catch::rngSeed();
    INFO("--rng-seed " << seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 2000; round++) {
        Frames sent;
        std::string wire;
        for (std::size_t count = 1 + random() % 3; count > 0; count--) {
            sent.push_back({.to = static_cast<Address>(random()),
                            .from = static_cast<Address>(random()),
                            .data = awkwardBytes(random, round % 100 == 0 ? dataBytesMax : 40)});
            wire += encode(sent.back());
        }
        FrameDecoder decoder;
        REQUIRE(feedInPieces(decoder, wire, random) == sent);
        REQUIRE(decoder.noiseBytes() == 0);
        REQUIRE(decoder.heldBytes() == 0);
    }
}

TEST_CASE("a frame with one byte changed is never read as another", "[led][frame]")
{
    const unsigned seed = Catch::rngSeed();
    INFO("--rng-seed " << seed);
    std::mt19937 random(seed);
    constexpr std::size_t markers = 8;
    for (int round = 0; round < 2000; round++) {
        const Frame frame{.to = 3, .data = awkwardBytes(random, 30)};
        std::string wire = encode(frame);
        char& byte = wire[markers + random() % (wire.size() - markers)];
        byte = static_cast<char>(byte ^ static_cast<char>(1U << random() % 8));
        FrameDecoder decoder;
        for (const Frame& read : decoder.feed(wire)) {
            REQUIRE(read == frame); // the change may have been an escape for another of the same
        }
        REQUIRE(decoder.feed(encode(ack)) == Frames{ack});
    }
}

TEST_CASE("no marker stands inside a frame", "[led][frame]")
{
    std::mt19937 random(Catch::rngSeed());
    for (int round = 0; round < 500; round++) {
        const std::string wire = encode({.data = awkwardBytes(random, 60)});
        const std::string inside = wire.substr(8, wire.size() - 9);
        REQUIRE(inside.find('\xA5') == std::string::npos);
        REQUIRE(inside.find('\x5A') == std::string::npos);
        REQUIRE(wire.starts_with(std::string(8, '\xA5')));
        REQUIRE(wire.ends_with('\x5A'));
    }
}

TEST_CASE("what is no frame is dropped, counted, and the next frame is found", "[led][frame]")
{
    const std::string good = encode(ack);
    const auto [what, bytes] = GENERATE_COPY(table<std::string, std::string>({
        {"noise before", fromHex("00 FF 5A 5B 01")},
        {"one marker and the end", fromHex("A5 5A")},
        {"a frame broken off", good.substr(0, 20)},
        {"a frame broken off within an escape", fromHex("A5 01 00 A6")},
        {"an escape that there isn't", fromHex("A5 01 A6 03 02 5A")},
        {"too short to be one", fromHex("A5 01 00 00 80 5A")},
        {"a wrong checksum",
         fromHex("A5 00 80 01 00 00 00 00 00 00 00 FE 02 05 00 "
                 "A0 00 00 00 00 64 DD 5A")},
        {"a wrong length",
         fromHex("A5 00 80 01 00 00 00 00 00 00 00 FE 02 06 00 "
                 "A0 00 00 00 00 64 DC 5A")},
        {"another kind of checksum",
         fromHex("A5 00 80 01 00 00 00 00 00 01 00 FE 02 05 00 "
                 "A0 00 00 00 00 27 02 5A")},
    }));
    INFO(what);
    FrameDecoder decoder;

    CHECK(decoder.feed(bytes).empty());
    CHECK(decoder.feed(good) == Frames{ack});
    CHECK(decoder.noiseBytes() > 0);
}

TEST_CASE("a single marker is enough, and any number", "[led][frame]")
{
    const std::string good = encode(ack);
    FrameDecoder decoder;
    CHECK(decoder.feed(good.substr(7)) == Frames{ack});
    CHECK(decoder.feed(std::string(300, '\xA5') + good) == Frames{ack});
}

TEST_CASE("what has begun before a pause is forgotten", "[led][frame]")
{
    const std::string good = encode(ack);
    FrameDecoder decoder;
    CHECK(decoder.feed(good.substr(0, 15)).empty());

    decoder.forgetUnfinished();

    CHECK(decoder.heldBytes() == 0);
    CHECK(decoder.feed(good.substr(15)).empty());
    CHECK(decoder.feed(good) == Frames{ack});
}

TEST_CASE("a megabyte of noise is held nowhere and the next frame is found", "[led][frame]")
{
    const unsigned seed = Catch::rngSeed();
    INFO("--rng-seed " << seed);
    std::mt19937 random(seed);
    const bool hasEnds = GENERATE(true, false);
    std::string flood(1 << 20, '\0');
    for (char& byte : flood) {
        byte = static_cast<char>(random());
        if (!hasEnds && (byte == '\x5A' || byte == '\xA5')) {
            byte = 'x';
        }
    }
    FrameDecoder decoder;
    if (!hasEnds) {
        (void)decoder.feed("\xA5"); // a frame without an end
    }

    for (std::size_t at = 0; at < flood.size(); at += 1000) {
        CHECK(decoder.feed(std::string_view(flood).substr(at, 1000)).empty());
        REQUIRE(decoder.heldBytes() <= FrameDecoder::heldBytesMax);
    }

    CHECK(decoder.feed(encode(ack)) == Frames{ack});
    CHECK(decoder.noiseBytes() > flood.size() / 2);
}
