// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/emulated_led.h"
#include "drivers/led/strip_line.h"
#include "drivers/port/memory_port.h"

#include <catch2/catch.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace hall {

/// A driver of strips on one end, emulated ones on the other, one clock moved by hand between them.
/// `Line` is made of the port, the clock and what else it needs.
template <class Line>
struct StripBench
{
    template <class... Args>
    explicit StripBench(const emulator::EmulatedLed::Setup& setup, Args&&... args)
        : cards(timers, setup)
        , line(port, timers, std::forward<Args>(args)...)
    {
        using emulator::EmulatedLed;
        QObject::connect(&port, &port::MemoryPort::arrived, &cards, &EmulatedLed::receive);
        QObject::connect(&cards, &EmulatedLed::replied, &port, [this](const QByteArray& bytes) {
            port.deliver(bytes);
        });
        QObject::connect(&cards, &EmulatedLed::unplugged, &port, [this] {
            timers.after(led::milliseconds{0}, [this] { port.unplug(QStringLiteral("cable")); });
        });
        QObject::connect(&cards, &EmulatedLed::happened, &port, [this](const QJsonObject& event) {
            if (event.value(QStringLiteral("event")) == QStringLiteral("error")) {
                errors.push_back(event.value(QStringLiteral("what")).toString().toStdString());
            }
        });
        QObject::connect(&cards, &EmulatedLed::shown, &port, [this](int card) {
            history[card].push_back(shows(card));
        });
        QObject::connect(&line, &led::StripLine::shown, &port, [this](quint16 card) {
            acknowledgedAt[card] = timers.now();
        });
        QObject::connect(&line, &led::StripLine::stateChanged, &port, [this](quint16 card) {
            words.push_back(std::to_string(card) + " " + word(card));
        });
        for (const int card : setup.cards) {
            line.addCard(static_cast<led::Address>(card));
        }
    }

    [[nodiscard]] std::string shows(int card)
    {
        return cards.card(card)->screen().text().toStdString();
    }

    [[nodiscard]] std::string word(int card) const
    {
        return wordOf(line.state(static_cast<led::Address>(card)).condition);
    }

    void show(int card, const std::string& text)
    {
        line.show(static_cast<led::Address>(card), face(text));
    }

    static led::StripFace face(const std::string& text)
    {
        return {.boxes = {{.width = 192, .height = 16, .lines = {text}}}};
    }

    /// Moves time until it is so; false when it isn't within the time.
    bool within(led::milliseconds most, const std::function<bool()>& isSo)
    {
        const led::milliseconds until = timers.now() + most;
        while (!isSo() && timers.now() < until) {
            timers.advance(led::milliseconds{1});
        }
        return isSo();
    }

    bool comesToShow(int card, const std::string& text, led::milliseconds most)
    {
        return within(most, [&] { return shows(card) == text; });
    }

    port::HandTimers timers;
    port::MemoryPort port;
    emulator::EmulatedLed cards;
    Line line;
    std::vector<std::string> errors;
    std::vector<std::string> words; ///< each change of a card's condition
    std::map<int, std::vector<std::string>> history;
    std::map<int, led::milliseconds> acknowledgedAt;
};

} // namespace hall
