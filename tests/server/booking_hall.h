// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/server/calendar.h"
#include "tests/server/running_node.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace hall::test {

// Two citizens, born 1900-01-01: nobody living.
inline const QString zhang = u"110101190001010014"_s;
inline const QString li = u"11010119000101009X"_s;

constexpr BusinessDay bookingDay{std::chrono::year{2026} / 11 / 23}; ///< a Monday

/// So many minutes after local midnight of the day.
[[nodiscard]] inline Time at(int hour, int minute = 0)
{
    return server::toTime({.date = bookingDay, .minute = hour * 60 + minute});
}

/// a1 takes two appointments each half-hour, on Mondays and Tuesdays from 9 to 12 and 13 to 17.
[[nodiscard]] inline Rules bookingRules()
{
    Rules rules = smallRules();
    for (const int weekday : {1, 2}) {
        rules.hours.push_back({weekday, 9 * 60, 12 * 60});
        rules.hours.push_back({weekday, 13 * 60, 17 * 60});
    }
    rules.services[0].slotPlaces = 2;
    rules.services[0].walkInPlaces = 2;
    return rules;
}

/// A node that takes appointments; it is Monday, eight o'clock, and the day is open.
struct BookingHall : RunningNode
{
    explicit BookingHall(const Rules& rules = bookingRules())
        : RunningNode(rules, Opens::ByHand, at(8))
        , asks(linkedClient())
    {
        openHall(*asks);
    }

    /// Before anybody opened it.
    BookingHall(const Rules& rules, Opens opens, Time begin)
        : RunningNode(rules, opens, begin)
        , asks(linkedClient())
    {
    }

    void comeBack()
    {
        asks.reset();
        node->stop(u"test"_s);
        restart();
        asks = linkedClient();
    }

    [[nodiscard]] Result<QJsonObject, protocol::Refusal> question(const QString& method,
                                                                  const QJsonObject& params) const
    {
        std::optional<Result<std::string, protocol::Refusal>> got;
        asks->ask(method, params, [&](const auto& result) { got = result; });
        REQUIRE(waitFor([&] { return got.has_value(); }));
        if (!*got) {
            return failure(got->error());
        }
        return QJsonDocument::fromJson(QByteArray::fromStdString(**got)).object();
    }

    /// What became of lines like `Y1 a1 2026-11-23 09:30 10:00 [NUMBER]`, the first being line 2:
    /// `2 booked, 1 unchanged | 3 SlotFull`.
    [[nodiscard]] QString import(const QStringList& lines) const
    {
        QJsonArray array;
        for (const QString& line : lines) {
            const QStringList words = line.split(u' ');
            array.append(QJsonObject{{u"line"_s, 2 + array.size()},
                                     {u"booking"_s, words.value(0)},
                                     {u"service"_s, words.value(1)},
                                     {u"day"_s, words.value(2)},
                                     {u"from"_s, words.value(3)},
                                     {u"to"_s, words.value(4)},
                                     {u"id_number"_s, words.value(5)},
                                     {u"name"_s, u"张三丰"_s},
                                     {u"phone"_s, u"13800138000"_s}});
        }
        const auto report = question(u"appointment.import"_s, {{u"appointments"_s, array}});
        REQUIRE(report);
        told = (*report)[u"remarks"_s].toArray();
        QString text = u"%1 booked, %2 unchanged"_s.arg((*report)[u"booked"_s].toInt())
                           .arg((*report)[u"unchanged"_s].toInt());
        for (const auto& remark : std::as_const(told)) {
            text +=
                u" | %1 %2"_s.arg(remark[u"line"_s].toInt()).arg(remark[u"problem"_s].toString());
        }
        return text;
    }

    /// The number of the ticket, or why there is none.
    [[nodiscard]] QString take(const QJsonObject& params)
    {
        answer = ask(*asks, u"ticket.take"_s, params);
        if (!*answer) {
            return answer->error().rejection
                       ? QString::fromUtf8(toText(*answer->error().rejection).data())
                       : QString::fromStdString(answer->error().message);
        }
        return QString::fromStdString((*answer)->ticket->number);
    }

    [[nodiscard]] QString takeBooked(const QString& booking)
    {
        return take({{u"appointment"_s, booking}});
    }

    [[nodiscard]] QString checkIn(const QString& number)
    {
        return take({{u"checkIn"_s, true}, {u"subject"_s, QJsonObject{{u"id"_s, number}}}});
    }

    std::unique_ptr<client::HallClient> asks;
    std::optional<Reply> answer; ///< to the last `take`
    mutable QJsonArray told;     ///< remarks of the last import
};

} // namespace hall::test
