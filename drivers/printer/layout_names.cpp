// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/layout_names.h"

#include "drivers/printer/facts.h"

#include <algorithm>
#include <sstream>

namespace hall::printer {

namespace {

/// Every rule of a case there is, of papers and of what is listed on them.
std::vector<CaseRule> allCases()
{
    std::vector<CaseRule> all;
    for (const PaperKind kind : {PaperKind::Ticket, PaperKind::Checklist}) {
        const Vocabulary& words = vocabularyOf(kind);
        all.insert(all.end(), words.cases.begin(), words.cases.end());
        for (const ListRule& list : words.lists) {
            all.insert(all.end(), list.cases.begin(), list.cases.end());
        }
    }
    return all;
}

void addPhrases(std::set<std::string>& names,
                std::span<const CaseRule> cases,
                const Phrases& phrases)
{
    for (const auto& [name, phrase] : phrases) {
        if (std::ranges::find(cases, phrase.of, &CaseRule::name) != cases.end()) {
            names.insert(name);
        }
    }
}

void addWords(std::set<std::string>& names, std::string_view words)
{
    for (const std::string& word : wordsOf(words)) {
        names.insert(word);
    }
}

bool isName(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

bool leadsTo(const std::string& from,
             const std::string& to,
             const Phrases& phrases,
             std::set<std::string>& seen)
{
    const auto phrase = phrases.find(from);
    if (phrase == phrases.end() || !seen.insert(from).second) {
        return false;
    }
    for (const auto& [which, words] : phrase->second.cases) {
        for (const std::string& name : namesIn(words)) {
            if (name == to || leadsTo(name, to, phrases, seen)) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

Result<Template, std::string> parseTemplate(std::string_view text)
{
    Template words;
    bool isOptional = false;
    const auto add = [&](std::string_view piece, bool isAName) {
        if (words.empty() || words.back().isOptional != isOptional) {
            words.push_back({.isOptional = isOptional, .pieces = {}});
        }
        words.back().pieces.push_back({.text = std::string(piece), .isName = isAName});
    };
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("{}[]"), text.size());
        if (end > 0) {
            add(text.substr(0, end), false);
            text.remove_prefix(end);
            continue;
        }
        const char mark = text.front();
        text.remove_prefix(1);
        if (mark == '{') {
            const std::size_t close = text.find('}');
            if (close == std::string_view::npos || !isName(text.substr(0, close))) {
                return failure(std::string("a { needs a name and a } after it"));
            }
            add(text.substr(0, close), true);
            text.remove_prefix(close + 1);
        } else if (mark == '}' || (mark == '[') == isOptional) {
            return failure("a " + std::string(1, mark) + " stands alone or within another");
        } else {
            isOptional = mark == '[';
            if (isOptional) {
                words.push_back({.isOptional = true, .pieces = {}});
            }
        }
    }
    if (isOptional) {
        return failure(std::string("a [ needs a ] after it"));
    }
    return words;
}

std::vector<std::string> namesIn(const Template& words)
{
    std::vector<std::string> names;
    for (const Part& part : words) {
        for (const Piece& piece : part.pieces) {
            if (piece.isName) {
                names.push_back(piece.text);
            }
        }
    }
    return names;
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::istringstream in{std::string(text)};
    std::vector<std::string> words;
    for (std::string word; in >> word;) {
        words.push_back(word);
    }
    return words;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

std::set<std::string> namesFor(PaperKind kind, const Phrases& phrases, std::string_view list)
{
    const Vocabulary& words = vocabularyOf(kind);
    std::set<std::string> names;
    addWords(names, words.texts);
    addPhrases(names, words.cases, phrases);
    const auto items = std::ranges::find(words.lists, list, &ListRule::name);
    if (items != words.lists.end()) {
        addWords(names, items->texts);
        addPhrases(names, items->cases, phrases);
    }
    return names;
}

std::set<std::string> namesForPhrase(const Phrase& phrase, const Phrases& phrases)
{
    std::set<std::string> names;
    for (const CaseRule& rule : allCases()) {
        if (rule.name == phrase.of) {
            addWords(names, rule.figures);
        }
    }
    addWords(names, vocabularyOf(PaperKind::Ticket).texts);
    addWords(names, vocabularyOf(PaperKind::Checklist).texts);
    for (const auto& [name, other] : phrases) {
        names.insert(name);
    }
    return names;
}

std::vector<std::string> allCaseNames()
{
    std::vector<std::string> names;
    for (const CaseRule& rule : allCases()) {
        names.emplace_back(rule.name);
    }
    return names;
}

std::vector<std::string> casesOf(std::string_view name)
{
    const std::vector<CaseRule> all = allCases();
    const auto rule = std::ranges::find(all, name, &CaseRule::name);
    return rule == all.end() ? std::vector<std::string>{} : wordsOf(rule->cases);
}

std::vector<std::string> listNames(PaperKind kind)
{
    std::vector<std::string> names;
    for (const ListRule& list : vocabularyOf(kind).lists) {
        names.emplace_back(list.name);
    }
    return names;
}

bool comesBack(const std::string& phrase, const Phrases& phrases)
{
    std::set<std::string> seen;
    return leadsTo(phrase, phrase, phrases, seen);
}

} // namespace hall::printer
