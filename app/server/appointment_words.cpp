// SPDX-License-Identifier: Apache-2.0
#include "app/server/appointment_words.h"

#include "app/core/opening.h"
#include "app/server/calendar.h"

#include <algorithm>

namespace hall::server {

namespace {

constexpr int halfHour = 30;
constexpr std::size_t codesTold = 12;

std::string clock(int minute)
{
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two(minute / 60) + ":" + two(minute % 60);
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t at = 0; at < words.size() && at < codesTold; ++at) {
        text += (at > 0 ? ", " : "") + words[at];
    }
    return words.size() > codesTold ? text + " and others" : text;
}

std::string bookableServices(const Hall& hall)
{
    std::vector<std::string> codes;
    for (const Service& service : hall.rules.services) {
        if (service.slotPlaces > 0) {
            codes.push_back(service.code.value);
        }
    }
    return codes.empty() ? "No service of this hall does."
                         : "Those that do: " + joined(codes) + ".";
}

std::string classes(const Hall& hall)
{
    std::vector<std::string> codes;
    for (const PriorityClass& one : hall.rules.classes) {
        codes.push_back(one.code.value);
    }
    return joined(codes);
}

std::string hoursOn(const Hall& hall, BusinessDay day)
{
    std::vector<std::string> spans;
    for (const MinuteSpan& span : spansOn(hall.rules, day)) {
        spans.push_back(clock(span.from) + " to " + clock(span.to));
    }
    return spans.empty() ? "The hall is closed on that day."
                         : "On that day the hall is open from " + joined(spans) +
                               "; an appointment lies within one of these.";
}

/// The first half-hour of the day, from the wanted one on, that has a place left.
std::optional<int> nextWithRoom(const Hall& hall, const Arriving& arriving, int places)
{
    const BusinessDay day = arriving.line.day;
    for (const MinuteSpan& span : spansOn(hall.rules, day)) {
        for (int minute = span.from; minute + halfHour <= span.to; minute += halfHour) {
            const Time from = toTime({.date = day, .minute = minute});
            const auto taken = std::ranges::count_if(hall.appointments, [&](const auto& kept) {
                const Appointment& other = kept.second;
                return other.state != AppointmentState::Cancelled &&
                       other.service == arriving.line.service &&
                       other.from < from + std::chrono::minutes{halfHour} && other.to > from;
            });
            if (minute >= arriving.line.from.count() && taken < places) {
                return minute;
            }
        }
    }
    return std::nullopt;
}

std::string slotFull(const Hall& hall, const Arriving& arriving)
{
    const auto at = hall.index.service(arriving.line.service);
    const int places = at ? hall.rules.services[*at].slotPlaces : 0;
    const auto next = nextWithRoom(hall, arriving, places);
    return "All " + std::to_string(places) +
           " appointments of that half-hour are taken; the rest is for people without one. " +
           (next ? "There is room at " + clock(*next) + "." : "No later one of that day has room.");
}

std::string blocked(const Arriving& arriving)
{
    const std::string until = arriving.blockedUntil ? toText(*arriving.blockedUntil) : "further on";
    return "This person missed too many appointments and can't book until " + until +
           "; taking a number without one stays possible.";
}

} // namespace

std::string_view columnOf(Rejection rejection)
{
    switch (rejection) {
    case Rejection::UnknownService:
    case Rejection::NoAppointments:
        return "service";
    case Rejection::UnknownClass:
        return "class";
    case Rejection::DayInThePast:
        return "day";
    case Rejection::ClosedThen:
    case Rejection::SlotFull:
        return "from";
    case Rejection::PersonBlocked:
        return "id_number";
    default:
        return {};
    }
}

std::string refusalWords(const Hall& hall, const Arriving& arriving, Rejection rejection)
{
    switch (rejection) {
    case Rejection::UnknownService:
        return "The hall has no service of this code. " + bookableServices(hall);
    case Rejection::NoAppointments:
        return "This service takes no appointments. " + bookableServices(hall);
    case Rejection::UnknownClass:
        return "The hall has no priority class of this code; it has " + classes(hall) + ".";
    case Rejection::DayInThePast:
        return "The time of this appointment is over.";
    case Rejection::ClosedThen:
        return hoursOn(hall, arriving.line.day);
    case Rejection::SlotFull:
        return slotFull(hall, arriving);
    case Rejection::PersonBlocked:
        return blocked(arriving);
    default:
        return std::string{explain(rejection)};
    }
}

std::string changedWords(const Appointment& kept, bool isOther)
{
    const LocalMoment from = toLocal(kept.from);
    return isOther ? "This booking number is here already, for another person. Nothing was changed."
                   : "This booking number is here already, for " + kept.service.value + " at " +
                         clock(from.minute) +
                         ". Nothing was changed: cancel it, and book under another number.";
}

} // namespace hall::server
