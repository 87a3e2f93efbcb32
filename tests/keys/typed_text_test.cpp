// SPDX-License-Identifier: Apache-2.0
#include "drivers/keys/typed_text.h"

#include <catch2/catch.hpp>

using namespace hall::keys;

namespace {

std::string typed(const std::vector<KeyCode>& codes, bool shift = false)
{
    std::vector<KeyEvent> events;
    events.reserve(codes.size());
    for (const KeyCode code : codes) {
        events.emplace_back(KeyPressed{.code = code, .shift = shift});
    }
    return typedBy(events);
}

std::vector<KeyCode> fromTo(KeyCode first, KeyCode last)
{
    std::vector<KeyCode> codes;
    for (KeyCode code = first; code <= last; ++code) {
        codes.push_back(code);
    }
    return codes;
}

} // namespace

TEST_CASE("keys type what a US keyboard types, and shift what it shifts", "[keys]")
{
    CHECK(typed(fromTo(2, 13)) == "1234567890-=");
    CHECK(typed(fromTo(2, 13), true) == "!@#$%^&*()_+");
    CHECK(typed(fromTo(16, 27)) == "qwertyuiop[]");
    CHECK(typed(fromTo(16, 27), true) == "QWERTYUIOP{}");
    CHECK(typed(fromTo(30, 41)) == "asdfghjkl;'`");
    CHECK(typed(fromTo(30, 41), true) == "ASDFGHJKL:\"~");
    CHECK(typed(fromTo(43, 53)) == "\\zxcvbnm,./");
    CHECK(typed(fromTo(43, 53), true) == "|ZXCVBNM<>?");
    CHECK(typed({57}) == " ");
}

TEST_CASE("the number block types digits, with shift as well", "[keys]")
{
    const std::vector<KeyCode> block{82, 79, 80, 81, 75, 76, 77, 71, 72, 73, 83, 78, 74, 55, 98};
    CHECK(typed(block) == "0123456789.+-*/");
    CHECK(typed(block, true) == "0123456789.+-*/");
}

TEST_CASE("enter and tab end what is typed, and keys that type nothing add nothing", "[keys]")
{
    CHECK(typed({28, 96, 15}) == "\r\r\r");
    CHECK(typed({1, 14, 29, 42, 54, 56, 58, 59, 69, 100, 125, 700}).empty());
}

TEST_CASE("where keys were lost stands what no code has", "[keys]")
{
    CHECK(typedBy({KeyPressed{.code = 30}, KeysLost{}, KeyPressed{.code = 31}}) == "a\x01s");
}
