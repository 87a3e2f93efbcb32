// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/profile.h"
#include "drivers/printer/ticket_paper.h"

#include <optional>
#include <string>
#include <vector>

namespace hall::printer {

enum class Language { Chinese, English };

/// From the least to the most.
struct Minutes
{
    int low = 0;
    int high = 0;
};

/// One service of several that one ticket is for.
struct StepItem
{
    std::string serviceName{};
    bool isDone = false;
    bool isNow = false;
};

/// What a ticket says, as texts ready for people (UTF-8). An empty text leaves its line out.
struct TicketContent
{
    std::string hallName{};
    std::string issuedAt{};    // "11月23日 09:12"
    std::string number{};      // "A035"
    std::string serviceName{}; // of a visit of several services, its name
    std::string serviceNameEnglish{};
    std::string className{}; // "70岁以上"; empty for the ordinary class
    int peopleAhead = 0;
    std::optional<Minutes> wait{}; // until the call; none: it can't be told
    std::string zoneName{};        // "东区"
    std::string counters{};        // "1-3号", as after 去
    std::string countersEnglish{}; // "1-3"
    std::vector<StepItem> steps{}; // of a visit
    std::string code{};            // text of the QR code
    std::string missed{};          // how who misses his call comes back, a sentence or two
    std::string missedEnglish{};
    std::string validity{}; // "当天有效"
    std::string station{};  // "取号机1"
    std::string serial{};   // "000186", of this station
    bool isReprint = false;
    bool isTest = false; // nobody's: says so where people and way would stand
    Language language = Language::Chinese;
};

/// The ticket in the order people need it. English adds a line under what it translates.
[[nodiscard]] TicketPaper layOut(const TicketContent& content, const Profile& profile);

} // namespace hall::printer
