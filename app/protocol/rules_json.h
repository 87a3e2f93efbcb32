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
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Service, code, name, group, typicalMinutes)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(PriorityClass, code, name, credit, selfClaimed)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Counter, number, name, kind, zone, groups, spoken)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Policy,
                                                nextOnCalled,
                                                autoStart,
                                                noShowAfter,
                                                maxRecalls,
                                                betweenRecalls,
                                                pressAgeMax,
                                                waitingMax)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(OpenSpan, weekday, fromMinute, toMinute)
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
                                                policy,
                                                hours,
                                                notices)

} // namespace hall
