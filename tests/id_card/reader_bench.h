// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/id_card/id_card_reader.h"
#include "drivers/port/memory_port.h"
#include "tests/id_card/sample_cards.h"

#include <functional>
#include <map>
#include <optional>

namespace hall::test {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using id_card::IdCardReader;
using id_card::ReaderState;
using id_card::Unread;

inline constexpr int askFind = 0x2001;
inline constexpr int askSelect = 0x2002;
inline constexpr int askText = 0x3001;

inline QByteArray reply(std::string_view body)
{
    return QByteArray::fromStdString(replyOf(bytesOf(body)));
}

inline QByteArray textReply(std::size_t card)
{
    return QByteArray::fromStdString(readReply(sampleCards().at(card).text));
}

/// The driver on a line in memory, and what a reader with or without a card would answer; a test
/// changes single answers.
struct ReaderBench
{
    ReaderBench()
    {
        QObject::connect(&port, &port::MemoryPort::arrived, &port, [this](const QByteArray& asked) {
            const auto command = asked.mid(7, 2).toHex().toInt(nullptr, 16);
            ++requests[command];
            const QByteArray bytes = answer ? answer(command) : usual(command);
            timers.after(20ms, [this, bytes] { deliver(bytes); });
        });
        QObject::connect(&device, &IdCardReader::read, &device, [this](const std::string& number) {
            said += QString::fromStdString(number) + u' ';
        });
        QObject::connect(&device, &IdCardReader::unread, &device, [this](Unread why) {
            said += why == Unread::PlaceAgain ? u"again "_s : u"unusable "_s;
        });
        QObject::connect(&device, &IdCardReader::stateChanged, &device, [this] {
            states += QLatin1String(wordOf(device.state())) + u' ';
        });
        device.start();
        timers.advance(400ms);
    }

    [[nodiscard]] QByteArray usual(int command) const
    {
        switch (command) {
        case askFind:
            return card ? reply("00 00 9F 00 00 00 00") : reply("00 00 80");
        case askSelect:
            return card ? reply("00 00 90 00 00 00 00 00 00 00 00") : reply("00 00 81");
        default:
            return card ? textReply(*card) : reply("00 00 41");
        }
    }

    void deliver(const QByteArray& bytes)
    {
        for (qsizetype at = 0; at < bytes.size(); at += pieces) {
            port.deliver(bytes.mid(at, pieces));
        }
    }

    void lay(std::optional<std::size_t> which, port::milliseconds wait = 1s)
    {
        card = which;
        timers.advance(wait);
    }

    port::HandTimers timers;
    port::MemoryPort port;
    IdCardReader device{port, timers};
    std::optional<std::size_t> card;
    std::function<QByteArray(int)> answer;
    qsizetype pieces = 4096;
    std::map<int, int> requests;
    QString said;
    QString states;
};

inline const QString numberA = u"110101190001010014 "_s;
inline const QString numberB = u"810000190001010026 "_s;

} // namespace hall::test
