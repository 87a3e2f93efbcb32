// SPDX-License-Identifier: Apache-2.0
#include "app/core/apply_context.h"

#include <algorithm>

namespace hall::applying {

namespace {

/// A sheet has no other state than being on its way to paper.
void applyToSheet(Hall& hall, const PaperReported& reported)
{
    const auto sheet = std::ranges::find(hall.sheets, reported.ticket, &Sheet::id);
    if (sheet == hall.sheets.end()) {
        return;
    }
    if (reported.paper == Paper::Started) {
        ++sheet->papers;
    } else {
        hall.sheets.erase(sheet);
    }
}

} // namespace

void on(Hall& hall, const Event& event, const ReprintAsked& asked)
{
    const auto key = hall.byId.find(asked.ticket);
    if (!key) {
        return;
    }
    Ticket& ticket = hall.tickets[*key];
    hall.unprinted[ticket.station].erase(*key);
    ticket.station = asked.station;
    ticket.paper = Paper::None;
    ticket.paperAskedAt = event.at;
    ++ticket.reprints;
    if (ticket.state == TicketState::Waiting) {
        hall.unprinted[ticket.station].insert(*key);
    }
}

void on(Hall& hall, const Event& event, const MaterialsAsked& asked)
{
    hall.stations[asked.station].issued = asked.running;
    if (hall.sheets.size() == Hall::sheetsMax) {
        hall.sheets.pop_front();
    }
    hall.sheets.push_back(Sheet{.id = asked.sheet,
                                .station = asked.station,
                                .service = asked.service,
                                .materials = asked.materials,
                                .number = asked.number,
                                .askedAt = event.at});
}

void on(Hall& hall, const Event& /*event*/, const StationClaimed& claimed)
{
    hall.stations[claimed.station].claim = claimed.claim;
}

void on(Hall& hall, const Event& /*event*/, const PaperReported& reported)
{
    const auto key = hall.byId.find(reported.ticket);
    if (!key) {
        applyToSheet(hall, reported);
        return;
    }
    Ticket& ticket = hall.tickets[*key];
    if (reported.paper == Paper::Started) {
        ++ticket.papers;
    } else if (reported.paper == Paper::Refused && ticket.paper == Paper::Started) {
        --ticket.papers; // Surely nothing came out.
    }
    ticket.paper = reported.paper;
    if (reported.paper == Paper::Printed) {
        hall.unprinted[ticket.station].erase(*key);
    }
}

void on(Hall& hall, const Event& /*event*/, const AnnouncementSpoken& spoken)
{
    if (const auto key = hall.byId.find(spoken.ticket)) {
        int& announced = hall.tickets[*key].announced;
        announced = std::max(announced, spoken.call);
    }
}

void on(Hall& hall, const Event& event, const ToutingSuspected& suspected)
{
    if (hall.signs.size() == Hall::signsMax) {
        hall.signs.pop_front();
    }
    hall.signs.push_back({.sign = suspected.sign,
                          .station = suspected.station,
                          .count = suspected.count,
                          .at = event.at});
}

void on(Hall& hall, const Event& event, const DeviceChanged& changed)
{
    hall.stations[changed.station].devices[changed.device] =
        DeviceState{.condition = changed.condition, .since = event.at};
}

} // namespace hall::applying
