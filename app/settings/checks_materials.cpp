// SPDX-License-Identifier: Apache-2.0
#include "app/settings/document.h"
#include "app/settings/schema.h"

#include <algorithm>
#include <functional>
#include <set>

namespace hall::settings {

namespace {

/// `kind=limited` taken apart.
struct Condition
{
    std::string question;
    std::string answer;
};

std::vector<Condition> conditionsOf(const Entry& entry)
{
    std::vector<Condition> conditions;
    conditions.reserve(entry.list("when").size());
    for (const std::string& text : entry.list("when")) {
        const std::vector<std::string> parts = split(text, '=');
        conditions.push_back({parts.front(), parts.back()});
    }
    return conditions;
}

std::vector<std::string> codesOf(const std::vector<Entry>& entries)
{
    std::vector<std::string> codes;
    codes.reserve(entries.size());
    for (const Entry& entry : entries) {
        codes.push_back(entry.text("code"));
    }
    return codes;
}

const Entry* questionOf(const Entry& service, std::string_view code)
{
    const auto& questions = service.many("question");
    const auto found = std::ranges::find_if(
        questions, [&](const Entry& question) { return question.text("code") == code; });
    return found == questions.end() ? nullptr : &*found;
}

/// That what an entry is needed for can be answered.
void checkConditions(const Entry& entry, const Entry& service, Mistakes& mistakes)
{
    std::set<std::string> asked;
    for (const Condition& condition : conditionsOf(entry)) {
        const Entry* const question = questionOf(service, condition.question);
        if (question == nullptr) {
            mistakes.add(entry,
                         "when",
                         "the service has no question \"" + condition.question + '"',
                         joined(codesOf(service.many("question"))));
            continue;
        }
        const std::vector<std::string> answers = codesOf(question->many("answers"));
        if (std::ranges::find(answers, condition.answer) == answers.end()) {
            mistakes.add(entry,
                         "when",
                         "question \"" + condition.question + "\" has no answer \"" +
                             condition.answer + '"',
                         joined(answers));
        }
        if (!asked.insert(condition.question).second) {
            mistakes.add(entry,
                         "when",
                         "wants two answers to question \"" + condition.question +
                             "\", which gets one",
                         "each question once");
        }
    }
}

/// Which questions have to be answered before a question is asked, itself if they go in a circle.
std::set<std::string> askedBefore(const Entry& service, const Entry& question)
{
    std::set<std::string> before;
    const std::function<void(const Entry&)> follow = [&](const Entry& entry) {
        for (const Condition& condition : conditionsOf(entry)) {
            const Entry* const next = questionOf(service, condition.question);
            if (next != nullptr && before.insert(condition.question).second) {
                follow(*next);
            }
        }
    };
    follow(question);
    return before;
}

void checkCircles(const Entry& service, Mistakes& mistakes)
{
    std::set<std::string> reported;
    for (const Entry& question : service.many("question")) {
        const std::set<std::string> before = askedBefore(service, question);
        if (before.contains(question.text("code")) && !reported.contains(question.text("code"))) {
            mistakes.add(question,
                         "when",
                         "is never asked: it waits for its own answer",
                         "questions that are asked before it");
            reported.insert(before.begin(), before.end());
        }
    }
}

/// A question whose answer decides nothing would only keep people at the kiosk.
void checkUse(const Entry& service, Mistakes& mistakes)
{
    std::set<std::string> used;
    for (const std::string_view table : {"question", "material"}) {
        for (const Entry& entry : service.many(table)) {
            if (!entry.at("when").sound) {
                return;
            }
            for (const Condition& condition : conditionsOf(entry)) {
                used.insert(condition.question);
            }
        }
    }
    for (const Entry& question : service.many("question")) {
        if (question.at("code").sound && !used.contains(question.text("code"))) {
            mistakes.add(question,
                         "code",
                         "its answer decides nothing",
                         "a question that the \"when\" of some material names");
        }
    }
}

} // namespace

void checkMaterials(const Document& document, Mistakes& mistakes)
{
    for (const Entry& service : document.many("service")) {
        for (const Entry& question : service.many("question")) {
            if (question.many("answers").size() < 2) {
                mistakes.add(question, "answers", "leaves nothing to choose", "two or more");
            }
            checkConditions(question, service, mistakes);
        }
        for (const Entry& material : service.many("material")) {
            checkConditions(material, service, mistakes);
        }
        checkCircles(service, mistakes);
        checkUse(service, mistakes);
    }
}

} // namespace hall::settings
