// SPDX-License-Identifier: Apache-2.0
#include "app/settings/document.h"
#include "app/settings/schema.h"

#include <algorithm>
#include <array>

namespace hall::settings {

namespace {

/// A policy that has a say only beside certain words of another.
struct Beside
{
    std::string_view key;
    std::string_view other;
    std::string_view words; ///< parted by spaces
};

constexpr auto besides = std::to_array<Beside>({{"interleave", "choice", "interleave"},
                                                {"reinsert_after", "missed", "reinsert"},
                                                {"reinstatements_max", "missed", "end reinsert"},
                                                {"preferred_clerk", "missed", "end reinsert"}});

/// A policy that has a say only while another number isn't 0.
struct Above
{
    std::string_view key;
    std::string_view other;
};

constexpr auto aboves = std::to_array<Above>({{"no_show_after", "max_recalls"},
                                              {"between_recalls", "max_recalls"},
                                              {"misses_within_days", "misses_max"},
                                              {"block_days", "misses_max"}});

/// Whether the file asks for something with this key.
bool asks(const Entry& policy, std::string_view key)
{
    return policy.at(key).given && policy.at(key).sound && policy.number(key) != 0;
}

std::string quotedWords(std::string_view words)
{
    std::string text;
    for (const std::string& word : split(words, ' ')) {
        text += (text.empty() ? "\"" : " or \"") + word + '"';
    }
    return text;
}

void checkBeside(const Beside& rule, const Entry& policy, Mistakes& mistakes)
{
    const std::vector<std::string> words = split(rule.words, ' ');
    const std::string& word = policy.text(rule.other);
    const bool fits = std::ranges::find(words, word) != words.end();
    if (asks(policy, rule.key) && policy.at(rule.other).sound && !fits) {
        const std::string other = std::string(rule.other) + " = ";
        mistakes.add(policy,
                     rule.key,
                     "has no say with " + other + '"' + word + '"',
                     "left out, or " + other + quotedWords(rule.words));
    }
}

void checkAbove(const Above& rule, const Entry& policy, Mistakes& mistakes)
{
    if (asks(policy, rule.key) && policy.at(rule.other).sound && policy.number(rule.other) == 0) {
        const std::string other(rule.other);
        mistakes.add(policy,
                     rule.key,
                     "has no say with " + other + " = 0",
                     "left out, or " + other + " = 1 or more");
    }
}

bool hasAppointments(const Document& document)
{
    return std::ranges::any_of(document.many("service"), [](const Entry& service) {
        return !service.at("slot_places").sound || service.number("slot_places") > 0;
    });
}

bool hasCallReason(const Document& document)
{
    return std::ranges::any_of(document.many("reason"), [](const Entry& reason) {
        const std::vector<std::string>& uses = reason.list("for");
        return !reason.at("for").sound || std::ranges::find(uses, "call") != uses.end();
    });
}

} // namespace

void checkPolicy(const Document& document, Mistakes& mistakes)
{
    const Entry& policy = document.one("policy");
    for (const Beside& rule : besides) {
        checkBeside(rule, policy, mistakes);
    }
    for (const Above& rule : aboves) {
        checkAbove(rule, policy, mistakes);
    }
    if (policy.flag("call_given") && !hasCallReason(document)) {
        mistakes.add(policy,
                     "call_given",
                     "is true, but a call of a given number needs a reason, and there is none",
                     "a [[reason]] for \"call\"");
    }
    if (policy.text("choice") == "interleave" && document.many("priority").size() == 1 &&
        !hasAppointments(document)) {
        mistakes.add(policy,
                     "choice",
                     "is \"interleave\", but nobody has priority",
                     "a second [[priority]], or a service with slot_places");
    }
}

} // namespace hall::settings
