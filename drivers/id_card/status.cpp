// SPDX-License-Identifier: Apache-2.0
#include "drivers/id_card/status.h"

#include <algorithm>
#include <array>

namespace hall::id_card {

namespace {

constexpr std::array known{Status::ChecksumError,
                           Status::LengthError,
                           Status::UnknownCommand,
                           Status::NotPermitted,
                           Status::UnknownError,
                           Status::CardRefusedSam,
                           Status::SamRefusedCard,
                           Status::CheckFailed,
                           Status::UnknownCardType,
                           Status::ReadFailed,
                           Status::RandomFailed,
                           Status::SelfTestFailed,
                           Status::NotAuthorised,
                           Status::NoCard,
                           Status::SelectFailed,
                           Status::Success,
                           Status::Empty,
                           Status::CardFound};

} // namespace

Status statusOf(std::uint8_t first, std::uint8_t second, std::uint8_t third)
{
    const auto status = static_cast<Status>(third);
    const bool isKnown =
        first == 0 && second == 0 && std::ranges::find(known, status) != known.end();
    return isKnown ? status : Status::ReadFailed;
}

Meaning meaningOf(Status status)
{
    switch (status) {
    case Status::Success:
    case Status::CardFound:
    case Status::Empty:
        return Meaning::Done;
    case Status::NoCard:
        return Meaning::NoCard;
    case Status::ChecksumError:
    case Status::LengthError:
    case Status::UnknownCommand:
        return Meaning::SendAgain;
    case Status::SelfTestFailed:
    case Status::NotAuthorised:
        return Meaning::OutOfService;
    default:
        return Meaning::PlaceAgain;
    }
}

} // namespace hall::id_card
