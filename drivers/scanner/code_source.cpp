// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/code_source.h"

namespace hall::scanner {

const char* wordOf(ScannerState state)
{
    switch (state) {
    case ScannerState::Ready:
        return "ready";
    case ScannerState::Noise:
        return "noise";
    case ScannerState::NoTrigger:
        return "no-trigger";
    case ScannerState::Taken:
        return "taken";
    case ScannerState::Offline:
        return "offline";
    default:
        return "";
    }
}

} // namespace hall::scanner
