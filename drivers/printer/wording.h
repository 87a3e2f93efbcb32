// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/facts.h"

#include <optional>

namespace hall::printer {

/// Says what the templates of a layout say, of one visitor or of one item on his paper.
class Wording
{
public:
    /// `item`: of a list on the paper, or null.
    Wording(const Phrases& phrases, const Facts& facts, const Facts* item = nullptr);

    /// The text, or nothing where a name in it has nothing to say. A template without any is empty.
    [[nodiscard]] std::optional<std::string> say(const Template& words) const;

private:
    [[nodiscard]] std::optional<std::string>
    sayWithin(const Template& words, const Case* said, int depth) const;
    [[nodiscard]] std::optional<std::string>
    sayPart(const Part& part, const Case* said, int depth) const;
    [[nodiscard]] std::string valueOf(const std::string& name, const Case* said, int depth) const;
    [[nodiscard]] const Case* caseOf(const std::string& name) const;

    const Phrases& m_phrases;
    const Facts& m_facts;
    const Facts* m_item;
};

} // namespace hall::printer
