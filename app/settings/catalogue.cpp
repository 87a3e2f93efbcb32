// SPDX-License-Identifier: Apache-2.0
#include "app/settings/catalogue.h"

#include "app/settings/catalogue_layer.h"
#include "app/settings/tree.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <set>

namespace hall {

namespace settings {

namespace {

using Json = nlohmann::json;

constexpr std::string_view servicesKey = "services";
constexpr std::string_view codeKey = "code";
constexpr std::string_view groupKey = "group";
/// How tickets look is a file of the hall's.
constexpr std::string_view layoutKey = "layout";
// Deeper than any catalogue.
constexpr int depthMax = 8;
constexpr std::size_t shownBytesMax = 1000;

Node nodeOf(const Json& json, const Place& place, int depth = 0)
{
    Node node{place, Node::Other{}};
    if (depth > depthMax) {
        return node;
    }
    if (json.is_boolean()) {
        node.content = json.get<bool>();
    } else if (json.is_string()) {
        node.content = json.get<std::string>();
    } else if (json.is_number_integer() &&
               (!json.is_number_unsigned() ||
                json.get<std::uint64_t>() <= std::numeric_limits<std::int64_t>::max())) {
        node.content = json.get<std::int64_t>();
    } else if (json.is_array()) {
        std::vector<Node> items;
        for (const Json& item : json) {
            items.push_back(nodeOf(item, place, depth + 1));
        }
        node.content = std::move(items);
    } else if (json.is_object()) {
        std::vector<Member> members;
        for (const auto& [key, value] : json.items()) {
            members.push_back({key, nodeOf(value, place, depth + 1)});
        }
        node.content = std::move(members);
    }
    return node;
}

Json jsonOf(const Node& node)
{
    if (const auto* flag = std::get_if<bool>(&node.content)) {
        return *flag;
    }
    if (const auto* number = std::get_if<std::int64_t>(&node.content)) {
        return *number;
    }
    if (const auto* text = std::get_if<std::string>(&node.content)) {
        return *text;
    }
    if (const auto* list = node.list()) {
        Json json = Json::array();
        for (const Node& item : *list) {
            json.push_back(jsonOf(item));
        }
        return json;
    }
    Json json = Json::object();
    if (const auto* members = node.table()) {
        for (const Member& member : *members) {
            json[member.key] = jsonOf(member.node);
        }
    }
    return json;
}

std::string textOf(const Node* node)
{
    return node == nullptr ? std::string{}
                           : jsonOf(*node).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Not in the middle of a character.
std::string cut(std::string text)
{
    if (text.size() > shownBytesMax) {
        std::size_t end = shownBytesMax;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        text.resize(end);
        text += "…";
    }
    return text;
}

/// Lays a catalogue over the tree of a hall.toml.
class Laying
{
public:
    Laying(Node& root, CatalogueLayer& layer, Mistakes& mistakes)
        : m_root(root)
        , m_layer(layer)
        , m_mistakes(mistakes)
        , m_place{"catalogue " + std::to_string(layer.catalogue.version), 0, 0}
    {
    }

    void lay()
    {
        const Json json = Json::parse(m_layer.catalogue.content, nullptr, false);
        const bool isObject = json.is_object() && json.size() == 1;
        const auto services = isObject ? json.find(servicesKey) : Json::const_iterator{};
        if (!isObject || services == json.end() || !services->is_array()) {
            m_mistakes.add(m_place, "", "has to be an object with a list", "services");
            return;
        }
        for (const Json& each : *services) {
            layService(nodeOf(each, m_place));
        }
    }

private:
    void layService(Node service)
    {
        const Node* const named = service.find(codeKey);
        const std::string code = named == nullptr ? std::string{} : named->asText();
        const std::string path = "service." + code;
        if (service.table() == nullptr || code.empty()) {
            m_mistakes.add(m_place, "service", "has no code", "a table with a code");
            return;
        }
        if (!m_codes.insert(code).second) {
            m_mistakes.add(m_place, path, "is there twice");
            return;
        }
        if (service.find(layoutKey) != nullptr) {
            m_mistakes.add(m_place,
                           path + '.' + std::string(layoutKey),
                           "is the hall's own to say",
                           "left out");
            return;
        }
        if (Node* const own = find(code)) {
            change(*own, std::move(service), code);
        } else {
            add(std::move(service), code);
        }
    }

    Node* find(const std::string& code)
    {
        std::vector<Node>* const all = services();
        if (all == nullptr) {
            return nullptr;
        }
        const auto found = std::ranges::find_if(*all, [&](const Node& each) {
            const Node* const own = each.find(codeKey);
            return own != nullptr && own->asText() == code;
        });
        return found == all->end() ? nullptr : &*found;
    }

    std::vector<Node>* services()
    {
        Node* const all = m_root.find("service");
        return all == nullptr ? nullptr : std::get_if<std::vector<Node>>(&all->content);
    }

    [[nodiscard]] bool hasGroup(const std::string& code) const
    {
        const Node* const groups = std::as_const(m_root).find("group");
        return groups != nullptr && groups->list() != nullptr &&
               std::ranges::any_of(*groups->list(), [&](const Node& group) {
                   const Node* const own = group.find(codeKey);
                   return own != nullptr && own->asText() == code;
               });
    }

    void leaveOut(const std::string& code, const Node* group)
    {
        m_layer.leftOut.push_back("service." + code + ": " +
                                  (group == nullptr
                                       ? std::string{"it names no group"}
                                       : "this hall has no group \"" + cut(group->asText()) + '"'));
    }

    /// In which group a service that the hall has is done, the hall may know better.
    void change(Node& own, Node service, const std::string& code)
    {
        for (Member& member : *service.table()) {
            if (member.key == groupKey && !hasGroup(member.node.asText())) {
                leaveOut(code, &member.node);
                continue;
            }
            Node* const before = own.find(member.key);
            note(code, member.key, before, member.node);
            if (before != nullptr) {
                *before = std::move(member.node);
            } else {
                own.table()->push_back(std::move(member));
            }
        }
    }

    void add(Node service, const std::string& code)
    {
        const Node* const group = service.find(groupKey);
        std::vector<Node>* const all = services();
        if (all == nullptr || group == nullptr || !hasGroup(group->asText())) {
            leaveOut(code, group);
            return;
        }
        for (const Member& member : *service.table()) {
            note(code, member.key, nullptr, member.node);
        }
        all->push_back(std::move(service));
    }

    void
    note(const std::string& code, const std::string& key, const Node* before, const Node& after)
    {
        const std::string was = textOf(before);
        const std::string is = textOf(&after);
        if (was != is) {
            m_layer.changes.push_back(
                {.code = code, .key = key, .before = cut(was), .after = cut(is)});
        }
    }

    Node& m_root;
    CatalogueLayer& m_layer;
    Mistakes& m_mistakes;
    Place m_place;
    std::set<std::string> m_codes;
};

} // namespace

void layCatalogue(Node& root, CatalogueLayer& layer, Mistakes& mistakes)
{
    Laying{root, layer, mistakes}.lay();
}

} // namespace settings

Result<CataloguedSettings, SettingsErrors> loadWith(const Catalogue& catalogue,
                                                    const std::filesystem::path& path,
                                                    const std::vector<std::string>& overrides,
                                                    std::string_view station)
{
    const auto text = settings::readFile(path, "hall.toml");
    if (!text) {
        return failure(SettingsErrors(text.error()));
    }
    return loadTextWith(catalogue, *text, path.string(), overrides, station);
}

Result<CataloguedSettings, SettingsErrors> loadTextWith(const Catalogue& catalogue,
                                                        std::string_view toml,
                                                        std::string_view source,
                                                        const std::vector<std::string>& overrides,
                                                        std::string_view station)
{
    settings::CatalogueLayer layer{.catalogue = catalogue, .changes = {}, .leftOut = {}};
    settings::Mistakes mistakes;
    const settings::Document document = settings::readDocument(
        {settings::hallSchema(), toml, source, overrides, station, &layer}, mistakes);
    if (document.tables.empty()) {
        return failure(mistakes.sorted());
    }
    Settings settings = settings::build(document, mistakes);
    if (!mistakes.none()) {
        return failure(mistakes.sorted());
    }
    return CataloguedSettings{.settings = std::move(settings),
                              .changes = std::move(layer.changes),
                              .leftOut = std::move(layer.leftOut)};
}

} // namespace hall
