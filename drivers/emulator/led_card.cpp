// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/led_card.h"

#include <algorithm>
#include <vector>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

enum Refusal : char {
    GroupUnknown = 1,
    CommandUnknown = 2,
    Busy = 3,
    OutOfMemory = 4,
    Checksum = 5,
    FontMissing = 12,
    TimeFormat = 14,
};

const QByteArray done("\xA0\x00\x00\x00\x00", 5);

QByteArray refusal(Refusal why)
{
    return QByteArray("\xA0\x01", 2) + static_cast<char>(why) + QByteArray(2, '\0');
}

std::optional<std::vector<LedArea>> readAreas(QByteArray bytes, int count)
{
    std::vector<LedArea> areas;
    for (int i = 0; i < count; i++) {
        const auto read = readLedArea(bytes);
        if (!read || i == LedCard::areasMax) {
            return std::nullopt;
        }
        areas.push_back(read->area);
        bytes = bytes.mid(read->bytes);
    }
    return areas;
}

char bcd(int value)
{
    return static_cast<char>(value / 10 * 16 + value % 10);
}

/// -1: no two decimal digits.
int fromBcd(char byte)
{
    const int value = static_cast<unsigned char>(byte);
    return value / 16 > 9 || value % 16 > 9 ? -1 : value / 16 * 10 + value % 16;
}

bool choosesFont(const LedArea& area)
{
    return area.text.contains("\\FO") || area.text.contains("\\FE");
}

} // namespace

LedAnswer LedCard::run(const LedMessage& message, int id, port::milliseconds now)
{
    LedAnswer answer{.data = done, .hasChanged = false, .error = {}, .id = {}};
    const QByteArray& data = message.data;
    if (!message.isWhole || data.size() < 5) {
        answer.data = refusal(Checksum);
        answer.error = u"a damaged request"_s;
        return answer;
    }
    const char command = data[1];
    switch (static_cast<unsigned char>(data[0])) {
    case 0xA1:
        answer.data = command == 0x02 ? status(now) : refusal(CommandUnknown);
        answer.error = command == 0x00 ? u"told to format"_s : QString();
        break;
    case 0xA2:
        runCard(command, message, id, now, answer);
        break;
    case 0xA3:
        runScreen(command, data, now, answer);
        break;
    case 0xA4:
        answer.data =
            command == 0x07 ? QByteArray("\xA4\x08\x00\x00\x00", 5) : refusal(CommandUnknown);
        break;
    default:
        answer.data = refusal(GroupUnknown);
        break;
    }
    if (data[2] != 0x01) {
        answer.data.clear();
    }
    m_screen.setClock(clock(now));
    return answer;
}

/// A2: 00 whether it is there, 03 the clock, 06 and 07 its id, which are for all cards alone.
void LedCard::runCard(
    char command, const LedMessage& message, int id, port::milliseconds now, LedAnswer& answer)
{
    const QByteArray& data = message.data;
    const bool isForAll = message.destination == 0xFFFE || message.destination == 0xFFFF;
    if (command == 0x01) {
        answer.error = u"told to reset"_s;
    } else if (command == 0x03) {
        if (!takesClock(data.mid(5), now)) {
            answer.data = refusal(TimeFormat);
            answer.error = u"a time that there isn't"_s;
        }
    } else if (command == 0x06 && data.size() == 7 && isForAll) {
        answer.id = static_cast<unsigned char>(data[5]) | static_cast<unsigned char>(data[6]) << 8;
    } else if (command == 0x07 && isForAll) {
        answer.data = QByteArray("\xA2\x07\x00\x00\x00", 5) + static_cast<char>(id & 0xFF) +
                      static_cast<char>(id >> 8);
    } else if (command != 0x00) {
        answer.data = refusal(CommandUnknown);
    }
}

/// Year in two bytes, the low one first, month, day, hour, minute, second, weekday; decimal digits.
bool LedCard::takesClock(const QByteArray& bytes, port::milliseconds now)
{
    if (bytes.size() != 8) {
        return false;
    }
    const QDateTime told(
        QDate(fromBcd(bytes[1]) * 100 + fromBcd(bytes[0]), fromBcd(bytes[2]), fromBcd(bytes[3])),
        QTime(fromBcd(bytes[4]), fromBcd(bytes[5]), fromBcd(bytes[6])));
    if (!told.isValid() || told.date().dayOfWeek() != fromBcd(bytes[7])) {
        return false;
    }
    setClock(told, now);
    return true;
}

void LedCard::setClock(const QDateTime& clock, port::milliseconds now)
{
    m_clock = clock;
    m_clockSet = now;
    m_screen.setClock(clock);
}

