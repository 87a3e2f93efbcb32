// SPDX-License-Identifier: Apache-2.0
#include "app/core/decide_context.h"

#include <algorithm>

namespace hall::deciding {

namespace {

Verdict checkClaim(const Hall& hall, const StationName& name, std::int64_t claim)
{
    if (!hall.index.hasStation(name)) {
        return failure(Rejection::UnknownStation);
    }
    const auto station = hall.stations.find(name);
    if (station == hall.stations.end() || station->second.claim != claim) {
        return failure(Rejection::StaleClaim);
    }
    return {};
}

} // namespace

Verdict on(Story& story, const ClaimStation& command)
{
    const Hall& hall = story.hall;
    if (!hall.index.hasStation(command.station)) {
        return failure(Rejection::UnknownStation);
    }
    const auto station = hall.stations.find(command.station);
    const std::int64_t last = station == hall.stations.end() ? 0 : station->second.claim;
    story.tell(StationClaimed{.station = command.station, .claim = last + 1});
    // The process that was printing these is gone: nobody knows what came out.
    for (const Sheet& sheet : hall.sheets) {
        if (sheet.station == command.station && sheet.papers > 0) {
            story.tell(PaperReported{
                .ticket = sheet.id, .station = command.station, .paper = Paper::Doubtful});
        }
    }
    const auto unprinted = hall.unprinted.find(command.station);
    if (unprinted == hall.unprinted.end()) {
        return {};
    }
    for (const TicketKey key : unprinted->second) {
        const Ticket& ticket = hall.tickets[key];
        if (ticket.paper == Paper::Started) {
            story.tell(PaperReported{
                .ticket = ticket.id, .station = command.station, .paper = Paper::Doubtful});
        }
    }
    return {};
}

Verdict on(Story& story, const ReportPaper& command)
{
    if (const auto claim = checkClaim(story.hall, command.station, command.claim); !claim) {
        return claim;
    }
    const auto sheet = std::ranges::find(story.hall.sheets, command.ticket, &Sheet::id);
    if (sheet != story.hall.sheets.end() && sheet->station == command.station) {
        story.tell(
            PaperReported{.ticket = sheet->id, .station = command.station, .paper = command.paper});
        return {};
    }
    const Ticket* ticket = story.hall.find(command.ticket);
    if (ticket == nullptr || ticket->station != command.station) {
        return failure(Rejection::UnknownTicket);
    }
    if (ticket->paper == Paper::Printed) {
        return failure(Rejection::AlreadyDone);
    }
    story.tell(
        PaperReported{.ticket = ticket->id, .station = command.station, .paper = command.paper});
    return {};
}

Verdict on(Story& story, const ReportAnnouncement& command)
{
    if (const auto claim = checkClaim(story.hall, command.station, command.claim); !claim) {
        return claim;
    }
    const Ticket* ticket = story.hall.find(command.ticket);
    if (ticket == nullptr) {
        return failure(Rejection::UnknownTicket);
    }
    story.tell(AnnouncementSpoken{.ticket = ticket->id,
                                  .number = ticket->number,
                                  .counter = command.counter,
                                  .station = command.station,
                                  .call = command.call,
                                  .outcome = command.outcome});
    return {};
}

Verdict on(Story& story, const ReportDevice& command)
{
    if (const auto claim = checkClaim(story.hall, command.station, command.claim); !claim) {
        return claim;
    }
    story.tell(DeviceChanged{
        .station = command.station, .device = command.device, .condition = command.condition});
    return {};
}

} // namespace hall::deciding
