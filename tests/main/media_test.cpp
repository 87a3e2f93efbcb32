// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/pcm.h"
#include "tests/main/node_process.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

using namespace hall;
using namespace hall::test;
using namespace Qt::StringLiterals;

namespace {

/// `paihao-media play` where there is no sound server.
struct Player
{
    Player()
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_RUNTIME_DIR"_s, folder.path());
        environment.remove(u"PULSE_SERVER"_s);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(HALL_BIN_DIR "/paihao-media"), {u"play"_s});
    }

    bool says(const QByteArray& what)
    {
        return waitFor([&] {
            said += process.readAllStandardOutput();
            return said.contains(what);
        });
    }

    int end()
    {
        REQUIRE(waitFor([&] { return process.state() == QProcess::NotRunning; }));
        said += process.readAllStandardOutput();
        return process.exitCode();
    }

    QTemporaryDir folder;
    QProcess process;
    QByteArray said;
};

} // namespace

TEST_CASE("a player without a sound server says so, refuses sounds and waits", "[process][media]")
{
    Player player;
    REQUIRE(player.says("{\"event\":\"no-device\"}\n"));

    player.process.write("play 1 4\nabcdplay 2 20");
    player.process.write("0\n" + QByteArray(100, 'x'));
    player.process.write(QByteArray(100, 'x'));
    player.process.write("play 3 4\nabcd");

    player.process.closeWriteChannel();
    CHECK(player.end() == 0);
    CHECK_FALSE(player.said.contains("error"));
    CHECK_FALSE(player.said.contains("first"));
}

TEST_CASE("a player that is told something else than sounds says what and ends", "[process][media]")
{
    const auto [input, why] = GENERATE(table<QByteArray, QByteArray>({
        {"stop\n", "stop"},
        {"play 1\n", "play 1"},
        {"play 0 4\n", "play 0 4"},
        {"play 1 3\n", "play 1 3"},
        {"play 1 -4\n", "play 1 -4"},
        {"play 1 99999999\n", "play 1 99999999"},
        {"play x 4\n", "play x 4"},
        {QByteArray(70, 'x'), QByteArray(40, 'x')},
    }));
    Player player;
    REQUIRE(player.says("no-device"));

    player.process.write(input);

    CHECK(player.end() == 2);
    CHECK(player.said.contains("not \\\"play ID BYTES\\\": " + why));
}

TEST_CASE("wrong use of the media program says what is right", "[process][media]")
{
    const auto [arguments, words] = GENERATE(table<QStringList, QString>({
        {QStringList{}, u"which command?"_s},
        {QStringList{u"sing"_s}, u"which command?"_s},
        {QStringList{u"play"_s, u"--rate"_s}, u"--rate needs a value"_s},
        {QStringList{u"play"_s, u"--rate"_s, u"1"_s}, u"--rate can't be \"1\""_s},
        {QStringList{u"play"_s, u"--volume"_s, u"loud"_s}, u"--volume can't be \"loud\""_s},
        {QStringList{u"play"_s, u"--bass"_s, u"1"_s}, u"no option \"--bass\""_s},
    }));

    const Finished finished = runProgram(u"paihao-media"_s, arguments);

    CHECK(finished.exit == 2);
    INFO(finished.err.toStdString());
    CHECK(finished.err.contains(words));
    CHECK(finished.err.contains(u"usage: paihao-media"_s));
}

TEST_CASE("the tool says a call or a text into a file", "[process][tool]")
{
    const TempDir dir;
    const QString path = QString::fromStdString((dir.path() / "call.wav").string());

    const Finished call = runProgram(u"paihao"_s,
                                     {u"voice"_s,
                                      u"say"_s,
                                      u"--number"_s,
                                      u"A035"_s,
                                      u"--counter"_s,
                                      u"12"_s,
                                      u"--out"_s,
                                      path,
                                      u"--json"_s});

    REQUIRE(call.exit == 0);
    const auto told = QJsonDocument::fromJson(call.out.toUtf8()).object();
    CHECK(told[u"spoken"_s] ==
          u"qing3 A ling2 san1 wu3 hao4, dao4 shi2er4 hao4 chuang1kou3 ban4li3"_s);
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto sound = voice::parseWav(file.readAll().toStdString());
    REQUIRE(sound);
    CHECK(sound->length().count() == told[u"ms"_s].toInt());
    CHECK(voice::rmsDb(*sound) == Approx(-20).margin(3));
}

TEST_CASE("the tool doesn't say what can't be said or written", "[process][tool]")
{
    const auto [arguments, exit, words] = GENERATE(table<QStringList, int, QString>({
        {QStringList{u"say"_s, u"好"_s}, 2, u"--out FILE.wav"_s},
        {QStringList{u"sing"_s, u"好"_s, u"--out"_s, u"/x.wav"_s}, 2, u"voice say TEXT"_s},
        {QStringList{u"say"_s,
                     u"好"_s,
                     u"--number"_s,
                     u"A1"_s,
                     u"--counter"_s,
                     u"1"_s,
                     u"--out"_s,
                     u"/x"_s},
         2,
         u"voice say TEXT"_s},
        {QStringList{u"say"_s, u"<>"_s, u"--out"_s, u"/proc/x.wav"_s},
         2,
         u"nothing in \"<>\" can be said"_s},
        {QStringList{u"say"_s, u"好"_s, u"--out"_s, u"/proc/x.wav"_s}, 3, u"/proc/x.wav"_s},
    }));

    const Finished finished = runProgram(u"paihao"_s, QStringList{u"voice"_s} + arguments);

    CHECK(finished.exit == exit);
    INFO(finished.err.toStdString());
    CHECK(finished.err.contains(words));
}
