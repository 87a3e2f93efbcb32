// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/resolver_record.h"

namespace hall::emulator {

Result<std::unique_ptr<ResolverRecord>, std::string>
ResolverRecord::open(EmulatedResolver& resolver, const QString& folder)
{
    std::unique_ptr<ResolverRecord> record(new ResolverRecord);
    if (auto opened = record->m_folder.open(folder); !opened) {
        return failure(opened.error());
    }
    ResolverRecord* self = record.get();
    connect(&resolver, &EmulatedResolver::arrived, self, [self](const QByteArray& bytes) {
        self->m_folder.keepRaw(bytes);
    });
    connect(&resolver, &EmulatedResolver::happened, self, [self](const QJsonObject& event) {
        self->m_folder.keepEvent(event);
    });
    return record;
}

} // namespace hall::emulator
