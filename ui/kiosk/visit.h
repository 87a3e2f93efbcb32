// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"

#include <optional>
#include <string>

/// One visitor at the kiosk: where he is on his way to a number. A value without widgets; a new one
/// takes its place when he leaves, so nothing of him stays.
namespace hall::kiosk {

enum class Stop { Attract, Areas, Services, Confirm, Ticket, Found };

/// What has become of the press on 取号. From the press to an answer the key is deaf.
enum class Asking { No, Yes, Unanswered };

struct Visit
{
    Stop stop = Stop::Attract;
    AreaCode area;
    ServiceCode service;
    Asking asking = Asking::No;
    std::string refusal; ///< name of the rejection that the last press got, empty: none
    std::optional<protocol::TicketAnswer> ticket;
    protocol::ReadingView reading; ///< what the code was that he showed, at Stop::Found
};

/// What the kiosk can promise about paper before a number is taken.
enum class PaperPromise {
    Prints,    ///< the printer is ready
    NearEnd,   ///< ready, with little paper left
    MayPrint,  ///< nothing is known of it
    NoPaper,   ///< the paper has run out
    WontPrint, ///< another fault
    NoPrinter, ///< this station has none
};

/// What can be said about the paper of the number just taken.
enum class PaperOutlook {
    Coming,    ///< it is being printed
    Open,      ///< nobody knows whether it will be
    Here,      ///< it was printed
    Doubtful,  ///< perhaps, perhaps in part
    NoPaper,   ///< it won't be: no paper
    WontPrint, ///< it won't be: another fault
    NoPrinter,
};

/// What a kiosk shows. The state of the hall goes before the visit, but for a number already taken.
enum class Face { Attract, Areas, Services, Confirm, Ticket, NoPaper, Closed, NotTaking, Found };

[[nodiscard]] const protocol::KioskArea* areaOf(const protocol::KioskView& view,
                                                const AreaCode& code);
/// The area that holds the service, and the service; null for an unknown one.
[[nodiscard]] const protocol::KioskService* serviceOf(const protocol::KioskView& view,
                                                      const ServiceCode& code);
[[nodiscard]] const protocol::KioskArea* areaOf(const protocol::KioskView& view,
                                                const ServiceCode& code);

[[nodiscard]] PaperPromise paperPromise(const protocol::KioskView& view,
                                        const StationName& station);
[[nodiscard]] PaperOutlook
paperOutlook(const protocol::KioskView& view, const StationName& station, const TicketId& ticket);

/// `view` is null before the hall was first heard; `linked` is false while it isn't heard.
[[nodiscard]] Face faceOf(const Visit& visit,
                          const protocol::KioskView* view,
                          bool linked,
                          const StationName& station);

} // namespace hall::kiosk
