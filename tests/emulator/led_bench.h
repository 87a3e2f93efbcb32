// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/led/led_bus.h"
#include "tests/emulator/strip_bench.h"

namespace hall {

/// Cards of the Onbon kind on one bus.
struct LedBench : StripBench<led::LedBus>
{
    explicit LedBench(const emulator::EmulatedLed::Setup& setup = {})
        : StripBench(setup, setup.baud)
    {
    }
};

} // namespace hall
