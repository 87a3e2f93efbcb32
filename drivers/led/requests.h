// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/led/frame.h"

#include <chrono>
#include <string>
#include <vector>

namespace hall::led {

/// How an area's text begins to show.
enum class Motion { Static = 1, Instant = 2, Left = 3, Right = 4, Up = 5, Down = 6 };

enum class Across { Left = 0, Right = 1, Centre = 2 };
enum class Down { Top = 0, Bottom = 1, Centre = 2 };

/// What becomes of an area's pages after the last; DeleteAfter: round and round, and gone when no
/// update has come for `timeout`.
enum class RunMode { Loop = 0, StayOnLast = 1, DeleteAfter = 2 };

/// A rectangle of the strip with a text of its own, in the card's memory until it is deleted or
/// the card loses power. Pixels.
struct Area
{
    int id = 0;
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    int lineSpacing = 0;
    RunMode runMode = RunMode::Loop;
    std::chrono::seconds timeout{0};
    Across across = Across::Left;
    Down down = Down::Top;
    bool hasSeveralLines = false;
    bool breaksItself = false;
    Motion motion = Motion::Static;
    int speed = 0;         ///< 0 is fast, 18 slow
    int stay = 10;         ///< half seconds
    std::string text = {}; ///< as `toCardText` and the escapes make it

    friend bool operator==(const Area&, const Area&) = default;
};

struct AreasUpdate
{
    bool deletesAll = false;
    std::vector<int> deletes{};
    std::vector<Area> areas{};
};

/// Local time, as the card's clock shows it.
struct LocalMoment
{
    int year = 2000;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int weekday = 1; ///< 1 Monday to 7 Sunday

    friend bool operator==(const LocalMoment&, const LocalMoment&) = default;
};

/// From the one to the other, whatever their weekdays say.
[[nodiscard]] std::chrono::seconds between(const LocalMoment& from, const LocalMoment& to);

/// The data fields of what a card is asked. Formatting and resetting, which erase a card's fonts,
/// aren't among them.
[[nodiscard]] std::string pingRequest();
[[nodiscard]] std::string statusRequest();
[[nodiscard]] std::string clearRequest();
[[nodiscard]] std::string switchRequest(bool on);
[[nodiscard]] std::string brightnessRequest(int level); ///< 0 to 15
[[nodiscard]] std::string clockRequest(const LocalMoment& moment);
[[nodiscard]] std::string searchRequest();

/// To `anyCard` alone, with one card on the line.
[[nodiscard]] std::string readIdRequest();
[[nodiscard]] std::string setIdRequest(Address id);

[[nodiscard]] std::string areasRequest(const AreasUpdate& update);

} // namespace hall::led
