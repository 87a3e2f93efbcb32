// SPDX-License-Identifier: Apache-2.0
#include "app/station/strip_light.h"

#include <QDateTime>

#include <algorithm>

namespace hall::station {

namespace {

constexpr int brightest = 15;

bool holds(const BrightnessSpan& span, int minute)
{
    const bool isPastMidnight = span.toMinute < span.fromMinute;
    const bool isAfter = minute >= span.fromMinute;
    const bool isBefore = minute < span.toMinute;
    return isPastMidnight ? isAfter || isBefore : isAfter && isBefore;
}

} // namespace

led::LocalMoment localMoment(Time time)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
    return {.year = local.date().year(),
            .month = local.date().month(),
            .day = local.date().day(),
            .hour = local.time().hour(),
            .minute = local.time().minute(),
            .second = local.time().second(),
            .weekday = local.date().dayOfWeek()};
}

led::CardLight lightAt(const std::vector<BrightnessSpan>& spans, const led::LocalMoment& moment)
{
    if (spans.empty()) {
        return {};
    }
    const int minute = moment.hour * 60 + moment.minute;
    const auto found =
        std::ranges::find_if(spans, [&](const auto& span) { return holds(span, minute); });
    return found == spans.end() ? led::CardLight{.level = brightest}
                                : led::CardLight{.isOn = found->isOn, .level = found->level};
}

} // namespace hall::station
