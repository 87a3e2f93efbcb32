// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "drivers/emulator/emulated_printer.h"

#include <QDir>
#include <QFile>

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
    void keepEvent(const QJsonObject& event);

    QDir m_folder;
    QFile m_raw;
    QFile m_events;
    int m_pages = 0;
};

} // namespace hall::emulator
