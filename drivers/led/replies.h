// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/led/frame.h"
#include "drivers/led/requests.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hall::led {

/// Why a card refuses, as it numbers the reasons.
enum class CardError {
    None = 0,
    GroupUnknown = 1,
    CommandUnknown = 2,
    Busy = 3,
    OutOfMemory = 4,
    Checksum = 5,
    NoSuchFile = 6,
    Flash = 7,
    Download = 8,
    FileName = 9,
    FileType = 10,
    FileChecksum = 11,
    FontMissing = 12,
    FirmwareType = 13,
    TimeFormat = 14,
    FileExists = 15,
    BlockNumber = 16,
};

/// For the log.
[[nodiscard]] const char* sentenceOf(CardError error);

struct Ack
{
    friend bool operator==(const Ack&, const Ack&) = default;
};

struct Nack
{
    CardError error = CardError::None;
    friend bool operator==(const Nack&, const Nack&) = default;
};

struct CardStatus
{
    bool isOn = false;
    int brightness = 0;
    std::vector<int> areas;             ///< ids of the areas it keeps; lost with its power
    std::optional<LocalMoment> clock{}; ///< none: what it tells is no time

    friend bool operator==(const CardStatus&, const CardStatus&) = default;
};

struct ScreenId
{
    Address id = 0;
    friend bool operator==(const ScreenId&, const ScreenId&) = default;
};

struct OtherReply // whole and unknown to us
{
    int group = 0;
    int command = 0;
    friend bool operator==(const OtherReply&, const OtherReply&) = default;
};

using Reply = std::variant<Ack, Nack, CardStatus, ScreenId, OtherReply>;

/// What the data field of a frame from a card says; nothing when it is too short to be a reply.
[[nodiscard]] std::optional<Reply> parseReply(std::string_view data);

} // namespace hall::led
