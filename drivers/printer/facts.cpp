// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/facts.h"

#include <array>

namespace hall::printer {

namespace {

constexpr std::array stepCases{CaseRule{"state", "done now later", ""}};
constexpr std::array materialCases{CaseRule{"copies", "one many", "n"},
                                   CaseRule{"promise", "yes", ""}};
constexpr std::array ticketLists{ListRule{"steps", "n step", stepCases}};
constexpr std::array checklistLists{ListRule{"materials", "n material", materialCases}};
constexpr std::array ticketCases{CaseRule{"people", "none one many", "n"},
                                 CaseRule{"minutes", "within exact range", "low high"},
                                 CaseRule{"missed_rule", "void end reinsert list", "behind"},
                                 CaseRule{"returns", "one many", "n"},
                                 CaseRule{"printed", "first again", ""},
                                 CaseRule{"meant", "visitor test", ""}};
constexpr std::array checklistCases{CaseRule{"promises", "some", ""}};

constexpr Vocabulary ofTicket{
    "hall hall_en time number service service_en class class_en zone zone_en counters counters_en "
    "code station serial",
    ticketCases,
    ticketLists};
constexpr Vocabulary ofChecklist{
    "hall hall_en time number service service_en station serial", checklistCases, checklistLists};

std::string countCase(int count)
{
    return count <= 0 ? "none" : count == 1 ? "one" : "many";
}

Case countOf(int count)
{
    return {.which = countCase(count), .figures = {{"n", std::to_string(count)}}};
}

Case minutesOf(const std::optional<Minutes>& wait)
{
    if (!wait) {
        return {};
    }
    const bool isExact = wait->low == wait->high;
    return {.which = wait->low == 0 ? "within"
                     : isExact      ? "exact"
                                    : "range",
            .figures = {{"low", std::to_string(wait->low)}, {"high", std::to_string(wait->high)}}};
}

Case missedOf(const std::optional<MissedWay>& missed)
{
    if (!missed) {
        return {};
    }
    constexpr std::array<const char*, 4> names{"void", "end", "reinsert", "list"};
    return {.which = names.at(static_cast<std::size_t>(missed->rule)),
            .figures = {{"behind", std::to_string(missed->behind)}}};
}

Facts factsOf(const StepItem& step, std::size_t place)
{
    return {.texts = {{"n", std::to_string(place)}, {"step", step.serviceName}},
            .cases = {{"state",
                       {.which = step.isDone  ? "done"
                                 : step.isNow ? "now"
                                              : "later",
                        .figures = {}}}},
            .lists = {}};
}

Facts factsOf(const SheetItem& item, std::size_t place)
{
    return {.texts = {{"n", std::to_string(place)}, {"material", item.name}},
            .cases = {{"copies", countOf(item.copies)},
                      {"promise", {.which = item.isOnPromise ? "yes" : "", .figures = {}}}},
            .lists = {}};
}

template <class Item>
std::vector<Facts> factsOfAll(const std::vector<Item>& items)
{
    std::vector<Facts> all(items.size());
    for (std::size_t at = 0; at < all.size(); at++) {
        all[at] = factsOf(items[at], at + 1);
    }
    return all;
}

} // namespace

Facts factsOf(const TicketContent& content)
{
    const Case people = content.peopleAhead ? countOf(*content.peopleAhead) : Case{};
    const Case returns = content.missed ? countOf(content.missed->times) : Case{};
    return {.texts = {{"hall", content.hallName},
                      {"hall_en", content.hallNameEnglish},
                      {"time", content.issuedAt},
                      {"number", content.number},
                      {"service", content.serviceName},
                      {"service_en", content.serviceNameEnglish},
                      {"class", content.className},
                      {"class_en", content.classNameEnglish},
                      {"zone", content.zoneName},
                      {"zone_en", content.zoneNameEnglish},
                      {"counters", content.counters},
                      {"counters_en", content.countersEnglish},
                      {"code", content.code},
                      {"station", content.station},
                      {"serial", content.serial}},
            .cases = {{"people", people},
                      {"minutes", minutesOf(content.wait)},
                      {"missed_rule", missedOf(content.missed)},
                      {"returns", returns},
                      {"printed", {.which = content.isReprint ? "again" : "first", .figures = {}}},
                      {"meant", {.which = content.isTest ? "test" : "visitor", .figures = {}}}},
            .lists = {{"steps", factsOfAll(content.steps)}}};
}

Facts factsOf(const SheetContent& content)
{
    bool hasPromises = false;
    for (const SheetItem& item : content.items) {
        hasPromises = hasPromises || item.isOnPromise;
    }
    return {.texts = {{"hall", content.hallName},
                      {"hall_en", content.hallNameEnglish},
                      {"time", content.askedAt},
                      {"number", content.number},
                      {"service", content.serviceName},
                      {"service_en", content.serviceNameEnglish},
                      {"station", content.station},
                      {"serial", content.serial}},
            .cases = {{"promises", {.which = hasPromises ? "some" : "", .figures = {}}}},
            .lists = {{"materials", factsOfAll(content.items)}}};
}

const Vocabulary& vocabularyOf(PaperKind kind)
{
    return kind == PaperKind::Ticket ? ofTicket : ofChecklist;
}

} // namespace hall::printer
