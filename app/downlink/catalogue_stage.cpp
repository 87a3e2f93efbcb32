// SPDX-License-Identifier: Apache-2.0
#include "app/downlink/catalogue_stage.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace hall::downlink {

using Json = nlohmann::json;

namespace {

constexpr const char* newestFile = "catalogue.json";
constexpr const char* beforeFile = "catalogue-before.json";

/// As written by us; nothing where it isn't.
std::optional<std::pair<Catalogue, std::optional<BusinessDay>>> parse(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("version") || !json["version"].is_number_integer() ||
        !json.contains("content") || !json["content"].is_string() || !json.contains("after") ||
        !json["after"].is_string()) {
        return std::nullopt;
    }
    return std::pair{Catalogue{.version = json["version"].get<std::int64_t>(),
                               .content = json["content"].get<std::string>()},
                     parseBusinessDay(json["after"].get<std::string>())};
}

} // namespace

CatalogueStage::CatalogueStage(const Shelf& shelf, Load load, Rules base)
    : m_shelf(shelf)
    , m_load(std::move(load))
    , m_base(std::move(base))
    , m_newest(read(newestFile))
    , m_before(read(beforeFile))
{
}

std::optional<CatalogueStage::Staged> CatalogueStage::read(const char* name)
{
    const auto text = m_shelf.get(name);
    const auto parsed = text ? parse(*text) : std::nullopt;
    if (!parsed) {
        return std::nullopt; // None, or damaged: the city sends it again.
    }
    auto checked = check(parsed->first);
    if (!checked) {
        if (!m_passedOver) {
            m_passedOver = PassedOver{.version = parsed->first.version, .why = checked.error()};
        }
        return std::nullopt;
    }
    return Staged{.checked = *std::move(checked), .after = parsed->second};
}

Result<CatalogueStage::Checked, CatalogueStage::Sentences>
CatalogueStage::check(const Catalogue& catalogue) const
{
    auto loaded = m_load(catalogue);
    if (!loaded) {
        Sentences sentences;
        std::ranges::transform(loaded.error(),
                               std::back_inserter(sentences),
                               [](const SettingsError& error) { return toText(error); });
        return failure(std::move(sentences));
    }
    return Checked{.catalogue = catalogue,
                   .rules = std::move(loaded->settings.rules),
                   .changes = std::move(loaded->changes),
                   .leftOut = std::move(loaded->leftOut)};
}

const Rules& CatalogueStage::rulesOf(const std::optional<BusinessDay>& day) const
{
    if (m_newest && m_newest->isFor(day)) {
        return m_newest->checked.rules;
    }
    return m_before ? m_before->checked.rules : m_base;
}

Result<void, CatalogueStage::Sentences> CatalogueStage::take(Checked checked,
                                                             const std::optional<BusinessDay>& day)
{
    Staged staged{.checked = std::move(checked), .after = day};
    if (m_newest && m_newest->isFor(day)) {
        if (auto kept = write(beforeFile, *m_newest); !kept) {
            return kept;
        }
        m_before = std::move(m_newest);
        m_newest.reset();
    }
    if (auto kept = write(newestFile, staged); !kept) {
        return kept;
    }
    m_newest = std::move(staged);
    return {};
}

Result<void, CatalogueStage::Sentences> CatalogueStage::write(const char* name,
                                                              const Staged& staged) const
{
    const Json json{{"version", staged.checked.catalogue.version},
                    {"after", staged.after ? toText(*staged.after) : std::string{}},
                    {"content", staged.checked.catalogue.content}};
    const auto put = m_shelf.put(name, json.dump(-1, ' ', false, Json::error_handler_t::replace));
    return put ? Result<void, Sentences>{} : failure(Sentences{put.error()});
}

sync::TakenCatalogue CatalogueStage::taken(const std::optional<BusinessDay>& day) const
{
    const auto& told = m_newest ? m_newest : m_before;
    if (!told) {
        return {};
    }
    sync::TakenCatalogue taken{.version = told->checked.catalogue.version,
                               .waitsAfter =
                                   told->isFor(day) ? std::string{} : toText(*told->after),
                               .changes = {},
                               .changed = static_cast<std::int64_t>(told->checked.changes.size()),
                               .leftOut = told->checked.leftOut};
    taken.leftOut.resize(std::min(taken.leftOut.size(), sync::changesToldMax));
    for (const ServiceChange& change : told->checked.changes) {
        if (taken.changes.size() == sync::changesToldMax) {
            break;
        }
        taken.changes.push_back({.code = change.code,
                                 .key = change.key,
                                 .before = change.before,
                                 .after = change.after});
    }
    return taken;
}

} // namespace hall::downlink
