// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/led/panel_line.h"
#include "tests/emulator/strip_bench.h"

namespace hall {

/// Window panels of one make: what hall.toml would say of them, and how their line is.
struct PanelKind
{
    led::PanelText text;
    int baud = 9600;
    std::vector<int> cards{1, 2, 3};
    std::vector<emulator::LedFault> faults{};
};

/// Those panels on one line, which has begun.
struct PanelBench : StripBench<led::PanelLine>
{
    explicit PanelBench(const PanelKind& kind)
        : StripBench(
              setupOf(kind), *led::PanelFormat::parse(kind.text), led::PanelPace{.baud = kind.baud})
    {
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
};

} // namespace hall
