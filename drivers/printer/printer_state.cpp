// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/printer_state.h"

namespace hall::printer {

namespace {

bool has(std::uint8_t byte, unsigned bits)
{
    return (byte & bits) != 0;
}

} // namespace

Trouble troubleOf(const PrinterState& state)
{
    if (state.phase == Phase::Closed || state.phase == Phase::Opening) {
        return Trouble::PortClosed;
    }
    if (state.silent) {
        return Trouble::Silent;
    }
    if (state.coverOpen) {
        return Trouble::CoverOpen;
    }
    if (state.paper == Paper::Out) {
        return Trouble::PaperOut;
    }
    if (state.cutterError) {
        return Trouble::CutterError;
    }
    if (state.unrecoverable) {
        return Trouble::Unrecoverable;
    }
    if (state.headHot) {
        return Trouble::HeadHot;
    }
    return state.offline ? Trouble::Offline : Trouble::None;
}

const char* nameOf(Trouble trouble)
{
    switch (trouble) {
    case Trouble::None:
        return "None";
    case Trouble::PortClosed:
        return "PortClosed";
    case Trouble::Silent:
        return "Silent";
    case Trouble::CoverOpen:
        return "CoverOpen";
    case Trouble::PaperOut:
        return "PaperOut";
    case Trouble::CutterError:
        return "CutterError";
    case Trouble::Unrecoverable:
        return "Unrecoverable";
    case Trouble::HeadHot:
        return "HeadHot";
    case Trouble::Offline:
        return "Offline";
    case Trouble::Busy:
        return "Busy";
    case Trouble::LayoutImpossible:
        return "LayoutImpossible";
    case Trouble::NoReceipt:
        return "NoReceipt";
    }
    return "";
}

void read(PrinterState& state, const StatusBytes& bytes)
{
    state.silent = false;
    state.offline = has(bytes.printer, 0x08);
    state.coverOpen = has(bytes.offlineCause, 0x04);
    state.cutterError = has(bytes.errorCause, 0x08);
    state.unrecoverable = has(bytes.errorCause, 0x20);
    state.headHot = has(bytes.errorCause, 0x40);
    if (has(bytes.paper, 0x60) || has(bytes.offlineCause, 0x20)) {
        state.paper = Paper::Out;
    } else {
        state.paper = has(bytes.paper, 0x0C) ? Paper::NearEnd : Paper::Ok;
    }
}

} // namespace hall::printer
