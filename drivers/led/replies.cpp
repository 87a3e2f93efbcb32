// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/replies.h"

namespace hall::led {

namespace {

constexpr std::size_t prefixBytes = 5; // group, command, error, two reserved

int byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

/// Two decimal digits; -1 for what isn't.
int bcdAt(std::string_view bytes, std::size_t at)
{
    const int high = byteAt(bytes, at) / 16;
    const int low = byteAt(bytes, at) % 16;
    return high > 9 || low > 9 ? -1 : high * 10 + low;
}

/// The weekday stands before the hour here, and last where the clock is set.
std::optional<LocalMoment> parseClock(std::string_view bytes)
{
    const auto isWithin = [](int value, int least, int most) {
        return value >= least && value <= most;
    };
    const int century = bcdAt(bytes, 1);
    const int inCentury = bcdAt(bytes, 0);
    const LocalMoment moment{.year = century * 100 + inCentury,
                             .month = bcdAt(bytes, 2),
                             .day = bcdAt(bytes, 3),
                             .hour = bcdAt(bytes, 5),
                             .minute = bcdAt(bytes, 6),
                             .second = bcdAt(bytes, 7),
                             .weekday = bcdAt(bytes, 4)};
    const bool isTime = century >= 0 && inCentury >= 0 && isWithin(moment.month, 1, 12) &&
                        isWithin(moment.day, 1, 31) && isWithin(moment.hour, 0, 23) &&
                        isWithin(moment.minute, 0, 59) && isWithin(moment.second, 0, 59);
    return isTime ? std::optional{moment} : std::nullopt;
}

/// After the prefix: on, brightness, 8 clock, programs, 4 name, [2 special area], count, ids,
/// 16 barcode, 12 net id. Models without a special area leave its two bytes out, so the length
/// tells which this is.
std::optional<CardStatus> parseStatus(std::string_view data)
{
    constexpr std::size_t tailBytes = 28;
    for (const std::size_t countAt : {prefixBytes + 17, prefixBytes + 15}) {
        if (data.size() <= countAt) {
            continue;
        }
        const auto count = static_cast<std::size_t>(byteAt(data, countAt));
        if (data.size() != countAt + 1 + count + tailBytes) {
            continue;
        }
        CardStatus status{.isOn = byteAt(data, prefixBytes) == 1,
                          .brightness = byteAt(data, prefixBytes + 1),
                          .areas = {},
                          .clock = parseClock(data.substr(prefixBytes + 2))};
        for (std::size_t i = 0; i < count; i++) {
            status.areas.push_back(byteAt(data, countAt + 1 + i));
        }
        return status;
    }
    return std::nullopt;
}

} // namespace

std::optional<Reply> parseReply(std::string_view data)
{
    if (data.size() < prefixBytes) {
        return std::nullopt;
    }
    const int group = byteAt(data, 0);
    const int command = byteAt(data, 1);
    const int error = byteAt(data, 2);
    if (group == 0xA0 && command == 0x00) {
        return Ack{};
    }
    if (group == 0xA0 && command == 0x01) {
        return Nack{static_cast<CardError>(error)};
    }
    if (error != 0) {
        return Nack{static_cast<CardError>(error)};
    }
    if (group == 0xA1 && command == 0x02) {
        if (auto status = parseStatus(data)) {
            return *status;
        }
    }
    if (group == 0xA2 && command == 0x07 && data.size() == prefixBytes + 2) {
        return ScreenId{
            static_cast<Address>(byteAt(data, prefixBytes) | byteAt(data, prefixBytes + 1) << 8)};
    }
    return OtherReply{group, command};
}

const char* sentenceOf(CardError error)
{
    switch (error) {
    case CardError::None:
        return "the card refuses without a reason";
    case CardError::GroupUnknown:
        return "the card doesn't know this group of commands";
    case CardError::CommandUnknown:
        return "the card doesn't know this command";
    case CardError::Busy:
        return "the card is busy";
    case CardError::OutOfMemory:
        return "the card is out of memory";
    case CardError::Checksum:
        return "what reaches the card has a wrong checksum";
    case CardError::NoSuchFile:
        return "the card lacks a file";
    case CardError::Flash:
        return "the card's flash fails";
    case CardError::Download:
        return "a download to the card failed";
    case CardError::FileName:
        return "the card refuses a file name";
    case CardError::FileType:
        return "the card refuses a file type";
    case CardError::FileChecksum:
        return "a file on the card has a wrong checksum";
    case CardError::FontMissing:
        return "the card lacks a font";
    case CardError::FirmwareType:
        return "the firmware isn't the card's";
    case CardError::TimeFormat:
        return "the card refuses the date or time";
    case CardError::FileExists:
        return "the file is on the card already";
    case CardError::BlockNumber:
        return "the card refuses a block number";
    }
    return "the card refuses for a reason we don't know";
}

} // namespace hall::led
