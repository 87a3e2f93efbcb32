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

rc::Gen<Text> anyCancel()
{
    return rc::gen::apply(
        [](const Text& prefix, int number) {
            return "cancel " + prefix + (number < 10 ? "00" : "0") + std::to_string(number);
        },
        rc::gen::element<Text>("A", "B"),
        rc::gen::inRange(1, 20));
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
                                      {6, anyCancel()},
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
