// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <QDir>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

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
    if (picture.startsWith(u"counter")) {
        return {420, 760};
    }
    return {picture.contains(u"names") ? 384 : 576, 0}; // on narrow paper
}

/// Width of a strip's picture: eight pixels a dot and a frame.
int stripWidth(const QString& picture)
{
    constexpr int frame = 28;
    const int dots = picture.contains(u"large") ? 128 : picture.contains(u"long") ? 256 : 192;
    return dots * 8 + frame;
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
    const bool isStrip = name.startsWith(u"strip");
    const QSize size = isStrip ? QSize{stripWidth(name), 0} : sizeOf(name);
    CHECK(image.width() == size.width());
    CHECK((size.height() == 0 || image.height() == size.height()));
    CHECK_FALSE(isBlank(image));
}

/// 16-bit mono: seconds, and the level of what isn't silence in dB below full scale.
struct Sound
{
    double seconds = 0;
    double level = 0;
    bool clips = false;
};

Sound soundOf(const QString& path)
{
    constexpr qsizetype header = 44;
    constexpr double rate = 22050;
    constexpr double fullScale = 32768;
    constexpr int silent = 200;
    QFile file{path};
    REQUIRE(file.open(QIODevice::ReadOnly));
    REQUIRE(file.read(4) == "RIFF");
    file.seek(header);
    const QByteArray bytes = file.readAll();
    std::vector<qint16> samples(static_cast<std::size_t>(bytes.size()) / sizeof(qint16));
    std::memcpy(samples.data(), bytes.constData(), samples.size() * sizeof(qint16));
    double power = 0;
    double loud = 0;
    Sound sound;
    for (const qint16 sample : samples) {
        if (std::abs(int{sample}) > silent) {
            power += double(sample) * sample;
            ++loud;
        }
        sound.clips = sound.clips || std::abs(int{sample}) >= 32767;
    }
    sound.seconds = static_cast<double>(samples.size()) / rate;
    sound.level = 10 * std::log10(power / std::max(loud, 1.0) / (fullScale * fullScale));
    return sound;
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
    const QStringList announcements = QDir{out + u"/voice"_s}.entryList({u"[01]?-*.wav"_s});
    CHECK(announcements.size() == 10);
    for (const QString& call : announcements) {
        INFO(call.toStdString());
        const Sound sound = soundOf(out + u"/voice/"_s + call);
        CHECK(sound.seconds > 4);
        CHECK(sound.seconds < 20);
        CHECK(sound.level > -23);
        CHECK(sound.level < -15);
        CHECK_FALSE(sound.clips);
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
