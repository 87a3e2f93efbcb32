// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/printer_record.h"

#include <QJsonDocument>
#include <QPainter>
#include <QSaveFile>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

constexpr int paperEdge = 20; // white above and below, as between head and blade

bool openToAppend(QFile& file, const QString& path)
{
    file.setFileName(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
}

} // namespace

Result<std::unique_ptr<PrinterRecord>, std::string> PrinterRecord::open(EmulatedPrinter& printer,
                                                                        const QString& folder)
{
    std::unique_ptr<PrinterRecord> record(new PrinterRecord);
    record->m_folder.setPath(folder);
    if (!QDir().mkpath(folder) ||
        !openToAppend(record->m_raw, record->m_folder.filePath(u"raw.bin"_s)) ||
        !openToAppend(record->m_events, record->m_folder.filePath(u"events.jsonl"_s))) {
        return failure("can't write to the folder " + folder.toStdString());
    }
    record->m_pages =
        static_cast<int>(record->m_folder.entryList({u"????.png"_s}, QDir::Files).size());
    PrinterRecord* self = record.get();
    connect(&printer, &EmulatedPrinter::arrived, self, [self](const QByteArray& b) {
        self->m_raw.write(b);
    });
    connect(&printer, &EmulatedPrinter::pageCut, self, &PrinterRecord::keepPage);
    connect(&printer, &EmulatedPrinter::happened, self, &PrinterRecord::keepEvent);
    return record;
}

void PrinterRecord::keepPage(const Page& page)
{
    const QString name = u"%1"_s.arg(++m_pages, 4, 10, QChar(u'0'));
    // The picture last and whole: whoever waits for it finds the text too.
    QFile text(m_folder.filePath(name + u".txt"_s));
    if (text.open(QIODevice::WriteOnly)) {
        text.write(page.text.toUtf8());
        text.close();
    }
    QImage sheet(
        page.image.width(), page.image.height() + 2 * paperEdge, QImage::Format_Grayscale8);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    painter.drawImage(0, paperEdge, page.image);
    painter.end();
    QSaveFile picture(m_folder.filePath(name + u".png"_s));
    if (picture.open(QIODevice::WriteOnly) && sheet.save(&picture, "PNG")) {
        picture.commit();
    }
}

void PrinterRecord::keepEvent(const QJsonObject& event)
{
    m_events.write(QJsonDocument(event).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace hall::emulator
