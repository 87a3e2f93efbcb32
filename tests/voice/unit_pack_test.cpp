// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/pack_engine.h"
#include "drivers/voice/sentence.h"
#include "drivers/voice/unit_pack.h"
#include "tests/support/temp_dir.h"
#include "tests/voice/made_pack.h"

#include <catch2/catch.hpp>

using namespace hall::voice;
using namespace std::chrono_literals;
using hall::test::hum;
using hall::test::unitOf;
using hall::test::writePack;
using std::chrono::milliseconds;

namespace {

UnitPack smallPack(Language language = Language::Zh)
{
    std::vector<Unit> units;
    for (const char* text : {"请",
                             "号",
                             "到",
                             "号窗口",
                             "号窗口办理",
                             "办理",
                             "零",
                             "三",
                             "五",
                             "三十",
                             "十",
                             "A",
                             "B",
                             "ticket",
                             "to",
                             "to counter",
                             "three"}) {
        units.push_back(unitOf(text, 200ms));
    }
    return UnitPack{{.name = "small", .language = language}, units};
}

std::string told(const UnitPack& pack, const PackPlan& plan)
{
    std::string text;
    for (const PackPlan::Part& part : plan.parts) {
        text += (text.empty() ? "" : part.isAfterPause ? ", " : " ") + pack.units()[part.unit].text;
    }
    for (const std::string& missing : plan.missing) {
        text += " !" + missing;
    }
    return text;
}

milliseconds at(const PackSound& spoken, std::size_t part)
{
    return milliseconds{static_cast<std::int64_t>(spoken.starts[part]) * 1000 / spoken.sound.rate};
}

class NoEngine : public SpeechEngine
{
public:
    [[nodiscard]] EngineState state() const override
    {
        return EngineState::None;
    }

    void render(const Utterance& utterance, const OnRendered& onRendered) override
    {
        asked.push_back(utterance.plain);
        onRendered(hall::failure(std::string("no engine")));
    }

    std::vector<std::string> asked;
};

} // namespace

TEST_CASE("a sentence is made of the longest units that fit", "[voice][pack]")
{
    const UnitPack pack = smallPack();
    const auto [plain, parts] = GENERATE(table<std::string, std::string>({
        {"请A零三五号，到三号窗口办理", "请 A 零 三 五 号, 到 三 号窗口办理"},
        {"请A零三五号到三号窗口，B零三五号到三十号窗口办理",
         "请 A 零 三 五 号 到 三 号窗口, B 零 三 五 号 到 三十 号窗口办理"},
        {"到三号", "到 三 号"},
        {"A B零", "A B 零"},
        {"Ticket A three, to counter three", "ticket A three, to counter three"},
        {"tickets", " !tickets"},
        {"A four", "A !four"},
        {"Any", " !Any"},
        {"请坐，零", "请, 零 !坐"},
        {"，请，", "请"},
        {"", ""},
    }));

    CHECK(told(pack, pack.plan(plain)) == parts);
}

TEST_CASE("units stand close together, apart after a letter, with a pause at a comma",
          "[voice][pack]")
{
    const UnitPack pack = smallPack();

    const PackSound spoken = pack.sound(pack.plan("请A零，到"));

    REQUIRE(spoken.starts.size() == 4);
    CHECK(at(spoken, 0) == 0ms);
    CHECK(at(spoken, 1) == 200ms + gapOfUnits);
    CHECK(std::chrono::abs(at(spoken, 2) - at(spoken, 1) - 200ms - gapAfterLetter) <= 1ms);
    CHECK(std::chrono::abs(at(spoken, 3) - at(spoken, 2) - 200ms - gapAtPause) <= 1ms);
    CHECK(std::chrono::abs(spoken.sound.length() - at(spoken, 3) - 200ms) <= 1ms);
}

TEST_CASE("where units meet nothing clicks, and their level stays", "[voice][pack]")
{
    const UnitPack pack = smallPack();

    const Pcm sound = pack.sound(pack.plan("零三五")).sound;

    int steepest = 0;
    for (std::size_t at = 1; at < sound.samples.size(); ++at) {
        steepest = std::max(steepest, std::abs(sound.samples[at] - sound.samples[at - 1]));
    }
    const Pcm one = hum(200ms);
    int own = 0;
    for (std::size_t at = 1; at < one.samples.size(); ++at) {
        own = std::max(own, std::abs(one.samples[at] - one.samples[at - 1]));
    }
    CHECK(steepest <= own);
    CHECK(sound.samples.front() == 0);
    CHECK(rmsDb(sound) == Approx(speechRmsDb).margin(1.5));
}

TEST_CASE("a pack is a folder that is read as it was written", "[voice][pack]")
{
    const hall::test::TempDir dir;
    const PackHead head{.name = "own \"voice\"",
                        .language = Language::En,
                        .speaker = "王老师",
                        .licence = "the hall's\nalone, '''\t\"\"\"",
                        .rate = 22050};
    writePack(dir.path(), head, {unitOf("to", 100ms), unitOf("to counter", 300ms)});

    const auto pack = UnitPack::load(dir.path());

    REQUIRE(pack);
    CHECK(pack->head() == head);
    CHECK(pack->faults().empty());
    REQUIRE(pack->units().size() == 2);
    CHECK(pack->units()[0].text == "to counter"); // longest first
    CHECK(pack->units()[0].sound == hum(300ms));
}

