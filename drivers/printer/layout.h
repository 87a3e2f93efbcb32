// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/ticket_paper.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hall::printer {

/// How a kind of paper looks, as a file of resources/tickets says it; its README.md has the words.
enum class PaperKind { Ticket, Checklist };

/// A piece of a text: as it stands, or the name of what stands there.
struct Piece
{
    std::string text{};
    bool isName = false;
};

/// Pieces that are printed together. An optional part is left out while a name in it has nothing to
/// say; any other then leaves out the whole text.
struct Part
{
    bool isOptional = false;
    std::vector<Piece> pieces{};
};

using Template = std::vector<Part>;

/// A name for something that is said in one of several ways.
struct Phrase
{
    std::string of{};
    std::map<std::string, Template, std::less<>> cases{};
};

using Phrases = std::map<std::string, Phrase, std::less<>>;

struct TextEntry
{
    std::vector<Template> texts{};
    std::optional<Template> joined{}; // in place of them, where it is complete and fits on one line
    int gap = 0;                      // dots between them
    TextStyle style{};
    int least = 1; // the size down to which a text shrinks to stand on one line
};

struct SidesEntry
{
    Template left{};
    Template right{};
    TextStyle style{};
    int least = 1;
};

struct NumberEntry
{
    int size = 8; // at most
};

struct CodeEntry
{
    int module = 6; // dots
};

struct RuleEntry
{
    int dots = 2; // high
};

struct ListEntry
{
    std::string list{};
    Template mark{};
    Template text{};
    Template detail{}; // under it
    TextStyle style{};
    bool isNowBold = false;
    int gap = 0; // dots between items
};

struct LayoutEntry
{
    int line = 0;  // of the file
    int above = 0; // dots fed before it, if anything of it is printed
    int below = 0;
    std::variant<TextEntry, SidesEntry, NumberEntry, CodeEntry, RuleEntry, ListEntry> what{};
};

struct Layout
{
    std::string name{};
    std::string source{}; // the file, for messages
    PaperKind kind = PaperKind::Ticket;
    int margin = 12;
    int spacing = 32;
    std::vector<LayoutEntry> entries{};
    Phrases phrases{};
};

} // namespace hall::printer
