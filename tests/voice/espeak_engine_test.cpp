// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/espeak_engine.h"
#include "tests/support/temp_dir.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QSignalSpy>

#include <algorithm>
#include <cstdlib>

using namespace hall;
using namespace hall::voice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What espeak-ng itself says it would pronounce, apart from everything that is ours.
std::string phonemes(const std::string& text)
{
    QProcess process;
    process.start(u"espeak-ng"_s,
                  {u"-v"_s, u"cmn-latn-pinyin+f2"_s, u"-x"_s, u"-q"_s, u"--stdin"_s});
    process.write(QByteArray::fromStdString(text));
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished());
    return process.readAllStandardOutput().simplified().toStdString();
}

struct Bench
{
    explicit Bench(EspeakSettings settings = {})
        : engine(std::move(settings), timers)
    {
    }

    Result<Pcm, std::string> render(const Utterance& utterance)
    {
        std::optional<Result<Pcm, std::string>> answer;
        engine.render(utterance, [&](const auto& sound) { answer = sound; });
        REQUIRE(test::waitFor([&] { return answer.has_value(); }));
        return *answer;
    }

    void start()
    {
        engine.start();
        REQUIRE(test::waitFor([&] { return engine.state() == EngineState::Ready; }));
    }

    port::HandTimers timers;
    EspeakEngine engine;
};

/// An executable that does what `script` says.
QString program(const test::TempDir& dir, const QByteArray& script)
{
    QString path = QString::fromStdString((dir.path() / "engine").string());
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + script);
    file.close();
    REQUIRE(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    return path;
}

/// The longest stretch below a hundredth of the peak, counted sample by sample.
std::vector<int> gapsMs(const Pcm& sound)
{
    int peak = 0;
    for (const std::int16_t sample : sound.samples) {
        peak = std::max(peak, std::abs(int{sample}));
    }
    std::vector<int> gaps{0};
    int run = 0;
    for (const std::int16_t sample : sound.samples) {
        run = std::abs(int{sample}) * 100 < peak ? run + 1 : 0;
        if (run == 1) {
            gaps.push_back(0);
        }
        gaps.back() = std::max(gaps.back(), run * 1000 / sound.rate);
    }
    std::ranges::sort(gaps, std::ranges::greater{});
    return gaps;
}

} // namespace

TEST_CASE("espeak pronounces our sentences syllable for syllable, tone for tone",
          "[voice][phonemes]")
{
    const auto [called, golden] = GENERATE(table<CalledTo, std::string>({
        {{"A035", 3, ""},
         "tS;h'i21N_| 'ei51_| l'i35N_| s'a55n_| w'u21_| X'Au51_| "
         "t'Au51_| s'a55n_| X'Au51_| ts.hwA55Nkh'ou21_| pa51nl'i214_|"},
        {{"B128", 12, ""},
         "tS;h'i21N_| p'i51_| j'Au55_| '@r51_| p'A55_| X'Au51_| "
         "t'Au51_| s.i.35'@r51_| X'Au51_| ts.hwA55Nkh'ou21_| pa51nl'i214_|"},
        {{"D059", 20, ""}, // 五九: the third tone before a third tone rises
         "tS;h'i21N_| t'i51_| l'i35N_| w'u35_| tS;'iou21_| X'Au51_| "
         "t'Au51_| @r51s.'i.35_| X'Au51_| ts.hwA55Nkh'ou21_| pa51nl'i214_|"},
        {{"F246", 105, ""},
         "tS;h'i21N_| 'ai35f_| '@r51_| s'i[51_| l'iou51_| X'Au51_| "
         "t'Au51_| j'i55_| l'i35N_| w'u21_| X'Au51_| ts.hwA55Nkh'ou21_| pa51nl'i214_|"},
        {{"C777", 21, ""},
         "tS;h'i21N_| s'ei55_| tS;h'i55_| tS;h'i55_| tS;h'i55_| X'Au51_| "
         "t'Au51_| ,@r51s.i.35j'i55_| X'Au51_| ts.hwA55Nkh'ou21_| pa51nl'i214_|"},
        {{"H001", 2, "综合窗口6号"},
         "tS;h'i21N_| 'ei35ts.h_| l'i35N_| l'i35N_| j'Au55_| X'Au51_| "
         "t'Au51_| tsong55X'o-35_| ts.hwA55Nkh'ou21_| l'iou51_| X'Au51_| pa51nl'i214_|"},
    }));

    CHECK(phonemes(Wording{Lexicon{}, One::Yao}.call(called).text) == golden);
}

TEST_CASE("words with several readings are read as people read them", "[voice][phonemes]")
{
    const Wording wording{Lexicon{}, One::Yao};

    CHECK(phonemes(wording.free("重新").text) == phonemes("chong2xin1"));
    CHECK(phonemes(wording.free("重新").text) != phonemes("重新"));
    CHECK(phonemes(wording.free("银行").text) == phonemes("yin2hang2"));
    CHECK(phonemes(wording.free("银行").text) != phonemes("银行"));
    CHECK(phonemes(wording.free("35").text) == phonemes("三五"));
    CHECK(phonemes(wording.free("A零三五").text) == phonemes(spelled("A035", One::Yao)));
}

