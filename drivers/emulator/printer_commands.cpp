// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/printer_commands.h"

#include <algorithm>
#include <array>

namespace hall::emulator {

namespace {

struct Fixed
{
    unsigned char prefix;
    unsigned char command;
    std::size_t bytes;
};

/// Commands whose length doesn't depend on their parameters.
constexpr std::array<Fixed, 37> fixedCommands{{
    {0x1B, 0x40, 2}, {0x1B, 0x32, 2}, {0x1B, 0x69, 2}, {0x1B, 0x6D, 2}, {0x1B, 0x61, 3},
    {0x1B, 0x45, 3}, {0x1B, 0x2D, 3}, {0x1B, 0x21, 3}, {0x1B, 0x33, 3}, {0x1B, 0x64, 3},
    {0x1B, 0x4A, 3}, {0x1B, 0x52, 3}, {0x1B, 0x74, 3}, {0x1B, 0x25, 3}, {0x1B, 0x63, 4},
    {0x1C, 0x26, 2}, {0x1C, 0x2E, 2}, {0x1C, 0x21, 3}, {0x1C, 0x2D, 3}, {0x1C, 0x57, 3},
    {0x1C, 0x53, 4}, {0x1D, 0x21, 3}, {0x1D, 0x42, 3}, {0x1D, 0x62, 3}, {0x1D, 0x61, 3},
    {0x1D, 0x72, 3}, {0x1D, 0x68, 3}, {0x1D, 0x77, 3}, {0x1D, 0x48, 3}, {0x1D, 0x66, 3},
    {0x1D, 0x4C, 4}, {0x1D, 0x57, 4}, {0x10, 0x04, 3}, {0x10, 0x05, 3}, {0x1D, 0x49, 3},
    {0x1B, 0x70, 5}, {0x1D, 0x50, 4},
}};

unsigned byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

std::size_t wordAt(std::string_view bytes, std::size_t at)
{
    return byteAt(bytes, at) + 256U * byteAt(bytes, at + 1);
}

/// The length when the bytes that tell it are there, `header` of them.
template <class Length>
std::size_t once(std::string_view bytes, std::size_t header, Length length)
{
    return bytes.size() < header ? commandIncomplete : length();
}

/// ESC & y c1 c2 and for each character its width and y bytes a column.
std::size_t glyphsLength(std::string_view bytes)
{
    constexpr std::size_t header = 5;
    if (bytes.size() < header) {
        return commandIncomplete;
    }
    const std::size_t bytesPerColumn = byteAt(bytes, 2);
    const unsigned first = byteAt(bytes, 3);
    const unsigned last = byteAt(bytes, 4);
    if (bytesPerColumn != 3 || first < 0x20 || last > 0x7E || first > last) {
        return commandUnknown;
    }
    std::size_t length = header;
    for (unsigned c = first; c <= last; c++) {
        if (bytes.size() <= length) {
            return commandIncomplete;
        }
        length += 1 + bytesPerColumn * byteAt(bytes, length);
    }
    return length;
}

std::size_t cutLength(std::string_view bytes)
{
    return once(bytes, 3, [bytes]() -> std::size_t {
        switch (byteAt(bytes, 2)) {
        case 0x00:
        case 0x01:
        case 0x30:
        case 0x31:
            return 3;
        case 0x41:
        case 0x42:
        case 0x61:
        case 0x62:
        case 0x67:
        case 0x68:
            return 4;
        default:
            return commandUnknown;
        }
    });
}

std::size_t barcodeLength(std::string_view bytes)
{
    return once(bytes, 4, [bytes]() -> std::size_t {
        if (byteAt(bytes, 2) >= 65) {
            return 4 + byteAt(bytes, 3);
        }
        const auto end = bytes.find('\0', 3);
        return end == std::string_view::npos ? commandIncomplete : end + 1;
    });
}

std::size_t groupLength(std::string_view bytes)
{
    constexpr std::string_view known = "HkLE";
    return once(bytes, 5, [bytes, known]() -> std::size_t {
        return known.find(bytes[2]) == std::string_view::npos ? commandUnknown
                                                              : 5 + wordAt(bytes, 3);
    });
}

std::size_t variableLength(std::string_view bytes)
{
    switch (wordAt(bytes, 0)) {
    case 0x261B:
        return glyphsLength(bytes);
    case 0x561D:
        return cutLength(bytes);
    case 0x6B1D:
        return barcodeLength(bytes);
    case 0x281D:
        return groupLength(bytes);
    case 0x761D:
        return once(bytes, 8, [bytes] { return 8 + wordAt(bytes, 4) * wordAt(bytes, 6); });
    case 0x381D:
        return once(bytes, 7, [bytes] { return 7 + wordAt(bytes, 3) + 65536 * wordAt(bytes, 5); });
    case 0x1410:
        return once(bytes, 3, [bytes]() -> std::size_t { return byteAt(bytes, 2) == 8 ? 10 : 5; });
    default:
        return commandUnknown;
    }
}

std::size_t chineseLength(std::string_view bytes)
{
    return once(bytes, 2, [bytes]() -> std::size_t {
        const unsigned second = byteAt(bytes, 1);
        return second >= 0x30 && second <= 0x39 ? 4 : 2;
    });
}

} // namespace

std::size_t commandLength(std::string_view bytes, bool isChinese)
{
    if (bytes.empty()) {
        return commandIncomplete;
    }
    const unsigned first = byteAt(bytes, 0);
    std::size_t length = 1;
    if (first == 0x1B || first == 0x1C || first == 0x1D || first == 0x10) {
        if (bytes.size() < 2) {
            return commandIncomplete;
        }
        const auto* const found = std::ranges::find_if(fixedCommands, [bytes](const Fixed& fixed) {
            return fixed.prefix == byteAt(bytes, 0) && fixed.command == byteAt(bytes, 1);
        });
        length = found != fixedCommands.end() ? found->bytes : variableLength(bytes);
    } else if (first >= 0x80 && isChinese) {
        length = chineseLength(bytes);
    } else if (first < 0x20 && first != 0x00 && first != 0x0A && first != 0x0D) {
        return commandUnknown;
    }
    return length != commandIncomplete && length > bytes.size() ? commandIncomplete : length;
}

std::size_t realTimeLength(std::string_view bytes)
{
    if (bytes.size() < 3 || bytes[0] != '\x10') {
        return 0;
    }
    const unsigned n = byteAt(bytes, 2);
    if (bytes[1] == '\x04') {
        return n >= 1 && n <= 4 ? 3 : 0;
    }
    return bytes[1] == '\x05' && n <= 2 ? 3 : 0;
}

} // namespace hall::emulator
