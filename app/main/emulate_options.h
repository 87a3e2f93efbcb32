// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/emulated_id_card.h"
#include "drivers/emulator/emulated_led.h"
#include "drivers/emulator/emulated_pad.h"
#include "drivers/emulator/emulated_resolver.h"
#include "drivers/emulator/emulated_scanner.h"
#include "drivers/emulator/panel_receiver.h"
#include "drivers/emulator/printer_faults.h"
#include "drivers/emulator/printer_model.h"

#include <QStringList>

#include <optional>

namespace hall::emulator {

inline constexpr const char* emulateUsage =
    "usage: paihao-emulate printer [--model NAME] [--baud N] [--link PATH | --tcp PORT] [--out "
    "DIR] "
    "[--fault NAME[@WHEN]]...\n"
    "       paihao-emulate led [--baud N] [--link PATH | --tcp PORT] [--cards 1,2,3] "
    "[--size 192x16] [--color red|green|yellow|white] [--frame FRAME [--codec NAME] "
    "[--text-bytes N] [--pad BYTE] [--escapes LIST] [--answer BYTES]] [--out DIR] "
    "[--fault NAME[@WHEN]]...\n"
    "       paihao-emulate scanner [--baud N] [--link PATH | --tcp PORT] "
    "[--ending cr|lf|crlf|none] [--model gm65|newland|honeywell] [--mode looks|triggered] "
    "[--out DIR] [--fault NAME[@WHEN]]...\n"
    "       paihao-emulate keypad [--link PATH] [--out DIR] [--fault NAME[@WHEN]]...\n"
    "       paihao-emulate pad --frame PATTERN [--link PATH | --tcp PORT] [--out DIR] "
    "[--fault NAME[@WHEN]]...\n"
    "       paihao-emulate idcard [--baud N] [--link PATH | --tcp PORT] [--out DIR] "
    "[--fault NAME[@WHEN]]...\n"
    "       paihao-emulate resolver [--tcp PORT] "
    "[--mode right|slow|down|refusing|denying|garbled] [--out DIR]\n"
    "The first line printed says where the device is. Commands are read "
    "from standard input, a line each.\n";

/// What paihao-emulate was asked for.
struct EmulateOptions
{
    QString device;
    int baud = 38400;
    QString link;
    std::optional<quint16> tcp;
    QString out;
    std::vector<PrinterFault> faults;
    PrinterModel model;
    EmulatedLed::Setup led;
    PanelReceiver::Setup panel; ///< in place of cards, where it has a frame
    EmulatedIdCard::Setup idCard;
    EmulatedScanner::Setup scanner;
    EmulatedPad::Setup pad;
    ResolverMode mode = ResolverMode::Right;
};

/// What stands after the program's name; the error is a sentence.
[[nodiscard]] Result<EmulateOptions, std::string> parseEmulateOptions(const QStringList& arguments);

} // namespace hall::emulator
