// SPDX-License-Identifier: Apache-2.0
#include "tests/support/code_pictures.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::PictureKind;

namespace {

/// A picture of a ticket's code in `file`; the code.
QString savePicture(const QString& file, PictureKind kind, std::uint32_t seed)
{
    const auto picture = hall::test::drawCodePicture(kind, {}, seed);
    const QImage image(picture.luminance.data(),
                       picture.size.width,
                       picture.size.height,
                       picture.size.width,
                       QImage::Format_Grayscale8);
    REQUIRE(image.save(file));
    return QString::fromStdString(picture.text);
}

/// `paihao-media` with what it said so far.
struct Media
{
    explicit Media(const QStringList& arguments)
    {
        QObject::connect(&process, &QProcess::readyReadStandardOutput, &process, [this] {
            while (process.canReadLine()) {
                said.append(QJsonDocument::fromJson(process.readLine()).object());
            }
        });
        process.start(QStringLiteral(HALL_BIN_DIR "/paihao-media"), arguments);
    }

    ~Media()
    {
        process.kill();
        process.waitForFinished();
    }

    bool says(const QString& key, const QString& value)
    {
        return hall::test::waitFor([&] {
            return std::ranges::any_of(said, [&](const auto& o) { return o[key] == value; });
        });
    }

    [[nodiscard]] QStringList codes() const
    {
        QStringList codes;
        for (const QJsonObject& object : said) {
            if (object.contains(u"code"_s)) {
                codes.append(object[u"code"_s].toString());
            }
        }
        return codes;
    }

