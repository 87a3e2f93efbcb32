// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/record_folder.h"

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

Result<void, std::string> RecordFolder::open(const QString& folder)
{
    m_folder.setPath(folder);
    if (!QDir().mkpath(folder) || !openToAppend(m_raw, m_folder.filePath(u"raw.bin"_s)) ||
        !openToAppend(m_events, m_folder.filePath(u"events.jsonl"_s))) {
        return failure("can't write to the folder " + folder.toStdString());
    }
    m_pictures = static_cast<int>(m_folder.entryList({u"????.png"_s}, QDir::Files).size());
    return {};
}

void RecordFolder::keepRaw(const QByteArray& bytes)
{
    m_raw.write(bytes);
}

void RecordFolder::keepEvent(const QJsonObject& event)
{
    m_events.write(QJsonDocument(event).toJson(QJsonDocument::Compact) + '\n');
}

QString RecordFolder::nextPicture()
{
    return u"%1"_s.arg(++m_pictures, 4, 10, QChar(u'0'));
}

void RecordFolder::keepPicture(const QString& name, const QImage& picture, const QString& text)
{
    // The picture last and whole: whoever waits for it finds the text too.
    QFile words(m_folder.filePath(name + u".txt"_s));
    if (words.open(QIODevice::WriteOnly)) {
        words.write(text.toUtf8());
        words.close();
    }
    QSaveFile image(m_folder.filePath(name + u".png"_s));
    if (image.open(QIODevice::WriteOnly) && picture.save(&image, "PNG")) {
        image.commit();
    }
}

} // namespace hall::emulator
