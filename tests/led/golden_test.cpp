// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/replies.h"
#include "drivers/led/requests.h"
#include "drivers/led/text.h"
#include "tests/led/hex.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <map>

using namespace hall::led;

namespace {

std::map<std::string, std::string> goldenFrames()
{
    std::map<std::string, std::string> frames;
    std::ifstream file(HALL_SOURCE_DIR "/tests/golden/led/frames.txt");
    std::string line;
    while (std::getline(file, line)) {
        const auto bar = line.find(" | ");
        if (!line.starts_with('#') && bar != std::string::npos) {
            frames[line.substr(0, bar)] = fromHex(line.substr(bar + 3));
        }
    }
    return frames;
}

std::string update(Area area, const std::string& text)
{
    area.text = text;
    return areasRequest({.areas = {area}});
}

std::map<std::string, Frame> requests()
{
    const Area line{.width = 192, .height = 16};
    const Area number{.width = 64, .height = 16, .text = "A001"};
    const Area place{.id = 1, .x = 64, .width = 64, .height = 16, .text = toCardText("3号窗口")};
    const LocalMoment moment{
        .year = 2026, .month = 11, .day = 21, .hour = 9, .minute = 30, .second = 0, .weekday = 6};
    const std::string welcome = update({.width = 128,
                                        .height = 32,
                                        .timeout = std::chrono::seconds{10},
                                        .hasSeveralLines = true,
                                        .speed = 2},
                                       toCardText("欢迎光临"));
    const auto one = [](std::string data) { return Frame{.data = std::move(data)}; };
    const auto any = [](std::string data) { return Frame{.to = anyCard, .data = std::move(data)}; };
    return {
        {"ping id 1", one(pingRequest())},
        {"ping id 3", {.to = 3, .data = pingRequest()}},
        {"status", one(statusRequest())},
        {"clear", one(clearRequest())},
        {"on", one(switchRequest(true))},
        {"off", one(switchRequest(false))},
        {"brightness 8", one(brightnessRequest(8))},
        {"brightness 15", one(brightnessRequest(15))},
        {"clock 2026-11-21 09:30:00 Sat, broadcast",
         {.to = allCards, .data = clockRequest(moment)}},
        {"read id", any(readIdRequest())},
        {"set id 3", any(setIdRequest(3))},
        {"search", any(searchRequest())},
        {"delete all areas", one(areasRequest({.deletesAll = true}))},
        {"delete area 0", one(areasRequest({.deletes = {0}}))},
        {"vendor \"欢迎光临\" 128×32, wildcard", any(welcome)},
        {"\"请A001号到3号窗口\" 192×16 static", one(update(line, toCardText("请A001号到3号窗口")))},
        {"\"Z005\" 64×32", one(update({.width = 64, .height = 32}, "Z005"))},
        {"32 px red \"A001\" 128×32",
         one(update({.width = 128, .height = 32}, "\\FO002\\FE002\\C1A001"))},
        {"two areas \"A001\" + \"3号窗口\"", one(areasRequest({.areas = {number, place}}))},
    };
}

struct Answer
{
    Address from = 1;
    Reply reply;
};

const std::map<std::string, Answer>& answers()
{
    static const std::map<std::string, Answer> all{
        {"ACK from id 1", {1, Ack{}}},
        {"NACK busy from id 1", {1, Nack{CardError::Busy}}},
        {"ACK", {anyCard, Ack{}}},
        {"NACK crc", {anyCard, Nack{CardError::Checksum}}},
    };
    return all;
}

} // namespace

TEST_CASE("every published request is made to the byte", "[led][golden]")
{
    const auto golden = goldenFrames();
    for (const auto& [name, frame] : requests()) {
        INFO(name);
        REQUIRE(golden.contains(name));
        CHECK(encode(frame) == golden.at(name));
    }
}

TEST_CASE("every published frame is read, requests and replies alike", "[led][golden]")
{
    const auto asked = requests();
    for (const auto& [name, bytes] : goldenFrames()) {
        INFO(name);
        FrameDecoder decoder;
        const auto frames = decoder.feed(bytes);
        REQUIRE(frames.size() == 1);
        CHECK(decoder.noiseBytes() == 0);
        if (const auto request = asked.find(name); request != asked.end()) {
            CHECK(frames[0] == request->second);
            continue;
        }
        REQUIRE(answers().contains(name));
        CHECK(frames[0].to == hostAddress);
        CHECK(frames[0].from == answers().at(name).from);
        CHECK(parseReply(frames[0].data) == answers().at(name).reply);
    }
}

TEST_CASE("the commands that erase a card's fonts can't be made", "[led][golden]")
{
    for (const auto& [name, frame] : requests()) {
        INFO(name);
        CHECK_FALSE(frame.data.starts_with(fromHex("A1 00")));
        CHECK_FALSE(frame.data.starts_with(fromHex("A2 01")));
    }
}
