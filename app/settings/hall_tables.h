// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/table_rules.h"

#include <array>

namespace hall::settings {

/// The tables of hall.toml; their keys are in keys.cpp.
inline constexpr auto hallTables = std::to_array<TableRule>({
    one("hall", true),
    one("calendar"),
    many("hours", "", 50),
    many("exception", "date", 400),
    many("exception.open", "", 10),
    one("policy"),
    one("journal"),
    one("limits"),
    one("listen"),
    one("metrics"),
    one("ticket"),
    one("voice"),
    one("operator"),
    one("codes"),
    many("code_key", "id", 20),
    one("resolver"),
    one("upstream"),
    many("hub_key", "id", 20),
    many("identity_code", "name", 20),
    many("zone", "code", 50, true),
    many("area", "code", 24, true),
    many("group", "code", 200, true),
    many("queue", "prefix", 24, true),
    many("service", "code", 1000, true),
    many("service.question", "code", 20),
    many("service.question.answers", "code", 20),
    many("service.material", "code", 50),
    many("visit", "code", 200),
    many("visit.steps", "", 20),
    many("priority", "code", 20, true),
    many("counter", "number", 500, true),
    many("counter.backups", "group", 200),
    many("plan", "code", 50),
    many("plan.counters", "counter", 500),
    many("plan.hours", "", 50),
    many("reason", "code", 100),
    many("station", "name", 500),
    one("station.printer"),
    one("station.scanner"),
    one("station.idcard"),
    one("station.speaker"),
    many("led", "counter", 500),
    many("panel", "name", 20),
    many("brightness", "", 20),
    many("pad_model", "code", 50),
    many("pad_model.keys", "key", 100),
    many("pad", "counter", 500),
    many("rating_pad", "counter", 500),
    many("reading", "", 500),
    many("loudness", "", 20),
    many("notice", "", 20),
});

} // namespace hall::settings
