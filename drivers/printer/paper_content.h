// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace hall::printer {

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

/// How who misses his call comes back.
struct MissedWay
{
    enum class Rule { Void, End, Reinsert, List };

    Rule rule = Rule::List;
    int behind = 0; // others, with Reinsert
    int times = 0;  // so often
};

/// What is known of a ticket, as texts ready for people (UTF-8). How it is said is the layout's.
/// In names a `|` is where a line may break. An empty text isn't known.
struct TicketContent
{
    std::string hallName{};
    std::string hallNameEnglish{};
    std::string issuedAt{};    // "11月23日 09:12"
    std::string number{};      // "A035"
    std::string serviceName{}; // of a visit of several services, its name
    std::string serviceNameEnglish{};
    std::string className{}; // "70岁以上"; empty for the ordinary class
    std::string classNameEnglish{};
    std::optional<int> peopleAhead{}; // none: nobody's, as of a test
    std::optional<Minutes> wait{};    // until the call; none: it can't be told
    std::string zoneName{};           // "东区"
    std::string zoneNameEnglish{};
    std::string counters{};        // "1-3、7"
    std::string countersEnglish{}; // "1-3, 7"
    std::vector<StepItem> steps{}; // of a visit
    std::string code{};            // text of the QR code
    std::optional<MissedWay> missed{};
    std::string station{}; // "取号机1"
    std::string serial{};  // "000186", of this station
    bool isReprint = false;
    bool isTest = false;
};

/// One paper to bring.
struct SheetItem
{
    std::string name{};
    int copies = 1;
    bool isOnPromise = false; // may follow later 容缺
};

/// What is known of a list of what to bring.
struct SheetContent
{
    std::string hallName{};
    std::string hallNameEnglish{};
    std::string askedAt{}; // "11月23日 09:12"
    std::string serviceName{};
    std::string serviceNameEnglish{};
    std::string number{}; // of the ticket that it goes with
    std::vector<SheetItem> items{};
    std::string station{};
    std::string serial{}; // "000187", of this station
};

} // namespace hall::printer
