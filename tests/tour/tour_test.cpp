// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <QDir>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>

namespace {

using namespace Qt::StringLiterals;

constexpr int tourEndsWithin = 240000;

struct Played
{
    int exitCode = -1;
    QString said;
};

Played play(const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(HALL_BIN_DIR "/paihao"), QStringList{u"tour"_s} + arguments);
    REQUIRE(process.waitForFinished(tourEndsWithin));
    return {.exitCode = process.exitCode(), .said = QString::fromUtf8(process.readAll())};
}

QStringList linesOf(const QString& path)
{
    QFile file{path};
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

/// What a picture of that face has to measure; of a ticket the width alone counts.
QSize sizeOf(const QString& picture)
{
    if (picture.startsWith(u"kiosk")) {
        return {1080, 1920};
    }
    if (picture.startsWith(u"screen")) {
        return {1920, 1080};
    }
    return picture.startsWith(u"counter") ? QSize{420, 760} : QSize{576, 0};
}

bool isBlank(const QImage& image)
{
    const QRgb first = image.pixel(0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != first) {
                return false;
            }
        }
    }
    return true;
}

void checkPicture(const QString& path, const QString& name)
{
    INFO(name.toStdString());
    const QImage image{path};
    REQUIRE_FALSE(image.isNull());
    const QSize size = sizeOf(name);
    CHECK(image.width() == size.width());
    CHECK((size.height() == 0 || image.height() == size.height()));
    CHECK_FALSE(isBlank(image));
}

int eventsOf(const QStringList& journal, const QString& kind)
{
    return static_cast<int>(std::ranges::count_if(journal, [&](const QString& line) {
        return QJsonDocument::fromJson(line.toUtf8()).object()[u"kind"_s].toString() == kind;
    }));
}

} // namespace

TEST_CASE("the scripted morning is played to its end and leaves its pictures", "[tour]")
{
    const QTemporaryDir dir;
    const QString out = dir.filePath(u"tour"_s);

    const Played played = play({u"--out"_s, out});

    INFO(played.said.toStdString());
    REQUIRE(played.exitCode == 0);
    const QStringList list = linesOf(out + u"/tour.txt"_s);
    CHECK(list.size() >= 60);
    for (const QString& line : list) {
        const QString name = line.section(u'\t', 0, 0);
        checkPicture(QDir{out}.filePath(name), name);
    }
    const QStringList journal = linesOf(out + u"/journal.jsonl"_s);
    CHECK(eventsOf(journal, u"DayOpened"_s) == 1);
    CHECK(eventsOf(journal, u"DayClosed"_s) == 1);
    CHECK(eventsOf(journal, u"TicketIssued"_s) >= 200);
    CHECK(eventsOf(journal, u"TicketCalled"_s) >= 6);
}

TEST_CASE("a tour goes into a folder without an older one", "[tour]")
{
    const QTemporaryDir dir;
    REQUIRE(QDir{dir.path()}.mkdir(u"data"_s));

    const Played played = play({u"--out"_s, dir.path()});

    CHECK(played.exitCode == 1);
    CHECK(played.said.contains(u"choose another folder"));
}

TEST_CASE("a tour without a folder is told how it is called", "[tour]")
{
    const Played played = play({});

    CHECK(played.exitCode == 2);
    CHECK(played.said.contains(u"--out DIR"));
}
