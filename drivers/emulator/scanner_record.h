// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "drivers/emulator/emulated_scanner.h"
#include "drivers/emulator/record_folder.h"

#include <memory>
#include <string>

namespace hall::emulator {

/// Keeps in a folder what the host sent to a scanner, raw.bin, and what happened to it,
/// events.jsonl. What was scanned isn't in it.
class ScannerRecord : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] static Result<std::unique_ptr<ScannerRecord>, std::string>
    open(EmulatedScanner& scanner, const QString& folder);

private:
    ScannerRecord() = default;

    RecordFolder m_folder;
};

} // namespace hall::emulator
