// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/scanner_record.h"

#include <QDir>
#include <QJsonDocument>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

bool openToAppend(QFile& file, const QString& path)
{
    file.setFileName(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
}

} // namespace

Result<std::unique_ptr<ScannerRecord>, std::string> ScannerRecord::open(EmulatedScanner& scanner,
                                                                        const QString& folder)
{
    std::unique_ptr<ScannerRecord> record(new ScannerRecord);
    const QDir dir(folder);
    if (!QDir().mkpath(folder) || !openToAppend(record->m_raw, dir.filePath(u"raw.bin"_s)) ||
        !openToAppend(record->m_events, dir.filePath(u"events.jsonl"_s))) {
        return failure("can't write to the folder " + folder.toStdString());
    }
    ScannerRecord* self = record.get();
    connect(&scanner, &EmulatedScanner::arrived, self, [self](const QByteArray& bytes) {
        self->m_raw.write(bytes);
    });
    connect(&scanner, &EmulatedScanner::happened, self, [self](const QJsonObject& event) {
        self->m_events.write(QJsonDocument(event).toJson(QJsonDocument::Compact) + '\n');
    });
    return record;
}

} // namespace hall::emulator
