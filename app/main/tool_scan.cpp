// SPDX-License-Identifier: Apache-2.0
#include "app/main/tool.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <cstdio>

namespace hall::tool {

using namespace Qt::StringLiterals;

namespace {

/// One object a picture, as `paihao-media scan --once` says them.
QJsonArray objectsIn(const QByteArray& lines)
{
    QJsonArray objects;
    for (const QByteArray& line : lines.split('\n')) {
        if (!line.isEmpty()) {
            objects.append(QJsonDocument::fromJson(line).object());
        }
    }
    return objects;
}

QString lineOf(const QJsonValue& picture)
{
    return picture[u"code"_s].isString() ? picture[u"code"_s].toString() : u"no code found"_s;
}

} // namespace

int scanCommand(const Arguments& arguments)
{
    const Report report{arguments.json};
    const QStringList files = arguments.words.mid(1);
    if (files.isEmpty()) {
        return report.failed(WrongUse, u"WrongUse"_s, u"paihao scan FILE…"_s);
    }
    QProcess media;
    media.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    media.start(QCoreApplication::applicationDirPath() + u"/paihao-media"_s,
                QStringList{u"scan"_s, u"--once"_s, u"--"_s} + files);
    if (!media.waitForFinished(-1) || media.exitStatus() != QProcess::NormalExit) {
        return report.failed(OutOfReach, u"NoMedia"_s, u"paihao-media doesn't run"_s);
    }
    const QJsonArray pictures = objectsIn(media.readAllStandardOutput());
    QStringList lines;
    bool allHadCodes = pictures.size() == files.size();
    for (const auto& picture : pictures) {
        lines.append(lineOf(picture));
        allHadCodes = allHadCodes && picture[u"code"_s].isString();
    }
    const int done = report.done(
        lines.join(u'\n'),
        QJsonDocument{QJsonObject{{u"pictures"_s, pictures}}}.toJson(QJsonDocument::Compact));
    return allHadCodes ? done : Refused;
}

} // namespace hall::tool
