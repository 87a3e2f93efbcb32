// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/scanner_record.h"

namespace hall::emulator {

Result<std::unique_ptr<ScannerRecord>, std::string> ScannerRecord::open(EmulatedScanner& scanner,
                                                                        const QString& folder)
{
    std::unique_ptr<ScannerRecord> record(new ScannerRecord);
    if (auto opened = record->m_folder.open(folder); !opened) {
        return failure(opened.error());
    }
    ScannerRecord* self = record.get();
    connect(&scanner, &EmulatedScanner::arrived, self, [self](const QByteArray& bytes) {
        self->m_folder.keepRaw(bytes);
    });
    connect(&scanner, &EmulatedScanner::happened, self, [self](const QJsonObject& event) {
        self->m_folder.keepEvent(event);
    });
    return record;
}

} // namespace hall::emulator
