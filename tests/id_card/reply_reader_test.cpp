// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/digest.h"
#include "drivers/id_card/card_text.h"
#include "drivers/id_card/reply_reader.h"
#include "drivers/id_card/requests.h"
#include "tests/id_card/sample_cards.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <sstream>

using namespace hall;
using namespace hall::id_card;
using test::bytesOf;
using test::readReply;
using test::replyOf;
using test::SampleCard;
using test::sampleCards;
using Found = ReplyReader::Found;

namespace {

/// What is found, a word a frame: `90:1284` is a status with the bytes of data behind it.
std::string framesIn(ReplyReader& reader, std::string_view bytes)
{
    std::ostringstream said;
    for (const char byte : bytes) {
        const Found found = reader.feed(static_cast<std::uint8_t>(byte));
        if (found == Found::Damaged) {
            said << "damaged ";
        } else if (found == Found::Reply) {
            said << std::hex << static_cast<int>(reader.reply().status) << std::dec << ':'
                 << reader.reply().dataBytes << ' ';
        }
    }
    return said.str();
}

std::string framesIn(std::string_view bytes)
{
    ReplyReader reader;
    return framesIn(reader, bytes);
}

const std::string& sample()
{
    static const std::string reply = readReply(sampleCards()[0].text);
    return reply;
}

} // namespace

TEST_CASE("requests are the bytes of GA 467", "[idcard][frame]")
{
    const auto check = [](Request request, std::string_view end) {
        CHECK(encode(request) == bytesOf("AA AA AA 96 69 00 03") + bytesOf(end));
    };
    check(Request::ResetSam, "10 FF EC");
    check(Request::SamStatus, "11 FF ED");
    check(Request::SamId, "12 FF EE");
    check(Request::Find, "20 01 22");
    check(Request::Select, "20 02 21");
    check(Request::ReadText, "30 01 32");
    check(Request::ReadAddress, "30 03 30");
    check(Request::ReadManagementNumber, "30 05 36");
    const std::string begin = bytesOf("AA AA AA 96 69 00 03");
    CHECK(encodeBaud(115200) == begin + bytesOf("60 00 63"));
    CHECK(encodeBaud(57600) == begin + bytesOf("60 01 62"));
    CHECK(encodeBaud(38400) == begin + bytesOf("60 02 61"));
    CHECK(encodeBaud(19200) == begin + bytesOf("60 03 60"));
    CHECK(encodeBaud(9600) == begin + bytesOf("60 04 67"));
    CHECK(encodeBaud(4800).empty());
}

TEST_CASE("short replies are their status", "[idcard][frame]")
{
    const auto check = [](std::string_view end, std::string_view said) {
        CHECK(framesIn(bytesOf("AA AA AA 96 69") + bytesOf(end)) == said);
    };
    check("00 08 00 00 9F 00 00 00 00 97", "9f:4 ");
    check("00 04 00 00 80 84", "80:0 ");
    check("00 0C 00 00 90 00 00 00 00 00 00 00 00 9C", "90:8 ");
    check("00 04 00 00 81 85", "81:0 ");
    check("00 04 00 00 90 94", "90:0 ");
    check("00 04 00 00 41 45", "41:0 ");
    check("00 04 00 00 91 95", "91:0 ");
}

TEST_CASE("what a status means is told for every one", "[idcard][frame]")
{
    const auto meaning = [](int third) {
        return meaningOf(statusOf(0, 0, static_cast<std::uint8_t>(third)));
    };
    for (const int done : {0x90, 0x9F, 0x91}) {
        CHECK(meaning(done) == Meaning::Done);
    }
    CHECK(meaning(0x80) == Meaning::NoCard);
    for (const int again : {0x10, 0x11, 0x21}) {
        CHECK(meaning(again) == Meaning::SendAgain);
    }
    for (const int out : {0x60, 0x66}) {
        CHECK(meaning(out) == Meaning::OutOfService);
    }
    for (const int place : {0x81, 0x41, 0x31, 0x32, 0x33, 0x40, 0x47, 0x23, 0x24, 0x00, 0x77}) {
        CHECK(meaning(place) == Meaning::PlaceAgain);
    }
    CHECK(statusOf(1, 0, 0x90) == Status::ReadFailed);
    CHECK(statusOf(0, 1, 0x90) == Status::ReadFailed);
}

TEST_CASE("the sample cards are the bytes of their document", "[idcard][frame]")
{
    for (const SampleCard& card : sampleCards()) {
        INFO(card.name);
        const std::string reply = readReply(card.text);
        CHECK(reply.size() == 1295);
        CHECK(reply.substr(reply.size() - 1) == bytesOf(card.check));
        CHECK(protocol::sha256Hex(reply) == card.sha256);
        CHECK(framesIn(reply) == "90:1284 ");
    }
}

