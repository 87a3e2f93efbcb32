// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/layout.h"
#include "drivers/printer/paper_content.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hall::printer {

/// Something that is said in one of several ways, and the figures in it.
struct Case
{
    std::string which{}; // "none", "one", "many"; empty: nothing is said
    std::map<std::string, std::string, std::less<>> figures{};
};

/// What a paper may say, by the names that layouts use.
struct Facts
{
    std::map<std::string, std::string, std::less<>> texts{};
    std::map<std::string, Case, std::less<>> cases{};
    std::map<std::string, std::vector<Facts>, std::less<>> lists{};
};

[[nodiscard]] Facts factsOf(const TicketContent& content);
[[nodiscard]] Facts factsOf(const SheetContent& content);

/// The cases of one name, and its figures, each list parted by spaces.
struct CaseRule
{
    std::string_view name;
    std::string_view cases;
    std::string_view figures;
};

struct ListRule
{
    std::string_view name;
    std::string_view texts;
    std::span<const CaseRule> cases;
};

/// All names there are for one kind of paper.
struct Vocabulary
{
    std::string_view texts; // parted by spaces
    std::span<const CaseRule> cases;
    std::span<const ListRule> lists;
};

[[nodiscard]] const Vocabulary& vocabularyOf(PaperKind kind);

} // namespace hall::printer
