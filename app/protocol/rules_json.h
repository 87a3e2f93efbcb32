// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rules.h"
#include "app/protocol/json.h"

namespace hall {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Name, zh, en, shortZh)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Zone, code, name)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Area, code, name, zone)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Group, code, name, area)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Queue, prefix, groups, start, width, run)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(MinuteSpan, from, to)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Choice, question, answer)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(PossibleAnswer, code, name)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Question, code, name, answers, when)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Material, code, name, copies, onPromise, when)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Service,
                                                code,
                                                name,
                                                group,
                                                typicalMinutes,
                                                identity,
                                                dayQuota,
                                                subjectQuota,
                                                cutOffMinutes,
                                                slotPlaces,
                                                walkInPlaces,
                                                promiseDays,
                                                questions,
                                                materials)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(VisitStep, service, backOffice)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Visit, code, name, order, steps)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(
    PriorityClass, code, name, credit, selfClaimed, fromAge)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Backup, group, after)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(
    Counter, number, name, kind, zone, groups, spoken, admits, backups)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(OpenSpan, weekday, fromMinute, toMinute)
// Without its day it would be of none.
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CalendarException, day, open)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(PlannedCounter, counter, groups)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Plan, code, name, counters, hours)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Reason, code, name, forPause, forCall, forRead)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Policy,
                                                nextOnCalled,
                                                autoStart,
                                                noShowAfter,
                                                maxRecalls,
                                                betweenRecalls,
                                                pressAgeMax,
                                                waitingMax,
                                                choice,
                                                interleave,
                                                missed,
                                                reinsertAfter,
                                                reinstatementsMax,
                                                undoWithin,
                                                callGiven,
                                                preferredClerk,
                                                reprintsMax,
                                                oneLiveTicket,
                                                unboundPerMinute,
                                                toutingSigns,
                                                takeEarly,
                                                graceBefore,
                                                graceAfter,
                                                late,
                                                missesMax,
                                                missesWithinDays,
                                                blockDays)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Rules,
                                                hall,
                                                name,
                                                zones,
                                                areas,
                                                groups,
                                                queues,
                                                services,
                                                classes,
                                                counters,
                                                stations,
                                                visits,
                                                plans,
                                                reasons,
                                                policy,
                                                hours,
                                                exceptions,
                                                notices)

} // namespace hall
