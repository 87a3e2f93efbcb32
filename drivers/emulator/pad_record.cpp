// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/pad_record.h"

namespace hall::emulator {

Result<std::unique_ptr<PadRecord>, std::string> PadRecord::open(EmulatedPad& pad,
                                                                const QString& folder)
{
    std::unique_ptr<PadRecord> record(new PadRecord);
    if (auto opened = record->m_folder.open(folder); !opened) {
        return failure(opened.error());
    }
    PadRecord* self = record.get();
    connect(&pad, &EmulatedPad::arrived, self, [self](const QByteArray& bytes) {
        self->m_folder.keepRaw(bytes);
    });
    connect(&pad, &EmulatedPad::happened, self, [self](const QJsonObject& event) {
        self->m_folder.keepEvent(event);
    });
    return record;
}

} // namespace hall::emulator