    QProcess process;
    QList<QJsonObject> said;
};

struct Ended
{
    int code = -1;
    QString out;
    QString error;
};

Ended run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(HALL_BIN_DIR "/") + program, arguments);
    const bool hasEnded = process.waitForFinished(30000);
    return {hasEnded ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

TEST_CASE("a picture that is put into the folder is read once, what lay there before isn't",
          "[scanner][media]")
{
    const QTemporaryDir dir;
    const QTemporaryDir aside;
    savePicture(dir.filePath(u"old.png"_s), PictureKind::Plain, 1);
    Media media({u"scan"_s, u"pictures:"_s + dir.path()});
    REQUIRE(media.says(u"event"_s, u"ready"_s));

    const QString first = savePicture(dir.filePath(u"new.png"_s), PictureKind::Tilted, 2);
    REQUIRE(media.says(u"code"_s, first));
    const QString second = savePicture(dir.filePath(u"new.png"_s), PictureKind::Inverted, 3);
    REQUIRE(media.says(u"code"_s, second));
    const QString third = savePicture(aside.filePath(u"moved.png"_s), PictureKind::Shadowed, 4);
    REQUIRE(QFile::rename(aside.filePath(u"moved.png"_s), dir.filePath(u"moved.png"_s)));
    REQUIRE(media.says(u"code"_s, third));

    CHECK(media.codes() == QStringList{first, second, third});
}

TEST_CASE("a picture that can't be read is told of, and the next one is read", "[scanner][media]")
{
    const QTemporaryDir dir;
    Media media({u"scan"_s, u"pictures:"_s + dir.path()});
    REQUIRE(media.says(u"event"_s, u"ready"_s));
    QFile broken(dir.filePath(u"broken.png"_s));
    REQUIRE(broken.open(QIODevice::WriteOnly));
    broken.write("\x89PNG\r\n\x1a\nand no more");
    broken.close();
    QByteArray complaints;
    REQUIRE(hall::test::waitFor([&] {
        complaints += media.process.readAllStandardError();
        return complaints.contains("can't read the picture broken.png");
    }));

    const QString code = savePicture(dir.filePath(u"whole.png"_s), PictureKind::Plain, 5);
    CHECK(media.says(u"code"_s, code));
}

TEST_CASE("a folder that isn't there is waited for", "[scanner][media]")
{
    const QTemporaryDir dir;
    const QString folder = dir.filePath(u"camera"_s);
    Media media({u"scan"_s, u"pictures:"_s + folder});
    REQUIRE(media.says(u"event"_s, u"no-device"_s));

    REQUIRE(QDir().mkpath(folder));
    REQUIRE(media.says(u"event"_s, u"ready"_s));
    const QString code = savePicture(folder + u"/a.png"_s, PictureKind::Small, 6);
    CHECK(media.says(u"code"_s, code));
}

TEST_CASE("a machine without a camera is a normal one", "[scanner][media]")
{
    Media media({u"scan"_s});
    const bool hasNone = media.says(u"event"_s, u"no-device"_s);
    CHECK((hasNone || media.says(u"event"_s, u"ready"_s)));
    CHECK(media.process.state() == QProcess::Running);
}

TEST_CASE("whoever started it takes it along", "[scanner][media]")
{
    const QTemporaryDir dir;
    Media media({u"scan"_s, u"pictures:"_s + dir.path()});
    REQUIRE(media.says(u"event"_s, u"ready"_s));
    media.process.closeWriteChannel();
    CHECK(hall::test::waitFor([&] { return media.process.state() == QProcess::NotRunning; }));
    CHECK(media.process.exitCode() == 0);
}

TEST_CASE("the tool reads pictures by the camera's path, a line each", "[scanner][tool]")
{
    const QTemporaryDir dir;
    const QString one = dir.filePath(u"--one.png"_s);
    const QString two = dir.filePath(u"two.png"_s);
    const QString none = dir.filePath(u"none.png"_s);
    const QString codeOne = savePicture(one, PictureKind::Perspective, 7);
    const QString codeTwo = savePicture(two, PictureKind::LowLight, 8);
    savePicture(none, PictureKind::NoCode, 9);

    const Ended all = run(u"paihao"_s, {u"scan"_s, one, two});
    CHECK(all.code == 0);
    CHECK(all.out == codeOne + u'\n' + codeTwo + u'\n');

    const Ended some = run(u"paihao"_s, {u"scan"_s, one, none, dir.filePath(u"gone.png"_s)});
    CHECK(some.code == 1);
    CHECK(some.out == codeOne + u"\nno code found\nno code found\n"_s);
    CHECK(some.error.contains(u"gone.png"_s));

    const Ended json = run(u"paihao"_s, {u"scan"_s, none, two, u"--json"_s});
    CHECK(json.code == 1);
    const QJsonArray pictures = QJsonDocument::fromJson(json.out.toUtf8())[u"pictures"_s].toArray();
    REQUIRE(pictures.size() == 2);
    CHECK(pictures[0][u"code"_s].isNull());
    CHECK(pictures[1][u"code"_s] == codeTwo);
    CHECK(pictures[1][u"file"_s] == two);
    CHECK(pictures[1][u"format"_s] == u"QRCode"_s);
}

TEST_CASE("wrong use of the scanning programs is told, with exit code 2", "[scanner][tool]")
{
    const auto [program, arguments, words] = GENERATE(table<QString, QStringList, QString>({
        {u"paihao"_s, {u"scan"_s}, u"paihao scan FILE"_s},
        {u"paihao-media"_s, {u"scan"_s, u"--once"_s}, u"--once: which files?"_s},
        {u"paihao-media"_s, {u"scan"_s, u"--often"_s}, u"no option \"--often\""_s},
        {u"paihao-media"_s, {u"scan"_s, u"/nowhere.avi"_s}, u"no file \"/nowhere.avi\""_s},
        {u"paihao-media"_s, {u"scan"_s, u"camera"_s, u"pictures:/tmp"_s}, u"one source"_s},
    }));
    const Ended ended = run(program, arguments);
    INFO(ended.error.toStdString());
    CHECK(ended.code == 2);
    CHECK(ended.error.contains(words));
}
