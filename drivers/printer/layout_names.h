// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "drivers/printer/layout.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hall::printer {

/// `到{zone}等[，去{counters}号窗口]` as pieces; the error is a sentence.
[[nodiscard]] Result<Template, std::string> parseTemplate(std::string_view text);

[[nodiscard]] std::vector<std::string> namesIn(const Template& words);

/// The words of a text that are parted by spaces.
[[nodiscard]] std::vector<std::string> wordsOf(std::string_view text);
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

/// What may stand in braces on one kind of paper; within a list of it, what its items have, too.
[[nodiscard]] std::set<std::string>
namesFor(PaperKind kind, const Phrases& phrases, std::string_view list = {});

/// What may stand in braces in this phrase: its figures, facts of any paper, other phrases.
[[nodiscard]] std::set<std::string> namesForPhrase(const Phrase& phrase, const Phrases& phrases);

/// What a phrase may be `of`, and the cases of one of them; empty for an unknown one.
[[nodiscard]] std::vector<std::string> allCaseNames();
[[nodiscard]] std::vector<std::string> casesOf(std::string_view name);

[[nodiscard]] std::vector<std::string> listNames(PaperKind kind);

/// Whether a phrase names itself, be it through others.
[[nodiscard]] bool comesBack(const std::string& phrase, const Phrases& phrases);

} // namespace hall::printer
