// SPDX-License-Identifier: Apache-2.0
#include "app/settings/document.h"

#include <algorithm>
#include <array>

namespace hall::settings {

namespace {

constexpr int halfHour = 30;
constexpr int weekdays = 7;

/// How many half-hours the hall is open on its longest day.
int halfHours(const Document& document)
{
    std::array<int, weekdays> counts{};
    for (const Entry& span : document.many("hours")) {
        const int first = span.number("from") / halfHour;
        const int last = (span.number("to") - 1) / halfHour;
        for (const int weekday : parseWeekdays(span.text("days"))) {
            counts.at(static_cast<std::size_t>(weekday - 1)) += std::max(0, last - first + 1);
        }
    }
    return *std::ranges::max_element(counts);
}

/// The law lets nobody force a citizen to book: some places are for those who simply come.
void checkWayIn(const Entry& service, const Document& document, Mistakes& mistakes)
{
    const int places = service.number("slot_places");
    const int walkIns = service.number("walk_in_places");
    if (places > 0 && walkIns == 0 && service.at("walk_in_places").sound) {
        mistakes.add(service,
                     "walk_in_places",
                     "leaves nobody a way in who has no appointment",
                     "1 or more beside slot_places");
    }
    if (places == 0 && walkIns > 0 && service.at("slot_places").sound) {
        mistakes.add(service,
                     "walk_in_places",
                     "has no say without slot_places",
                     "left out, or slot_places = 1 or more");
    }
    if (places > 0 && document.many("hours").empty()) {
        mistakes.add(service,
                     "slot_places",
                     "there are no hours that could be booked",
                     "one [[hours]] or more");
    }
}

void checkQuotas(const Entry& service, const Document& document, Mistakes& mistakes)
{
    const int day = service.number("day_quota");
    const int subject = service.number("subject_quota");
    if (day > 0 && subject > day) {
        mistakes.add(service,
                     "subject_quota",
                     "is more than day_quota, which is " + std::to_string(day),
                     "0 to " + std::to_string(day));
    }
    if (subject > 0 && service.at("identity").sound && service.text("identity") != "required") {
        mistakes.add(service,
                     "subject_quota",
                     "counts nobody who takes a number without saying who he is",
                     "0, or identity = \"required\" beside it");
    }
    const int booked = service.number("slot_places") * halfHours(document);
    if (day > 0 && booked >= day) {
        mistakes.add(service,
                     "day_quota",
                     "can be used up by appointments alone, " + std::to_string(booked) +
                         " of which fit in a day",
                     "0, or " + std::to_string(booked + 1) + " or more");
    }
}

} // namespace

void checkAppointments(const Document& document, Mistakes& mistakes)
{
    for (const Entry& service : document.many("service")) {
        checkWayIn(service, document, mistakes);
        checkQuotas(service, document, mistakes);
    }
}

} // namespace hall::settings
