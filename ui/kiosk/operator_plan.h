// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/client/device_words.h"
#include "app/protocol/views.h"
#include "ui/kit/words.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

/// What the operator's page says: a pure function of the newest view `hall`, of time and link.
namespace hall::kiosk {

struct OperatorKnown
{
    std::optional<protocol::HallView> hall; ///< none before the first
    bool linked = false;
    std::chrono::seconds silence{0}; ///< since the hall was last heard, while not linked
    StationName station;             ///< this kiosk's
    Time now;                        ///< the hall's
    kit::Language language = kit::Language::Zh;
};

/// One thing about the node itself.
struct NodeLine
{
    QString name;
    QString state;
    client::Health health = client::Health::Fine;
};

struct DeviceRow
{
    StationName station;
    std::string device;
    QString name;
    QString place; ///< the station, for those that aren't this kiosk's
    QString state;
    QString since;
    QString figures = {}; ///< of the link to the city: what it still waits for
    QString todo;
    QString detail = {}; ///< in the program's own words, for those who are called for help
    client::Health health = client::Health::Fine;
    QString test;                                     ///< label of its key; empty: there is none
    std::optional<protocol::StripPreview> strip = {}; ///< what it acknowledged last
    QString shown = {}; ///< of a strip: when that was, and how old it is if it is silent
};

struct OperatorPlan
{
    std::vector<NodeLine> node;
    QString trouble; ///< what to do about the gravest of the node's; empty: nothing
    client::Health troubleHealth = client::Health::Fine;
    std::vector<DeviceRow> devices; ///< this station's first
};

[[nodiscard]] OperatorPlan planOperator(const OperatorKnown& known);

/// What to do when the node doesn't answer.
[[nodiscard]] QString awayText(std::chrono::seconds silence, kit::Language language);

} // namespace hall::kiosk
