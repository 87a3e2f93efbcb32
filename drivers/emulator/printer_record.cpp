// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/printer_record.h"

#include <QPainter>

namespace hall::emulator {

namespace {

constexpr int paperEdge = 20; // white above and below, as between head and blade

} // namespace

Result<std::unique_ptr<PrinterRecord>, std::string> PrinterRecord::open(EmulatedPrinter& printer,
                                                                        const QString& folder)
{
    std::unique_ptr<PrinterRecord> record(new PrinterRecord);
    if (auto opened = record->m_folder.open(folder); !opened) {
        return failure(opened.error());
    }
    PrinterRecord* self = record.get();
    connect(&printer, &EmulatedPrinter::arrived, self, [self](const QByteArray& bytes) {
        self->m_folder.keepRaw(bytes);
    });
    connect(&printer, &EmulatedPrinter::pageCut, self, &PrinterRecord::keepPage);
    connect(&printer, &EmulatedPrinter::happened, self, [self](const QJsonObject& event) {
        self->m_folder.keepEvent(event);
    });
    return record;
}

void PrinterRecord::keepPage(const Page& page)
{
    QImage sheet(
        page.image.width(), page.image.height() + 2 * paperEdge, QImage::Format_Grayscale8);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    painter.drawImage(0, paperEdge, page.image);
    painter.end();
    m_folder.keepPicture(m_folder.nextPicture(), sheet, page.text);
}

} // namespace hall::emulator
