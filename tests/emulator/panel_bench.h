// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/emulated_led.h"
#include "drivers/led/panel_line.h"
#include "drivers/port/memory_port.h"

#include <catch2/catch.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace hall {

/// Window panels of one make: what hall.toml would say of them, and how their line is.
struct PanelKind
{
    led::PanelText text;
    int baud = 9600;
    std::vector<int> cards{1, 2, 3};
    std::vector<emulator::LedFault> faults{};
};

/// The line on one end, emulated panels on the other, one clock moved by hand between them.
struct PanelBench
{
    explicit PanelBench(const PanelKind& kind)
        : panels(timers, setupOf(kind))
        , line(port, timers, *led::PanelFormat::parse(kind.text), {.baud = kind.baud})
    {
        using emulator::EmulatedLed;
        QObject::connect(&port, &port::MemoryPort::arrived, &panels, &EmulatedLed::receive);
        QObject::connect(&panels, &EmulatedLed::replied, &port, [this](const QByteArray& bytes) {
            port.deliver(bytes);
        });
        QObject::connect(&panels, &EmulatedLed::unplugged, &port, [this] {
            timers.after(led::milliseconds{0}, [this] { port.unplug(QStringLiteral("cable")); });
        });
        QObject::connect(&panels, &EmulatedLed::happened, &port, [this](const QJsonObject& event) {
            if (event.value(QStringLiteral("event")) == QStringLiteral("error")) {
                errors.push_back(event.value(QStringLiteral("what")).toString().toStdString());
            }
        });
        QObject::connect(&panels, &EmulatedLed::shown, &port, [this](int card) {
            history[card].push_back(shows(card));
        });
        QObject::connect(&line, &led::StripLine::shown, &port, [this](quint16 card) {
            acknowledgedAt[card] = timers.now();
        });
        QObject::connect(&line, &led::StripLine::stateChanged, &port, [this](quint16 card) {
            words.push_back(std::to_string(card) + " " + word(card));
        });
        for (const int card : kind.cards) {
            line.addCard(static_cast<led::Address>(card));
        }
        line.start();
    }

    static emulator::EmulatedLed::Setup setupOf(const PanelKind& kind)
    {
        auto panel =
            emulator::PanelReceiver::of({.frame = QString::fromStdString(kind.text.frame),
                                         .codec = QString::fromStdString(kind.text.codec),
                                         .textBytes = kind.text.textBytes,
                                         .pad = QString::fromStdString(kind.text.pad),
                                         .escapes = QString::fromStdString(kind.text.escapes),
                                         .answer = QString::fromStdString(kind.text.answer)});
        REQUIRE(panel);
        return {.baud = kind.baud,
                .cards = kind.cards,
                .faults = kind.faults,
                .panel = std::move(*panel)};
    }

    [[nodiscard]] std::string shows(int card)
    {
        return panels.card(card)->screen().text().toStdString();
    }

    [[nodiscard]] std::string word(int card) const
    {
        return wordOf(line.state(static_cast<led::Address>(card)).condition);
    }

    void show(int card, const std::string& text)
    {
        line.show(static_cast<led::Address>(card),
                  {.boxes = {{.width = 192, .height = 16, .lines = {text}}}});
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
    emulator::EmulatedLed panels;
    led::PanelLine line;
    std::vector<std::string> errors;
    std::vector<std::string> words; ///< each change of a panel's condition
    std::map<int, std::vector<std::string>> history;
    std::map<int, led::milliseconds> acknowledgedAt;
};

} // namespace hall
