// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"
#include "ui/kiosk/choices.h"

#include <optional>
#include <string>

/// One visitor at the kiosk: where he is on his way to a number. A value without widgets; a new one
/// takes its place when he leaves, so nothing of him stays.
namespace hall::kiosk {

enum class Stop {
    Attract,
    Areas,
    Services,
    Confirm,
    Identity,    ///< types his ID number
    Appointment, ///< types the number of his booking, or his ID number
    Ticket,
    Found
};

/// What has become of the press on 取号, 重新排队, 补打号票 or 放弃排队. From the press to an
/// answer the key is deaf.
enum class Asking { No, Yes, Unanswered };

/// What a press was for.
enum class Errand { Take, CheckIn, Return, Sheet, Reprint, Cancel };

/// Why the hall said no, with what it told of the way on.
struct Refused
{
    std::string why; ///< name of the rejection or of what went wrong; empty: nothing was refused
    Errand errand = Errand::Take;
    std::optional<Time> next = {};                     ///< when it will be possible
    std::optional<protocol::TicketAnswer> ticket = {}; ///< the one that is in the way

    [[nodiscard]] bool empty() const
    {
        return why.empty();
    }
};

/// What became of the list of what to bring.
enum class Printing { None, Asked, Coming, Refused };

struct Visit
{
    Stop stop = Stop::Attract;
    AreaCode area;
    ServiceCode service;  ///< chosen; or
    VisitCode oneThing{}; ///< 一件事: several services on one number
    Choices choices{};    ///< of the service's choice tree
    ClassCode claim{};    ///< the class that he says he is of; empty: the normal one
    /// The reading of the ID card that he laid on since he came; 0: none.
    std::int64_t card = 0;
    bool byCode = false; ///< no card: his identity code said it
    /// Why the last one gave no number, or not yet: Found::CardUnread, Found::PersonRefused …
    std::optional<protocol::Found> cardTrouble = {};
    Asking asking = Asking::No;
    Errand errand = Errand::Take; ///< of the press that is asked, or was last
    Refused refused{};            ///< what the last press got
    std::optional<protocol::TicketAnswer> ticket;
    /// What the code was that he showed, at Stop::Found; or the ticket that he has already.
    protocol::ReadingView reading;
    bool had = false; ///< he showed none: asked for another, or typed his number
    std::optional<Errand> considered = {}; ///< what he is asked about before it is done to that
    std::optional<Errand> done = {};       ///< what was done to it last
    Printing printing = Printing::None;
    Refused printingRefused{};
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
enum class Face {
    Attract,
    Areas,
    Services,
    Confirm,
    Ticket,
    NoPaper,
    Closed,
    NotTaking,
    Found,
    Detail,
    OneThing,
    Entry
};

[[nodiscard]] const protocol::KioskArea* areaOf(const protocol::KioskView& view,
                                                const AreaCode& code);
/// The area that holds the service, and the service; null for an unknown one.
[[nodiscard]] const protocol::KioskService* serviceOf(const protocol::KioskView& view,
                                                      const ServiceCode& code);
[[nodiscard]] const protocol::KioskArea* areaOf(const protocol::KioskView& view,
                                                const ServiceCode& code);
/// Null for an unknown one.
[[nodiscard]] const protocol::KioskVisit* oneThingOf(const protocol::KioskView& view,
                                                     const VisitCode& code);
[[nodiscard]] bool hasAppointments(const protocol::KioskView& view);
/// Whether it can be told of any service how long one waits.
[[nodiscard]] bool tellsTimes(const protocol::KioskArea& area);
[[nodiscard]] bool tellsTimes(const protocol::KioskView& view);
/// Whether what he has chosen is for people who say who they are.
[[nodiscard]] bool needsIdentity(const protocol::KioskView& view, const Visit& visit);
/// Whether it is about an ID card, not about a code.
[[nodiscard]] bool isOfCard(protocol::Found found);
/// Whether it is about a public identity code.
[[nodiscard]] bool isOfPerson(protocol::Found found);
/// The classes that he may say he is of. Where his ID number is asked for, that tells of his age.
[[nodiscard]] std::vector<protocol::KioskClass> claimable(const protocol::KioskView& view,
                                                          const Visit& visit);

/// The steps of a ticket, or of what it was taken for where the answer doesn't tell them; none: one
/// service.
[[nodiscard]] std::vector<protocol::StepLine> stepsOf(const protocol::KioskView& view,
                                                      const VisitCode& oneThing,
                                                      const protocol::TicketAnswer& ticket);

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
