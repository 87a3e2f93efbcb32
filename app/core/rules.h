// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/time.h"

#include <optional>
#include <string>
#include <vector>

namespace hall {

/// A name as people read it. `shortZh` is the catalogue's short form for narrow places; empty: use
/// `zh`. A `|` in `zh` or `en` is an optional line break (开办|餐饮店).
struct Name
{
    std::string zh;
    std::string en;
    std::string shortZh;

    friend bool operator==(const Name&, const Name&) = default;
};

/// Where people wait, hear and see the same announcements.
struct Zone
{
    ZoneCode code;
    Name name;

    friend bool operator==(const Zone&, const Zone&) = default;
};

/// Services that belong together in the eyes of a citizen; its letter begins the number.
struct Area
{
    AreaCode code;
    Name name;
    ZoneCode zone;

    friend bool operator==(const Area&, const Area&) = default;
};

/// Services that the same clerks can do. Queues and counters refer to groups.
struct Group
{
    GroupCode code;
    Name name;
    AreaCode area;

    friend bool operator==(const Group&, const Group&) = default;
};

/// Numbers with one prefix: `A001` for prefix A, start 1, width 3.
struct Queue
{
    QueuePrefix prefix;
    std::vector<GroupCode> groups;
    int start = 1;
    int width = 3;
    /// How many numbers a station draws at once, 1 to 1000.
    int run = 20;

    friend bool operator==(const Queue&, const Queue&) = default;
};

struct Service
{
    ServiceCode code;
    Name name;
    GroupCode group;
    /// What a citizen has to bring is a later matter; this is the catalogue's figure for planning,
    /// minutes.
    int typicalMinutes = 10;

    friend bool operator==(const Service&, const Service&) = default;
};

/// A ticket of this class ranks as if issued `credit` earlier.
struct PriorityClass
{
    ClassCode code;
    Name name;
    Duration credit{0};
    /// Whether a citizen may claim it at the kiosk without proof.
    bool selfClaimed = false;

    friend bool operator==(const PriorityClass&, const PriorityClass&) = default;
};

/// desk 窗口, remote 远程虚拟窗口, collection 综合出件, help 办不成事, selfService 自助
enum class CounterKind { Desk, Remote, Collection, Help, SelfService };

struct Counter
{
    CounterNumber number;
    Name name;
    CounterKind kind = CounterKind::Desk;
    ZoneCode zone;
    std::vector<GroupCode> groups;
    /// How the voice says where to go, `综合窗口六号`; empty: 六号窗口.
    std::string spoken = {};

    friend bool operator==(const Counter&, const Counter&) = default;
};

/// What becomes of a called ticket that was not started when the counter calls the next.
enum class NextOnCalled { Served, NoShow, Ask };

struct Policy
{
    NextOnCalled nextOnCalled = NextOnCalled::Served;
    /// A called ticket starts by itself this long after its call; zero: never. A recall ends that.
    Duration autoStart = std::chrono::seconds{30};
    /// So long after the last recall a ticket that nobody started becomes a no-show; zero: never.
    Duration noShowAfter{0};
    int maxRecalls = 5;
    Duration betweenRecalls = std::chrono::seconds{5};
    /// Presses older than this are TooLate.
    Duration pressAgeMax = std::chrono::seconds{10};
    /// The hall refuses tickets beyond this many waiting.
    int waitingMax = 100000;

    friend bool operator==(const Policy&, const Policy&) = default;
};

/// Opening times of one weekday, minutes after local midnight; a lunch break makes two spans.
struct OpenSpan
{
    int weekday = 1; ///< 1 Monday to 7 Sunday
    int fromMinute = 9 * 60;
    int toMinute = 17 * 60;

    friend bool operator==(const OpenSpan&, const OpenSpan&) = default;
};

/// The hall's rules: part of the hall, entered by an event, read by `decide` from `Hall` only.
/// Consistent by construction: `app/settings` builds it from a hall.toml it has checked as a whole.
struct Rules
{
    std::string hall; ///< id of the hall, `example-district`
    Name name;
    std::vector<Zone> zones;
    std::vector<Area> areas;
    std::vector<Group> groups;
    std::vector<Queue> queues;
    std::vector<Service> services;
    std::vector<PriorityClass> classes; ///< the first is the normal one
    std::vector<Counter> counters;
    std::vector<StationName> stations;
    Policy policy;
    std::vector<OpenSpan> hours;
    std::vector<Name> notices; ///< whole sentences for the boards

    friend bool operator==(const Rules&, const Rules&) = default;
};

} // namespace hall
