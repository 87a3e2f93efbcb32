// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/materials.h"

#include <vector>

/// The choice tree of a service's materials, as far as a visitor has come in it.
namespace hall::kiosk {

using Choices = std::vector<Choice>;

/// The first question that has to be asked and has no answer; null: the list is known.
[[nodiscard]] const Question* openQuestion(const std::vector<Question>& questions,
                                           const Choices& choices);

/// The questions that were answered, in the order they are asked.
[[nodiscard]] std::vector<const Question*> answeredQuestions(const std::vector<Question>& questions,
                                                             const Choices& choices);

/// The answer that was given to a question; null: none.
[[nodiscard]] const PossibleAnswer* answerTo(const Question& question, const Choices& choices);

/// The choices without the answer to `question` and without all that were asked because of it.
[[nodiscard]] Choices
askedAgain(const std::vector<Question>& questions, Choices choices, const Question& question);

} // namespace hall::kiosk
