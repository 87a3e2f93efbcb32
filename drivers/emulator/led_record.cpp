// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/led_record.h"

namespace hall::emulator {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<LedRecord>, std::string> LedRecord::open(EmulatedLed& led,
                                                                const QString& folder)
{
    std::unique_ptr<LedRecord> record(new LedRecord(led));
    if (auto opened = record->m_folder.open(folder); !opened) {
        return failure(opened.error());
    }
    LedRecord* self = record.get();
    connect(&led, &EmulatedLed::arrived, self, [self](const QByteArray& bytes) {
        self->m_folder.keepRaw(bytes);
    });
    connect(&led, &EmulatedLed::shown, self, &LedRecord::keep);
    connect(&led, &EmulatedLed::happened, self, [self](const QJsonObject& event) {
        self->m_folder.keepEvent(event);
    });
    return record;
}

int LedRecord::keep(int card)
{
    LedCard& shown = *m_led.card(card);
    const QString name = m_folder.nextPicture();
    m_folder.keepEvent({{u"event"_s, u"picture"_s}, {u"card"_s, card}, {u"picture"_s, name}});
    m_folder.keepPicture(
        name,
        shown.screen().picture(m_led.color(), shown.isOn() ? shown.brightness() : -1),
        shown.screen().text() + u'\n');
    return m_folder.pictures();
}

} // namespace hall::emulator
