// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/choices.h"

#include <algorithm>

namespace hall::kiosk {

const PossibleAnswer* answerTo(const Question& question, const Choices& choices)
{
    const auto given = std::ranges::find(choices, question.code, &Choice::question);
    if (given == choices.end()) {
        return nullptr;
    }
    const auto found = std::ranges::find(question.answers, given->answer, &PossibleAnswer::code);
    return found == question.answers.end() ? nullptr : &*found;
}

const Question* openQuestion(const std::vector<Question>& questions, const Choices& choices)
{
    const auto open = std::ranges::find_if(questions, [&](const Question& question) {
        return holds(question.when, choices) && answerTo(question, choices) == nullptr;
    });
    return open == questions.end() ? nullptr : &*open;
}

std::vector<const Question*> answeredQuestions(const std::vector<Question>& questions,
                                               const Choices& choices)
{
    std::vector<const Question*> answered;
    for (const Question& question : questions) {
        if (holds(question.when, choices) && answerTo(question, choices) != nullptr) {
            answered.push_back(&question);
        }
    }
    return answered;
}

Choices
askedAgain(const std::vector<Question>& questions, Choices choices, const Question& question)
{
    std::erase_if(choices, [&](const Choice& choice) { return choice.question == question.code; });
    // What no longer holds takes along what hung on it.
    const auto hangs = [&](const Choice& choice) {
        const auto asked = std::ranges::find(questions, choice.question, &Question::code);
        return asked == questions.end() || !holds(asked->when, choices);
    };
    while (true) {
        const auto loose = std::ranges::find_if(choices, hangs);
        if (loose == choices.end()) {
            return choices;
        }
        choices.erase(loose);
    }
}

} // namespace hall::kiosk