QDateTime LedCard::clock(port::milliseconds now) const
{
    return m_clock.addMSecs((now - m_clockSet).count());
}

void LedCard::runScreen(char command,
                        const QByteArray& data,
                        port::milliseconds now,
                        LedAnswer& answer)
{
    if (isBusy || busyTimes > 0) {
        busyTimes = std::max(0, busyTimes - 1);
        answer.data = refusal(Busy);
    } else if (refusesChecksums || damagedTimes > 0) {
        damagedTimes = std::max(0, damagedTimes - 1);
        answer.data = refusal(Checksum);
    } else if (command == 0x00 && data.size() == 6) {
        m_isOn = data[5] == 1;
        answer.hasChanged = true;
    } else if (command == 0x02 && data.size() == 7 && data[5] == 1 && data[6] < 16) {
        m_brightness = data[6];
        answer.hasChanged = true;
    } else if (command == 0x06) {
        putAreas(data, now, answer);
    } else if (command == 0x10) {
        m_screen.clear();
        m_ends.clear();
        answer.hasChanged = true;
    } else {
        answer.data = refusal(CommandUnknown);
    }
}

/// A3 06: ids to delete (FF: all), then areas, each with its length before it.
void LedCard::putAreas(const QByteArray& data, port::milliseconds now, LedAnswer& answer)
{
    const auto bad = [&answer](Refusal why, const QString& what) {
        answer.data = refusal(why);
        answer.error = what;
    };
    const QByteArray rest = data.mid(5);
    const bool deletesAll = rest.startsWith('\xFF') || data[3] == 1;
    const qsizetype deletes = rest.startsWith('\xFF') || rest.isEmpty() ? 0 : rest[0];
    if (rest.size() < deletes + 2) {
        return bad(OutOfMemory, u"a list of areas broken off"_s);
    }
    const QByteArray deleted = rest.mid(1, deletes);
    const int count = static_cast<unsigned char>(rest[deletes + 1]);
    const auto areas = readAreas(rest.mid(deletes + 2), count);
    if (!areas) {
        return bad(OutOfMemory, u"an area it can't read, or too many"_s);
    }
    if (lacksFonts && std::ranges::any_of(*areas, choosesFont)) {
        return bad(FontMissing, {});
    }
    if (deletesAll) {
        m_screen.clear();
    }
    for (const char id : deleted) {
        m_screen.remove(static_cast<unsigned char>(id));
    }
    std::erase_if(m_ends, [this](const auto& end) { return !m_screen.has(end.first); });
    for (const LedArea& area : *areas) {
        m_ends.erase(area.id);
        const auto last = m_refreshed.find(area.id);
        if (last != m_refreshed.end() && now - last->second < refreshEvery) {
            answer.error = u"area %1 refreshed after %2 ms"_s.arg(area.id).arg(
                qint64{(now - last->second).count()});
        }
        m_refreshed[area.id] = now;
        m_screen.put(area);
        if (area.seconds > 0) {
            m_ends[area.id] = now + std::chrono::seconds{area.seconds};
        }
    }
    answer.hasChanged = true;
    if (answer.error.isEmpty()) {
        answer.error = m_screen.cutOff();
    }
}

bool LedCard::expire(port::milliseconds now)
{
    return std::erase_if(m_ends, [&](const auto& end) {
               if (end.second > now) {
                   return false;
               }
               m_screen.remove(end.first);
               return true;
           }) > 0;
}

std::optional<port::milliseconds> LedCard::nextEnd() const
{
    std::optional<port::milliseconds> next;
    for (const auto& [id, end] : m_ends) {
        next = next ? std::min(*next, end) : end;
    }
    return next;
}

void LedCard::powerCycle()
{
    m_ends.clear();
    m_screen.clear();
    m_refreshed.clear();
}

/// Here the weekday stands before the hour.
QByteArray LedCard::status(port::milliseconds now) const
{
    const QDateTime time = clock(now);
    QByteArray bytes("\xA1\x02\x00\x00\x00", 5);
    bytes += isOn() ? '\x01' : '\x02';
    bytes += m_brightness;
    for (const int value : {time.date().year() % 100,
                            time.date().year() / 100,
                            time.date().month(),
                            time.date().day(),
                            time.date().dayOfWeek(),
                            time.time().hour(),
                            time.time().minute(),
                            time.time().second()}) {
        bytes += bcd(value);
    }
    bytes += QByteArray("\x01P000\x00\x00", 7); // one program, its name; no special area
    const std::vector<int> ids = m_screen.ids();
    bytes += static_cast<char>(ids.size());
    for (const int id : ids) {
        bytes += static_cast<char>(id);
    }
    return bytes + QByteArray(16, '\0') + QByteArray(12, '\0');
}

} // namespace hall::emulator
