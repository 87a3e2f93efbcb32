// SPDX-License-Identifier: Apache-2.0
#include "tests/support/any_script.h"

#include <sstream>

namespace hall::test {

namespace {

using Text = std::string;

/// Half a minute at most between two presses, so that recalls and timers get their turn.
constexpr int secondsMost = 30;
constexpr int linesMost = 120;

rc::Gen<Text> anyTake()
{
    return rc::gen::apply(
        [](const Text& service, const Text& priority) { return "take " + service + priority; },
        rc::gen::element<Text>("a1", "a2", "b1"),
        rc::gen::element<Text>("", "", "", " elder", " urgent"));
}

rc::Gen<Text> anyCounterVerb()
{
    return rc::gen::apply(
        [](int counter, const Text& verb) { return std::to_string(counter) + ' ' + verb; },
        rc::gen::inRange(1, 4),
        rc::gen::element<Text>("open",
                               "next",
                               "next",
                               "next",
                               "next",
                               "start",
                               "finish",
                               "recall",
                               "no-show",
                               "uncall",
                               "pause",
                               "resume",
                               "close"));
}

rc::Gen<Text> anyNumber()
{
    return rc::gen::apply(
        [](const Text& prefix, int number) {
            return prefix + (number < 10 ? "00" : "0") + std::to_string(number);
        },
        rc::gen::element<Text>("A", "B"),
        rc::gen::inRange(1, 13));
}

/// What may be pressed with a ticket's number.
rc::Gen<Text> anyOf(const Text& verb)
{
    return rc::gen::map(anyNumber(), [verb](const Text& number) { return verb + ' ' + number; });
}

/// Few are held, and of those that come first there are some in every script.
rc::Gen<Text> anyResume()
{
    return rc::gen::map(rc::gen::element<Text>("A001", "A002", "A003", "A004", "B001", "B002"),
                        [](const Text& number) { return "resume " + number; });
}

/// Only who is served can be held, so the presses before it come along.
rc::Gen<Text> anyHold()
{
    return rc::gen::apply(
        [](int counter, const Text& kind) {
            const Text at = std::to_string(counter);
            return at + " next | " + at + " start | " + at + " hold" + kind;
        },
        rc::gen::inRange(1, 4),
        rc::gen::element<Text>("", "", " same", " step"));
}

rc::Gen<Text> anyTransfer()
{
    return rc::gen::element<Text>(
        "transfer a2", "transfer b1", "transfer 1", "transfer 3", "transfer @clerk2");
}

rc::Gen<Text> anyAside()
{
    return rc::gen::apply(
        [](int counter, const Text& verb) { return std::to_string(counter) + ' ' + verb; },
        rc::gen::inRange(1, 4),
        rc::gen::weightedOneOf<Text>({{3, anyTransfer()}, {6, anyResume()}, {1, anyOf("call")}}));
}

rc::Gen<Text> anyLine()
{
    return rc::gen::apply(
        [](int seconds, const Text& press) {
            return seconds == 0 ? press : '+' + std::to_string(seconds) + "s " + press;
        },
        rc::gen::inRange(0, secondsMost),
        rc::gen::weightedOneOf<Text>({{50, anyTake()},
                                      {100, anyCounterVerb()},
                                      {40, anyAside()},
                                      {10, anyHold()},
                                      {6, anyOf("cancel")},
                                      {12, anyOf("reinstate")},
                                      {2, anyOf("release")},
                                      {12, rc::gen::just(Text{"undo"})},
                                      {1, rc::gen::just(Text{"next day"})}}));
}

} // namespace

std::string AnyScript::text() const
{
    std::string text;
    for (const std::string& line : lines) {
        text += (text.empty() ? "" : " | ") + line;
    }
    return text;
}

std::ostream& operator<<(std::ostream& out, const AnyScript& script)
{
    return out << script.text();
}

rc::Gen<AnyScript> anyScript()
{
    return rc::gen::map(
        rc::gen::resize(linesMost, rc::gen::container<std::vector<Text>>(anyLine())),
        [](std::vector<Text> lines) {
            // Without counters nothing would happen in most scripts.
            lines.insert(lines.begin(), {"1 open", "2 open", "3 open"});
            return AnyScript{std::move(lines)};
        });
}

std::string trying::outcome(const rc::detail::Property& property, unsigned seed, int tries)
{
    rc::detail::TestParams params;
    params.seed = seed;
    params.maxSuccess = tries;
    const auto result = rc::detail::checkProperty(property, {}, params);
    if (result.is<rc::detail::SuccessResult>()) {
        return {};
    }
    std::ostringstream message;
    rc::detail::printResultMessage(result, message);
    return message.str();
}

} // namespace hall::test