TEST_CASE("ten sentences as they come from the engine: length, level, peaks and gaps",
          "[voice][engine]")
{
    Bench bench;
    bench.start();
    const Wording wording{Lexicon{}, One::Yao};
    for (const CalledTo& called : {CalledTo{"A035", 3, ""},
                                   CalledTo{"B128", 12, ""},
                                   CalledTo{"C001", 1, ""},
                                   CalledTo{"D059", 20, ""},
                                   CalledTo{"E777", 99, ""},
                                   CalledTo{"F246", 105, ""},
                                   CalledTo{"ZK1001", 10, ""},
                                   CalledTo{"A9999", 21, ""},
                                   CalledTo{"H012", 2, "综合窗口6号"},
                                   CalledTo{"G310", 5, "婚姻登记处"}}) {
        INFO(called.number);
        const auto sound = bench.render(wording.call(called));
        REQUIRE(sound);
        const std::vector<int> gaps = gapsMs(*sound);

        CHECK(sound->length() > 4s);
        CHECK(sound->length() < 8s);
        CHECK(rmsDb(*sound) == Approx(-20).margin(3));
        CHECK(peakDb(*sound) <= -3);
        CHECK(gaps[0] <= 310); // the comma
        CHECK(gaps[1] <= 150);
    }
}

TEST_CASE("the voice that reads Chinese in English is never used", "[voice][engine]")
{
    EspeakSettings settings;
    settings.voices = {u"cmn"_s, u"cmn-latn-pinyin+f2"_s};
    Bench bench{settings};

    bench.start();

    CHECK(bench.engine.voice() == u"cmn-latn-pinyin+f2"_s);
}

TEST_CASE("without an engine the answer is no, and one that is installed later is found",
          "[voice][engine]")
{
    const test::TempDir dir;
    EspeakSettings settings;
    settings.program = QString::fromStdString((dir.path() / "engine").string());
    Bench bench{settings};
    QSignalSpy changes{&bench.engine, &SpeechEngine::stateChanged};
    bench.engine.start();
    REQUIRE(test::waitFor([&] { return bench.engine.state() == EngineState::None; }));
    CHECK_FALSE(bench.render({.text = "ni3hao3", .pauses = 0}));

    REQUIRE(QFile::link(u"/usr/bin/espeak-ng"_s, settings.program));
    REQUIRE(test::waitFor([&] {
        bench.timers.advance(1s);
        return bench.engine.state() == EngineState::Ready;
    }));

    CHECK(changes.count() == 2);
    CHECK(bench.render({.text = "ni3hao3", .pauses = 0}));
}

TEST_CASE("an engine that fails at a sentence answers no and is looked at again", "[voice][engine]")
{
    const test::TempDir dir;
    EspeakSettings settings;
    settings.program = program(dir, "case \"$*\" in *-x*) echo 'tS;h';; *) exit 3;; esac\n");
    Bench bench{settings};
    bench.start();

    CHECK(bench.render({.text = "ni3hao3", .pauses = 0}).error() == "the engine failed");
    CHECK(bench.engine.state() == EngineState::Ready);

    REQUIRE(QFile::remove(settings.program));
    CHECK_FALSE(bench.render({.text = "ni3hao3", .pauses = 0}));
    CHECK(test::waitFor([&] { return bench.engine.state() == EngineState::None; }));
}

TEST_CASE("an engine that says something else than sound answers no", "[voice][engine]")
{
    const test::TempDir dir;
    EspeakSettings settings;
    settings.program = program(dir, "cat\n");
    Bench bench{settings};
    bench.start();

    CHECK(bench.render({.text = "ni3hao3", .pauses = 0}).error() == "isn't a WAV file");
}

TEST_CASE("an engine that hangs is ended", "[voice][engine]")
{
    const test::TempDir dir;
    EspeakSettings settings;
    settings.program =
        program(dir, "case \"$*\" in *-x*) echo 'tS;h';; *) exec tail -f /dev/null;; esac\n");
    Bench bench{settings};
    bench.start();
    std::optional<bool> worked;
    bench.engine.render({.text = "ni3hao3", .pauses = 0},
                        [&](const auto& sound) { worked = sound.has_value(); });

    bench.timers.advance(EspeakEngine::rendersWithin);

    REQUIRE(test::waitFor([&] { return worked.has_value(); }));
    CHECK_FALSE(*worked);
}

TEST_CASE("a sentence that was made is there at once; one asked for twice is made once",
          "[voice][engine]")
{
    const test::TempDir dir;
    EspeakSettings settings;
    const QString log = QString::fromStdString((dir.path() / "log").string());
    settings.program = program(dir, "echo x >> " + log.toUtf8() + "\nexec espeak-ng \"$@\"\n");
    Bench bench{settings};
    bench.start();
    int answers = 0;
    const Utterance utterance{.text = "ni3hao3", .pauses = 0};
    bench.engine.render(utterance, [&](const auto& sound) { answers += sound ? 1 : 0; });
    bench.engine.render(utterance, [&](const auto& sound) { answers += sound ? 1 : 0; });
    REQUIRE(test::waitFor([&] { return answers == 2; }));

    bench.engine.render(utterance, [&](const auto& sound) { answers += sound ? 1 : 0; });

    CHECK(answers == 3);
    QFile said(log);
    REQUIRE(said.open(QIODevice::ReadOnly));
    CHECK(said.readAll() == "x\nx\n"); // the probe and the sentence
}
