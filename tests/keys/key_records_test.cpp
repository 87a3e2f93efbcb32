// SPDX-License-Identifier: Apache-2.0
#include "drivers/keys/key_names.h"
#include "drivers/keys/key_records.h"
#include "tests/keys/records.h"

#include <catch2/catch.hpp>

#include <linux/input.h>
#include <random>

using namespace hall::keys;
using hall::test::Records;

namespace {

std::string textOf(const std::vector<KeyEvent>& events)
{
    std::string text;
    for (const KeyEvent& event : events) {
        const auto* key = std::get_if<KeyPressed>(&event);
        text += key == nullptr ? "(lost)" : (key->shift ? "+" : "") + std::to_string(key->code);
        text += ' ';
    }
    return text;
}

} // namespace

TEST_CASE("a pressed key is told once: not its release, not its repetition", "[keys]")
{
    const auto [word, size] =
        GENERATE(table<int, RecordSize>({{8, RecordSize::Words64}, {4, RecordSize::Words32}}));
    KeyRecords records(size);
    Records typed(word);
    typed.down(30).add(1, 30, 2).report().add(1, 30, 2).report().up(30).press(2);
    CHECK(textOf(records.feed(typed.bytes())) == "30 2 ");
}

TEST_CASE("shift holds for what is typed while either shift key is down", "[keys]")
{
    KeyRecords records(RecordSize::Words64);
    Records typed;
    typed.down(42).press(30).down(54).up(42).press(30).add(1, 54, 2).report().press(2);
    typed.up(54).press(30);
    CHECK(textOf(records.feed(typed.bytes())) == "+30 +30 +2 30 ");
}

TEST_CASE("keys come out right wherever a read ends", "[keys]")
{
    Records typed;
    typed.down(42).press(30).up(42).press(96);
    for (std::size_t cut = 0; cut <= typed.bytes().size(); ++cut) {
        KeyRecords records(RecordSize::Words64);
        const std::string text = textOf(records.feed(typed.bytes().substr(0, cut)));
        CHECK(text + textOf(records.feed(typed.bytes().substr(cut))) == "+30 96 ");
    }
}

TEST_CASE("what the kernel had no room for is told as lost, and shift with it", "[keys]")
{
    KeyRecords records(RecordSize::Words64);
    Records typed;
    typed.down(42).press(30).add(0, 3, 0).add(1, 31, 1).report().press(32);
    CHECK(textOf(records.feed(typed.bytes())) == "+30 (lost) 32 ");
}

TEST_CASE("other events of a device say nothing", "[keys]")
{
    KeyRecords records(RecordSize::Words64);
    Records typed;
    typed.add(2, 0, 1).add(3, 1, 1).add(17, 0, 1).add(20, 1, 30).report();
    CHECK(records.feed(typed.bytes()).empty());
}

TEST_CASE("what was cut off with a device isn't the beginning of what comes after", "[keys]")
{
    Records before;
    before.down(42).press(30);
    Records after;
    after.press(2);
    for (std::size_t cut = 0; cut <= before.bytes().size(); ++cut) {
        KeyRecords records(RecordSize::Words64);
        (void)records.feed(before.bytes().substr(0, cut));
        records.forget();
        CHECK(textOf(records.feed(after.bytes())) == "2 ");
    }
}

TEST_CASE("bytes that are no record are skipped, and keys are found again", "[keys]")
{
    KeyRecords records(RecordSize::Words64);
    std::mt19937 random(Catch::rngSeed());
    std::string noise(1'000'003, '\0');
    for (char& byte : noise) {
        byte = static_cast<char>(random());
    }
    (void)records.feed(noise);
    Records typed;
    for (int i = 0; i < 20; ++i) {
        typed.press(30);
    }
    const std::string text = textOf(records.feed(typed.bytes()));
    CHECK(text.ends_with("30 30 30 30 30 30 30 30 30 30 "));
}

TEST_CASE("the records are those of this machine", "[keys]")
{
    CHECK(static_cast<std::size_t>(nativeRecordSize()) == sizeof(input_event));
}

TEST_CASE("keys have the kernel's names", "[keys]")
{
    CHECK(keyByName("KPENTER") == 96);
    CHECK(keyByName("KP0") == 82);
    CHECK(keyByName("F1") == 59);
    CHECK_FALSE(keyByName("KPENTRE"));
    CHECK_FALSE(keyByName(""));
    CHECK(nameOfKey(78) == "KPPLUS");
    CHECK(nameOfKey(0xFFFF).empty());
}
