// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/requests.h"

#include <algorithm>

namespace hall::led {

namespace {

constexpr unsigned inPixels = 0x8000; // else X and width count eight pixels each

/// A group and a command that wants an answer, before its data.
std::string asking(unsigned group, unsigned command)
{
    return {static_cast<char>(group), static_cast<char>(command), '\x01', '\0', '\0'};
}

char byteOf(int value)
{
    return static_cast<char>(static_cast<unsigned char>(value));
}

std::string little16(unsigned value)
{
    return {static_cast<char>(value & 0xFFU), static_cast<char>(value >> 8U & 0xFFU)};
}

std::string little32(std::size_t value)
{
    const auto low = static_cast<unsigned>(value & 0xFFFFU);
    return little16(low) + little16(static_cast<unsigned>(value >> 16U));
}

char bcd(int value)
{
    return byteOf(value / 10 % 10 * 16 + value % 10);
}

std::string bytesOf(const Area& area)
{
    std::string out(1, '\0');
    out += little16(static_cast<unsigned>(area.x) | inPixels);
    out += little16(static_cast<unsigned>(area.y));
    out += little16(static_cast<unsigned>(area.width) | inPixels);
    out += little16(static_cast<unsigned>(area.height));
    out += byteOf(area.id);
    out += byteOf(area.lineSpacing);
    out += byteOf(static_cast<int>(area.runMode));
    out += little16(static_cast<unsigned>(area.timeout.count()));
    out += '\0'; // no sound
    out += '\0'; // no extension
    out += byteOf(static_cast<int>(area.across) | static_cast<int>(area.down) << 2);
    out += byteOf(area.hasSeveralLines ? 2 : 1);
    out += byteOf(area.breaksItself ? 2 : 1);
    out += byteOf(static_cast<int>(area.motion));
    out += '\0'; // leaves as it is
    out += byteOf(area.speed);
    out += byteOf(area.stay);
    return out + little32(area.text.size()) + area.text;
}

std::chrono::sys_seconds timeOf(const LocalMoment& moment)
{
    using namespace std::chrono;
    const sys_days date = year{moment.year} / month{static_cast<unsigned>(moment.month)} /
                          day{static_cast<unsigned>(moment.day)};
    return date + hours{moment.hour} + minutes{moment.minute} + seconds{moment.second};
}

} // namespace

std::chrono::seconds between(const LocalMoment& from, const LocalMoment& to)
{
    return timeOf(to) - timeOf(from);
}

std::string pingRequest()
{
    return asking(0xA2, 0x00);
}

std::string statusRequest()
{
    return asking(0xA1, 0x02);
}

std::string clearRequest()
{
    return asking(0xA3, 0x10);
}

std::string switchRequest(bool on)
{
    return asking(0xA3, 0x00) + byteOf(on ? 1 : 2);
}

std::string brightnessRequest(int level)
{
    return asking(0xA3, 0x02) + '\x01' + byteOf(std::clamp(level, 0, 15));
}

std::string clockRequest(const LocalMoment& moment)
{
    return asking(0xA2, 0x03) + bcd(moment.year % 100) + bcd(moment.year / 100) +
           bcd(moment.month) + bcd(moment.day) + bcd(moment.hour) + bcd(moment.minute) +
           bcd(moment.second) + bcd(moment.weekday);
}

std::string searchRequest()
{
    return asking(0xA4, 0x07);
}

std::string readIdRequest()
{
    return asking(0xA2, 0x07);
}

std::string setIdRequest(Address id)
{
    return asking(0xA2, 0x06) + little16(id);
}

std::string areasRequest(const AreasUpdate& update)
{
    std::string out = asking(0xA3, 0x06);
    if (update.deletesAll) {
        out += '\xFF';
    } else {
        out += byteOf(static_cast<int>(update.deletes.size()));
        for (const int id : update.deletes) {
            out += byteOf(id);
        }
    }
    out += byteOf(static_cast<int>(update.areas.size()));
    for (const Area& area : update.areas) {
        const std::string bytes = bytesOf(area);
        out += little16(static_cast<unsigned>(bytes.size())) + bytes;
    }
    return out;
}

} // namespace hall::led
