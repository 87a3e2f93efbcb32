// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/replies.h"
#include "tests/printer/golden.h"

#include <catch2/catch.hpp>

#include <random>

using namespace hall::printer;

namespace {

const std::string everyKind =
    fromHex("12 11 10 00 03 00 37 22 30 30 30 31 00 13 03 5F 41 42 00 7E");

const std::vector<Reply> everyReply{RealTimeStatus{0x12},
                                    FlowControl{false},
                                    AutoStatus{{0x10, 0x00, 0x03, 0x00}},
                                    ProcessDone{"0001"},
                                    FlowControl{true},
                                    QueuedStatus{0x03},
                                    OtherBlock{"_AB"},
                                    RealTimeStatus{0x7E}};

std::vector<Reply> feedAll(ReplyParser& parser, const std::vector<std::string>& pieces)
{
    std::vector<Reply> all;
    for (const std::string& piece : pieces) {
        for (Reply& reply : parser.feed(piece)) {
            all.push_back(std::move(reply));
        }
    }
    return all;
}

} // namespace

TEST_CASE("replies are told apart however they are cut in two", "[printer][replies]")
{
    for (std::size_t cut = 0; cut <= everyKind.size(); cut++) {
        INFO("cut at " << cut);
        ReplyParser parser;
        CHECK(feedAll(parser, {everyKind.substr(0, cut), everyKind.substr(cut)}) == everyReply);
        CHECK(parser.noiseBytes() == 0);
        CHECK(parser.heldBytes() == 0);
    }
}

TEST_CASE("replies are told apart a byte at a time", "[printer][replies]")
{
    ReplyParser parser;
    std::vector<std::string> bytes;
    for (const char byte : everyKind) {
        bytes.emplace_back(1, byte);
    }

    CHECK(feedAll(parser, bytes) == everyReply);
}

TEST_CASE("flow control inside a group or a block belongs to neither", "[printer][replies]")
{
    ReplyParser parser;
    CHECK(parser.feed(fromHex("10 13 00 11 03 00")) ==
          std::vector<Reply>{FlowControl{true}, FlowControl{false}, AutoStatus{{0x10, 0, 3, 0}}});
    CHECK(parser.feed(fromHex("37 22 30 13 30 30 31 00")) ==
          std::vector<Reply>{FlowControl{true}, ProcessDone{"0001"}});
}

TEST_CASE("a real-time answer within a group leaves the group whole", "[printer][replies]")
{
    ReplyParser parser;
    CHECK(parser.feed(fromHex("10 00 12 00 00")) ==
          std::vector<Reply>{RealTimeStatus{0x12}, AutoStatus{{0x10, 0, 0, 0}}});
}

TEST_CASE("bad replies are dropped, counted, and the next one is found", "[printer][replies]")
{
    const auto [hex, noise, replies] = GENERATE(table<std::string, unsigned, std::vector<Reply>>({
        {"FF FE 80 12", 3, {RealTimeStatus{0x12}}},
        {"10 00 FF 12", 3, {RealTimeStatus{0x12}}},    // a group broken off
        {"37 22 30 FF 12", 4, {RealTimeStatus{0x12}}}, // a block broken off
        {"37 22 30 16", 3, {RealTimeStatus{0x16}}},
        {"10 10 00 00 00", 1, {AutoStatus{{0x10, 0, 0, 0}}}}, // begun twice
        {"37 22 30 30 00", 0, {OtherBlock{"7\"00"}}},         // too short to be a receipt
        {"37 23 30 30 30 31 00", 0, {OtherBlock{"7#0001"}}},
    }));
    INFO(hex);
    ReplyParser parser;

    CHECK(parser.feed(fromHex(hex)) == replies);
    CHECK(parser.noiseBytes() == noise);
}

TEST_CASE("a block without an end is given up", "[printer][replies]")
{
    ReplyParser parser;
    CHECK(parser.feed("_" + std::string(5000, 'x')).empty());
    CHECK(parser.heldBytes() <= ReplyParser::blockBytesMax);
    CHECK(parser.feed("\x12") == std::vector<Reply>{RealTimeStatus{0x12}});
}

TEST_CASE("what has begun before a pause is forgotten", "[printer][replies]")
{
    ReplyParser parser;
    CHECK(parser.feed(fromHex("10 00")).empty());

    parser.forgetUnfinished();

    CHECK(parser.heldBytes() == 0);
    CHECK(parser.noiseBytes() == 2);
    CHECK(parser.feed(fromHex("12")) == std::vector<Reply>{RealTimeStatus{0x12}});
}

TEST_CASE("a megabyte of noise is held nowhere and the next receipt is found", "[printer][replies]")
{
    std::mt19937 random(Catch::rngSeed());
    std::string flood(1 << 20, '\0');
    for (char& byte : flood) {
        byte = static_cast<char>(random());
    }
    ReplyParser parser;

    for (std::size_t at = 0; at < flood.size(); at += 4096) {
        (void)parser.feed(std::string_view(flood).substr(at, 4096));
        REQUIRE(parser.heldBytes() <= ReplyParser::blockBytesMax);
    }
    parser.forgetUnfinished();

    CHECK(parser.feed(fromHex("37 22 30 30 30 31 00")) == std::vector<Reply>{ProcessDone{"0001"}});
    CHECK(parser.noiseBytes() > 0);
}
