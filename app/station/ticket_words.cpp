// SPDX-License-Identifier: Apache-2.0
#include "app/station/ticket_words.h"

#include "app/station/ticket_printing.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

namespace hall::station {

std::string counterRanges(std::vector<int> counters)
{
    std::ranges::sort(counters);
    std::string text;
    for (std::size_t at = 0; at < counters.size();) {
        std::size_t last = at;
        while (last + 1 < counters.size() && counters[last + 1] == counters[last] + 1) {
            ++last;
        }
        if (!text.empty()) {
            text += "、";
        }
        text += std::to_string(counters[at]);
        if (last > at) {
            text += "-" + std::to_string(counters[last]);
        }
        at = last + 1;
    }
    return text;
}

std::string plain(const std::string& text)
{
    std::string without = text;
    std::erase(without, '|');
    return without;
}

namespace {

std::string ascii(const std::string& text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.compare(at, 3, "、") == 0) {
            out += ", ";
            at += 2;
        } else {
            out += text[at];
        }
    }
    return out;
}

/// `11月23日 09:12`, the machine's local time.
std::string localText(Time time)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    std::array<char, 40> text{};
    std::snprintf(text.data(),
                  text.size(),
                  "%d月%d日 %02d:%02d",
                  parts.tm_mon + 1,
                  parts.tm_mday,
                  parts.tm_hour,
                  parts.tm_min);
    return text.data();
}

std::string serialText(std::int64_t running)
{
    constexpr std::size_t width = 6;
    std::string digits = std::to_string(running);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

printer::MissedWay missedOf(const protocol::MissedWay& way)
{
    using Rule = printer::MissedWay::Rule;
    constexpr std::array rules{std::pair{MissedRule::Void, Rule::Void},
                               std::pair{MissedRule::End, Rule::End},
                               std::pair{MissedRule::Reinsert, Rule::Reinsert},
                               std::pair{MissedRule::List, Rule::List}};
    const auto* rule = std::ranges::find(rules, way.rule, &std::pair<MissedRule, Rule>::first);
    return {.rule = rule->second, .behind = way.behind, .times = way.times};
}

} // namespace

printer::TicketContent
contentOf(const protocol::PrintJob& job, const Name& hall, const std::string& station)
{
    const std::string ranges = counterRanges(job.counters);
    const bool isVisit = !job.steps.empty();
    printer::TicketContent content{.hallName = plain(hall.zh),
                                   .hallNameEnglish = hall.en,
                                   .issuedAt = localText(job.issuedAt),
                                   .number = job.number,
                                   .serviceName = isVisit ? job.visit.zh : job.service.zh,
                                   .serviceNameEnglish = isVisit ? job.visit.en : job.service.en,
                                   .className = plain(job.priorityName.zh),
                                   .classNameEnglish = job.priorityName.en,
                                   .peopleAhead = job.ahead,
                                   .zoneName = plain(job.zoneName.zh),
                                   .zoneNameEnglish = job.zoneName.en,
                                   .counters = ranges,
                                   .countersEnglish = ascii(ranges),
                                   .code = job.code,
                                   .missed = missedOf(job.missed),
                                   .station = station,
                                   .serial = serialText(job.running),
                                   .isReprint = job.attempt > 1};
    if (job.wait) {
        content.wait = printer::Minutes{.low = job.wait->low, .high = job.wait->high};
    }
    for (const protocol::StepLine& step : job.steps) {
        content.steps.push_back(
            {.serviceName = step.service.zh, .isDone = step.done, .isNow = step.now});
    }
    return content;
}

printer::SheetContent
contentOf(const protocol::SheetJob& job, const Name& hall, const std::string& station)
{
    printer::SheetContent content{.hallName = plain(hall.zh),
                                  .hallNameEnglish = hall.en,
                                  .askedAt = localText(job.askedAt),
                                  .serviceName = job.service.zh,
                                  .serviceNameEnglish = job.service.en,
                                  .number = job.number,
                                  .items = {},
                                  .station = station,
                                  .serial = serialText(job.running)};
    for (const protocol::SheetLine& line : job.lines) {
        content.items.push_back(
            {.name = line.name.zh, .copies = line.copies, .isOnPromise = line.onPromise});
    }
    return content;
}

printer::TicketContent testContent(const Name& hall, Time now, const std::string& station)
{
    return {.hallName = plain(hall.zh),
            .hallNameEnglish = hall.en,
            .issuedAt = localText(now),
            .number = "A000",
            .serviceName = "打印机测试",
            .serviceNameEnglish = "Printer test",
            .code = "https://example.cn/test",
            .station = station,
            .isTest = true};
}

} // namespace hall::station
