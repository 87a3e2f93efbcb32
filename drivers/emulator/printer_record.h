// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "drivers/emulator/emulated_printer.h"
#include "drivers/emulator/record_folder.h"

#include <memory>
#include <string>

namespace hall::emulator {

/// Keeps what a printer does in a folder: raw.bin, events.jsonl, and NNNN.png with NNNN.txt a
/// paper.
class PrinterRecord : public QObject
{
    Q_OBJECT

public:
    /// Makes the folder; what an earlier run left in it goes on being numbered.
    [[nodiscard]] static Result<std::unique_ptr<PrinterRecord>, std::string>
    open(EmulatedPrinter& printer, const QString& folder);

private:
    PrinterRecord() = default;

    void keepPage(const Page& page);

    RecordFolder m_folder;
};

} // namespace hall::emulator
