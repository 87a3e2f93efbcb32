// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/id_card_record.h"

namespace hall::emulator {

Result<std::unique_ptr<IdCardRecord>, std::string> IdCardRecord::open(EmulatedIdCard& reader,
                                                                      const QString& folder)
{
    std::unique_ptr<IdCardRecord> record(new IdCardRecord);
    if (auto opened = record->m_folder.open(folder); !opened) {
        return failure(opened.error());
    }
    IdCardRecord* self = record.get();
    connect(&reader, &EmulatedIdCard::arrived, self, [self](const QByteArray& bytes) {
        self->m_folder.keepRaw(bytes);
    });
    connect(&reader, &EmulatedIdCard::happened, self, [self](const QJsonObject& event) {
        self->m_folder.keepEvent(event);
    });
    return record;
}

} // namespace hall::emulator