TEST_CASE("a file that isn't sound of the pack's kind takes only its unit away", "[voice][pack]")
{
    const hall::test::TempDir dir;
    Unit slow = unitOf("三", 200ms);
    slow.sound.rate = 16000;
    writePack(dir.path(), {.name = "p"}, {unitOf("零", 200ms), slow, unitOf("五", 11s)});
    hall::test::writeText(dir.path() / unitOf("零", 0ms).file, "RIFF");

    const auto pack = UnitPack::load(dir.path());

    REQUIRE(pack);
    REQUIRE(pack->faults().size() == 3);
    CHECK(pack->faults()[0].what == "isn't a WAV file");
    CHECK(pack->faults()[1].what == "has 16000 samples a second, not 22050");
    CHECK(pack->faults()[1].isRate);
    CHECK(pack->faults()[2].what == "is longer than ten seconds");
    CHECK(pack->plan("零").missing == std::vector<std::string>{"零"});
}

TEST_CASE("a manifest that makes no sense is refused with its line", "[voice][pack]")
{
    const std::string head = "format = 1\nname = \"p\"\nlanguage = \"zh\"\nrate = 22050\n";
    const auto [manifest, why] = GENERATE_COPY(table<std::string, std::string>({
        {"", "format has to be 1"},
        {"format = 2", "format has to be 1"},
        {"format = ", "line 1: not TOML"},
        {"format = 1\nname = \"p\"\nlanguage = \"bo\"",
         "language can't be \"bo\"; allowed: zh, en"},
        {"format = 1\nlanguage = \"zh\"", "it has no name"},
        {"format = 1\nname = \"p\"\nlanguage = \"zh\"", "rate can't be 0; allowed: 8000 to 48000"},
        {head, "it has no [[unit]]"},
        {head + "unit = 3", "it has no [[unit]]"},
        {head + "unit = [3]", "line 5: a unit needs a text"},
        {head + "[[unit]]\nfile = \"a.wav\"", "line 5: a unit needs a text"},
        {head + "[[unit]]\ntext = \"a\"\nfile = \"../a.wav\"", "isn't a .wav file beside"},
        {head + "[[unit]]\ntext = \"a\"\nfile = \"/etc/passwd\"", "isn't a .wav file beside"},
        {head +
             "[[unit]]\ntext = \"a\"\nfile = \"a.wav\"\n[[unit]]\ntext = \"a\"\nfile = \"b.wav\"",
         "line 8: \"a\" is there already"},
    }));
    const auto read = parseManifest(manifest);

    REQUIRE_FALSE(read);
    INFO(read.error());
    CHECK(read.error().find(why) != std::string::npos);
}

TEST_CASE("an engine with packs speaks from the one of the language, the rest as before",
          "[voice][pack]")
{
    NoEngine other;
    PackEngine engine{{smallPack(), smallPack(Language::En)}, other};
    const auto render = [&](const std::string& plain, Language language) {
        std::optional<hall::Result<Pcm, std::string>> answer;
        engine.render({.text = "x", .pauses = 0, .plain = plain, .language = language},
                      [&](const auto& sound) { answer = sound; });
        return answer.value();
    };

    CHECK(engine.state() == EngineState::Ready);
    CHECK(render("请A零", Language::Zh));
    CHECK(render("to counter three", Language::En));
    CHECK(other.asked.empty());
    CHECK_FALSE(render("请坐", Language::Zh)); // The whole sentence is the other's.
    CHECK(other.asked == std::vector<std::string>{"请坐"});
    CHECK(PackEngine{{}, other}.state() == EngineState::None);

    // It has these words, as a Chinese voice says them.
    PackEngine chinese{{smallPack()}, other};
    std::optional<bool> isSpoken;
    chinese.render(
        {.text = "x", .pauses = 0, .plain = "to counter three", .language = Language::En},
        [&](const auto& sound) { isSpoken = sound.has_value(); });
    CHECK(isSpoken == false);
    CHECK(other.asked.back() == "to counter three");
}

TEST_CASE("packs are found by name, the hall's own before ours", "[voice][pack]")
{
    const hall::test::TempDir own;
    const hall::test::TempDir ours;
    writePack(own.path() / "a", {.name = "own"}, {unitOf("零", 100ms)});
    writePack(ours.path() / "a", {.name = "ours"}, {unitOf("零", 100ms)});
    writePack(ours.path() / "b", {.name = "b"}, {unitOf("零", 100ms)});

    const auto packs = loadPacks({"a", "b", "missing"}, {own.path(), ours.path()});

    REQUIRE(packs.size() == 2);
    CHECK(packs[0].head().name == "own");
    CHECK(packs[1].head().name == "b");
}
