// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/wording.h"

namespace hall::printer {

namespace {

// A phrase may name others; the reader refuses one that comes back to itself.
constexpr int depthMax = 8;

const std::string* textIn(const Facts* facts, const std::string& name)
{
    if (facts == nullptr) {
        return nullptr;
    }
    const auto found = facts->texts.find(name);
    return found == facts->texts.end() ? nullptr : &found->second;
}

} // namespace

Wording::Wording(const Phrases& phrases, const Facts& facts, const Facts* item)
    : m_phrases(phrases)
    , m_facts(facts)
    , m_item(item)
{
}

std::optional<std::string> Wording::say(const Template& words) const
{
    return sayWithin(words, nullptr, 0);
}

std::optional<std::string>
Wording::sayWithin(const Template& words, const Case* said, int depth) const
{
    std::string text;
    for (const Part& part : words) {
        const auto piece = sayPart(part, said, depth);
        if (!piece && !part.isOptional) {
            return std::nullopt;
        }
        text += piece.value_or("");
    }
    return text;
}

std::optional<std::string> Wording::sayPart(const Part& part, const Case* said, int depth) const
{
    std::string text;
    for (const Piece& piece : part.pieces) {
        const std::string value = piece.isName ? valueOf(piece.text, said, depth) : piece.text;
        if (piece.isName && value.empty()) {
            return std::nullopt;
        }
        text += value;
    }
    return text;
}

std::string Wording::valueOf(const std::string& name, const Case* said, int depth) const
{
    if (said != nullptr) {
        if (const auto figure = said->figures.find(name); figure != said->figures.end()) {
            return figure->second;
        }
    }
    for (const Facts* facts : {m_item, &m_facts}) {
        if (const std::string* text = textIn(facts, name)) {
            return *text;
        }
    }
    const auto phrase = m_phrases.find(name);
    const Case* within = phrase == m_phrases.end() ? nullptr : caseOf(phrase->second.of);
    if (within == nullptr || depth >= depthMax) {
        return {};
    }
    const auto words = phrase->second.cases.find(within->which);
    return words == phrase->second.cases.end()
               ? std::string()
               : sayWithin(words->second, within, depth + 1).value_or("");
}

const Case* Wording::caseOf(const std::string& name) const
{
    for (const Facts* facts : {m_item, &m_facts}) {
        if (facts == nullptr) {
            continue;
        }
        if (const auto found = facts->cases.find(name); found != facts->cases.end()) {
            return &found->second;
        }
    }
    return nullptr;
}

} // namespace hall::printer
