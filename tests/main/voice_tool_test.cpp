// SPDX-License-Identifier: Apache-2.0
#include "tests/main/node_process.h"
#include "tests/support/temp_dir.h"
#include "tests/voice/made_pack.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace hall;
using namespace hall::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A speaker's recordings in one folder, the pack in another.
struct VoiceFolder
{
    VoiceFolder()
    {
        std::filesystem::create_directories(dir.path() / "recorded");
    }

    void record(const std::string& text, const voice::Pcm& sound) const
    {
        writeText(dir.path() / "recorded" / (text + ".wav"), voice::wavBytes(sound));
    }

    [[nodiscard]] QString path(const char* name) const
    {
        return QString::fromStdString((dir.path() / name).string());
    }

    [[nodiscard]] Finished tool(const QStringList& arguments) const
    {
        return runProgram(u"paihao"_s, QStringList{u"voice"_s} + arguments);
    }

    [[nodiscard]] Finished build() const
    {
        return tool({u"build"_s, u"--recordings"_s, path("recorded"), u"--out"_s, path("own")});
    }

    TempDir dir;
};

/// As it comes from a microphone: soft, with silence around it.
voice::Pcm recorded(std::chrono::milliseconds length)
{
    voice::Pcm sound = voice::silence(22050, 300ms);
    voice::append(sound, hum(length, -32));
    voice::append(sound, voice::silence(22050, 500ms));
    return sound;
}

} // namespace

TEST_CASE("a pack is built of recordings, checked, and spoken from", "[process][tool][voice]")
{
    const VoiceFolder folder;
    folder.record("请", recorded(400ms));
    folder.record("坐", recorded(300ms));

    REQUIRE(folder.build().exit == 0);
    const auto pack = voice::UnitPack::load(folder.dir.path() / "own");
    REQUIRE(pack);
    CHECK(pack->head().name == "own");
    REQUIRE(pack->units().size() == 2);
    for (const voice::Unit& unit : pack->units()) {
        CHECK(unit.sound.length() < 430ms);
        CHECK(voice::rmsDb(unit.sound) == Approx(voice::speechRmsDb).margin(1));
    }

    const Finished said = folder.tool({u"say"_s,
                                       u"请坐"_s,
                                       u"--pack"_s,
                                       folder.path("own"),
                                       u"--out"_s,
                                       folder.path("said.wav"),
                                       u"--json"_s});
    CHECK(said.exit == 0);
    const auto length = QJsonDocument::fromJson(said.out.toUtf8()).object()[u"ms"_s].toInt();
    CHECK(length == Approx(850 + 120 + 420 + 20 + 320).margin(20));

    const Finished lacks = folder.tool(
        {u"say"_s, u"请A"_s, u"--pack"_s, folder.path("own"), u"--out"_s, folder.path("said.wav")});
    CHECK(lacks.exit == 3);
    CHECK(lacks.err.contains(u"own has no unit for \"A\""_s));
}

TEST_CASE("several tickets are called in a sentence, as a station does", "[process][tool][voice]")
{
    const VoiceFolder folder;
    const auto lengthOf = [&](const QStringList& also) {
        const Finished said = folder.tool(
            QStringList{u"say"_s, u"--number"_s, u"A035"_s, u"--counter"_s, u"3"_s, u"--json"_s} +
            QStringList{u"--out"_s, folder.path("said.wav")} + also);
        CHECK(said.exit == 0);
        return QJsonDocument::fromJson(said.out.toUtf8()).object()[u"ms"_s].toInt();
    };
    const QStringList second{u"--also"_s, u"B120:12"_s};
    const int one = lengthOf({});
    const int two = lengthOf(second);
    CHECK(two > one);
    CHECK(lengthOf(second + second + second) > two);
    const auto refused = [&](const QStringList& also) {
        return folder.tool(QStringList{u"say"_s, u"--number"_s, u"A035"_s, u"--counter"_s, u"3"_s} +
                           QStringList{u"--out"_s, folder.path("said.wav")} + also);
    };
    CHECK(refused(second + second + second + second).err.contains(u"at most 4"_s));
    CHECK(refused({u"--also"_s, u"B120"_s}).err.contains(u"--also B120: must be NUMBER:COUNTER"_s));
}

TEST_CASE("the doctor says of each pack whether it has all that the hall says",
          "[process][tool][voice]")
{
    const VoiceFolder folder;
    folder.record("请", recorded(400ms));
    REQUIRE(folder
                .tool({u"build"_s,
                       u"--recordings"_s,
                       folder.path("recorded"),
                       u"--out"_s,
                       folder.path("voices/own")})
                .exit == 0);
    const Finished seen = runProgram(u"paihao"_s,
                                     {u"doctor"_s,
                                      u"--config"_s,
                                      QStringLiteral(HALL_SOURCE_DIR "/resources/halls/small.toml"),
                                      u"--data"_s,
                                      folder.path(""),
                                      u"--set"_s,
                                      uR"(voice.packs=["espeak-zh", "own", "none"])"_s});
    CAPTURE(seen.out.toStdString(), seen.err.toStdString());
    CHECK(seen.out.contains(QRegularExpression{u"ok +voice pack espeak-zh: \\d+ recordings"_s}));
    CHECK(seen.out.contains(QRegularExpression{u"voice pack own: \\d+ things are missing"_s}));
    CHECK(seen.out.contains(u"voice pack none: there is no such pack"_s));
}

TEST_CASE("the check of a pack lists all that it lacks", "[process][tool][voice]")
{
    const VoiceFolder folder;
    folder.record("请", recorded(400ms));
    folder.record("号", recorded(400ms));
    REQUIRE(folder.build().exit == 0);
    voice::Pcm clipped = hum(300ms);
    std::fill_n(clipped.samples.begin() + 500, 20, std::int16_t{32767});
    writeText(folder.dir.path() / "own" / "hao4.wav", voice::wavBytes(clipped));

    const Finished found = folder.tool({u"check"_s, folder.path("own"), u"--json"_s});

    CHECK(found.exit == 1);
    const QJsonArray findings =
        QJsonDocument::fromJson(found.out.toUtf8()).object()[u"findings"_s].toArray();
    REQUIRE(findings.size() > 2);
    CHECK(findings[0].toObject()[u"kind"_s] == u"clipped"_s);
    CHECK(findings[0].toObject()[u"about"_s] == u"hao4.wav"_s);
    CHECK(findings[1].toObject()[u"kind"_s] == u"missing"_s);
    CHECK(findings[1].toObject()[u"about"_s] == u"tickets A"_s);
}

TEST_CASE("what no pack can be made of is refused by its file", "[process][tool][voice]")
{
    const VoiceFolder folder;
    CHECK(folder.build().exit == 1); // There is nothing.
    voice::Pcm other = recorded(300ms);
    other.rate = 44100;
    folder.record("请", other);

    const Finished refused = folder.build();

    CHECK(refused.exit == 1);
    CHECK(refused.err.contains(u"请.wav has 44100 samples a second, not 22050"_s));
    CHECK_FALSE(QFile::exists(folder.path("own/pack.toml")));
    CHECK(folder.tool({u"check"_s, folder.path("own")}).exit == 1);
    CHECK(folder.tool({u"check"_s}).exit == 2);
    CHECK(folder.tool({u"build"_s}).exit == 2);
    CHECK(folder.tool({u"build"_s, u"--out"_s, folder.path("x"), u"--lang"_s, u"bo"_s}).exit == 2);
}
