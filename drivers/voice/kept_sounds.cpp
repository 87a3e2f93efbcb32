// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/kept_sounds.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace hall::voice {

using namespace Qt::StringLiterals;

namespace {

const QString timeFormat = u"yyyyMMdd-HHmmss"_s;

QString timeText(Time at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count()).toString(timeFormat);
}

/// What a file's name can hold of a text.
QString nameOf(const QString& text)
{
    QString name;
    for (const QChar letter : text) {
        name += letter.isLetterOrNumber() || letter == u'_' ? letter : u'-';
    }
    return name.left(40);
}

} // namespace

KeptSounds::KeptSounds(QString folder)
    : m_folder(std::move(folder))
{
}

Result<QString, std::string>
KeptSounds::keep(Time at, const QString& zone, const QString& number, const Pcm& sound) const
{
    if (!QDir().mkpath(m_folder)) {
        return failure("can't make the folder " + m_folder.toStdString());
    }
    const QString name = u"%1-%2-%3.wav"_s.arg(
        timeText(at), zone.isEmpty() ? u"hall"_s : nameOf(zone), nameOf(number));
    // Not synced to the disk: printers and strips of the station wait for nothing here.
    QFile file(QDir(m_folder).filePath(name));
    const QByteArray bytes = QByteArray::fromStdString(wavBytes(sound));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush()) {
        return failure(file.fileName().toStdString() + ": " + file.errorString().toStdString());
    }
    forget(at);
    return file.fileName();
}

void KeptSounds::forget(Time now) const
{
    QDir folder(m_folder);
    // Only names of ours; whatever else lies there isn't ours to remove.
    const QStringList names =
        folder.entryList({u"[0-9][0-9][0-9][0-9]*-[0-9]*-*.wav"_s}, QDir::Files, QDir::Name);
    const QString oldest = timeText(now - ageMax);
    qsizetype left = names.size();
    for (const QString& name : names) {
        if (left <= filesMax && name.left(oldest.size()) >= oldest) {
            break;
        }
        folder.remove(name);
        --left;
    }
}

} // namespace hall::voice
