// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/led_record.h"

#include <QJsonDocument>
#include <QSaveFile>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

bool openToAppend(QFile& file, const QString& path)
{
    file.setFileName(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
}

} // namespace

Result<std::unique_ptr<LedRecord>, std::string> LedRecord::open(EmulatedLed& led,
                                                                const QString& folder)
{
    std::unique_ptr<LedRecord> record(new LedRecord(led));
    record->m_folder.setPath(folder);
    if (!QDir().mkpath(folder) ||
        !openToAppend(record->m_raw, record->m_folder.filePath(u"raw.bin"_s)) ||
        !openToAppend(record->m_events, record->m_folder.filePath(u"events.jsonl"_s))) {
        return failure("can't write to the folder " + folder.toStdString());
    }
    record->m_pictures =
        static_cast<int>(record->m_folder.entryList({u"????.png"_s}, QDir::Files).size());
    LedRecord* self = record.get();
    connect(
        &led, &EmulatedLed::arrived, self, [self](const QByteArray& b) { self->m_raw.write(b); });
    connect(&led, &EmulatedLed::shown, self, &LedRecord::keep);
    connect(&led, &EmulatedLed::happened, self, &LedRecord::write);
    return record;
}

int LedRecord::keep(int card)
{
    LedCard& shown = *m_led.card(card);
    const QString name = u"%1"_s.arg(++m_pictures, 4, 10, QChar(u'0'));
    write({{u"event"_s, u"picture"_s}, {u"card"_s, card}, {u"picture"_s, name}});
    // The picture last and whole: whoever waits for it finds the text too.
    QFile text(m_folder.filePath(name + u".txt"_s));
    if (text.open(QIODevice::WriteOnly)) {
        text.write(shown.screen().text().toUtf8() + '\n');
        text.close();
    }
    QSaveFile picture(m_folder.filePath(name + u".png"_s));
    if (picture.open(QIODevice::WriteOnly) &&
        shown.screen().picture(m_led.color(), shown.isOn()).save(&picture, "PNG")) {
        picture.commit();
    }
    return m_pictures;
}

void LedRecord::write(const QJsonObject& event)
{
    m_events.write(QJsonDocument(event).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace hall::emulator