TEST_CASE("a reply is found wherever it is split, and in single bytes", "[idcard][frame]")
{
    for (std::size_t at = 0; at <= sample().size(); ++at) {
        ReplyReader reader;
        const std::string before = framesIn(reader, std::string_view(sample()).substr(0, at));
        const std::string after = framesIn(reader, std::string_view(sample()).substr(at));
        REQUIRE(before + after == "90:1284 ");
    }
}

TEST_CASE("noise and further AA before a reply don't hide it", "[idcard][frame]")
{
    for (int extra = 1; extra <= 4; ++extra) {
        CHECK(framesIn(std::string(static_cast<std::size_t>(extra), '\xAA') + sample()) ==
              "90:1284 ");
    }
    for (const char* noise :
         {"00 FF 13", "96 69", "AA 96 69", "AA AA 96 69 00 04", "AA AA AA 96 AA"}) {
        INFO(noise);
        CHECK(framesIn(bytesOf(noise) + sample()) == "90:1284 ");
    }
    CHECK(framesIn(sample() + sample()) == "90:1284 90:1284 ");
    CHECK(framesIn(sample().substr(0, 5) + sample()).find("90:1284") == std::string::npos);
}

TEST_CASE("a preamble inside a card's text begins nothing", "[idcard][frame]")
{
    std::string text = sampleCards()[0].text;
    text.replace(52, 10, bytesOf("AA AA AA 96 69 00 04 00 00 80"));
    CHECK(framesIn(readReply(text)) == "90:1284 ");
}

TEST_CASE("no damaged reply is taken for whole, whichever byte it is", "[idcard][frame]")
{
    for (std::size_t at = 0; at < sample().size(); ++at) {
        for (const int flip : {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF}) {
            std::string bytes = sample();
            bytes[at] = static_cast<char>(bytes[at] ^ flip);
            INFO("byte " << at << " flip " << flip);
            REQUIRE(framesIn(bytes).find("90:1284") == std::string::npos);
        }
    }
}

TEST_CASE("a length that can't be is refused at once", "[idcard][frame]")
{
    const std::string begin = bytesOf("AA AA AA 96 69");
    for (const char* length : {"FF FF", "0A 01", "00 03", "00 00"}) {
        CHECK(framesIn(begin + bytesOf(length)) == "damaged ");
    }
    CHECK(framesIn(begin + bytesOf("0A 00")).empty());
    CHECK(framesIn(bytesOf("AA AA AA 96 69 FF FF AA AA AA 96 69 00 04 00 00 80 84")) ==
          "damaged 80:0 ");
}

TEST_CASE("any reply is found as it was made, between any other and however noise precedes it",
          "[idcard][frame]")
{
    INFO("--rng-seed " << Catch::rngSeed());
    std::mt19937 random(Catch::rngSeed());
    for (int round = 0; round < 500; ++round) {
        std::string wire(random() % 30, '\0');
        for (char& byte : wire) {
            byte = random() % 2 == 0 ? '\xAA' : static_cast<char>(random() % 0x60);
        }
        std::string expected;
        for (auto frames = 1 + random() % 3; frames > 0; --frames) {
            const std::size_t data = random() % (random() % 5 == 0 ? 2500 : 20);
            std::string body = bytesOf("00 00 90");
            for (std::size_t i = 0; i < data; ++i) {
                body += static_cast<char>(random());
            }
            wire += replyOf(body);
            expected += "90:" + std::to_string(data) + ' ';
        }
        REQUIRE(framesIn(wire) == expected);
    }
}

TEST_CASE("of photo and fingerprint nothing is kept, and nothing at all of what was looked at",
          "[idcard][frame][privacy]")
{
    std::string body = bytesOf("00 00 90 01 00 04 00 04 00") + sampleCards()[0].text;
    body += std::string(1024, 'P') + std::string(1024, 'F');
    alignas(ReplyReader) std::array<char, sizeof(ReplyReader)> memory{};
    auto* reader = new (memory.data()) ReplyReader;
    const auto holds = [&](std::string_view bytes) {
        return std::string_view(memory.data(), memory.size()).find(bytes) != std::string_view::npos;
    };
    const std::string number = sampleCards()[0].text.substr(122, 36);

    const std::string frame = replyOf(body);
    for (const char byte : frame) {
        (void)reader->feed(static_cast<std::uint8_t>(byte));
        REQUIRE_FALSE(holds("PP"));
        REQUIRE_FALSE(holds("FF"));
    }
    CHECK(holds(number));
    (void)reader->feed(0);
    CHECK_FALSE(holds(number));

    CHECK(framesIn(*reader, frame) == "90:2310 ");
    CHECK(holds(number));
    reader->~ReplyReader();
    CHECK_FALSE(holds(number));
}
