// SPDX-License-Identifier: Apache-2.0
#include "drivers/id_card/requests.h"

#include "drivers/id_card/reply_reader.h"

#include <algorithm>
#include <array>

namespace hall::id_card {

namespace {

constexpr std::uint8_t setBaud = 0x60;
constexpr std::array baudRates{115200, 57600, 38400, 19200, 9600};

struct Code
{
    std::uint8_t command = 0;
    std::uint8_t parameter = 0;
};

Code codeOf(Request request)
{
    switch (request) {
    case Request::ResetSam:
        return {0x10, 0xFF};
    case Request::SamStatus:
        return {0x11, 0xFF};
    case Request::SamId:
        return {0x12, 0xFF};
    case Request::Find:
        return {0x20, 0x01};
    case Request::Select:
        return {0x20, 0x02};
    case Request::ReadText:
        return {0x30, 0x01};
    case Request::ReadAddress:
        return {0x30, 0x03};
    case Request::ReadManagementNumber:
        return {0x30, 0x05};
    }
    return {};
}

std::string frameOf(Code code)
{
    constexpr std::uint8_t length = 3;
    const auto check = static_cast<std::uint8_t>(length ^ code.command ^ code.parameter);
    std::string frame;
    for (const std::uint8_t byte : preamble) {
        frame += static_cast<char>(byte);
    }
    for (const std::uint8_t byte : {std::uint8_t{0}, length, code.command, code.parameter, check}) {
        frame += static_cast<char>(byte);
    }
    return frame;
}

} // namespace

std::string encode(Request request)
{
    return frameOf(codeOf(request));
}

std::string encodeBaud(int baud)
{
    const auto* const found = std::ranges::find(baudRates, baud);
    if (found == baudRates.end()) {
        return {};
    }
    return frameOf({setBaud, static_cast<std::uint8_t>(found - baudRates.begin())});
}

} // namespace hall::id_card
