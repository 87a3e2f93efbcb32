// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/visit.h"

#include <algorithm>

namespace hall::kiosk {

using protocol::KioskArea;
using protocol::KioskService;
using protocol::KioskView;
using protocol::PrinterCondition;
using protocol::Taking;

namespace {

PaperOutlook unprinted(PaperPromise promise)
{
    switch (promise) {
    case PaperPromise::Prints:
    case PaperPromise::NearEnd:
        return PaperOutlook::Coming;
    case PaperPromise::MayPrint:
        return PaperOutlook::Open;
    case PaperPromise::NoPaper:
        return PaperOutlook::NoPaper;
    case PaperPromise::WontPrint:
        return PaperOutlook::WontPrint;
    case PaperPromise::NoPrinter:
        break;
    }
    return PaperOutlook::NoPrinter;
}

Face faceOfChoice(const Visit& visit, const KioskView& view)
{
    if (!visit.oneThing.empty()) {
        return oneThingOf(view, visit.oneThing) != nullptr ? Face::OneThing : Face::Areas;
    }
    const auto* service = serviceOf(view, visit.service);
    if (service == nullptr) {
        return Face::Areas;
    }
    return service->materials.empty() && service->questions.empty() ? Face::Confirm : Face::Detail;
}

Face faceOfTicket(PaperOutlook outlook)
{
    switch (outlook) {
    case PaperOutlook::Coming:
    case PaperOutlook::Open:
    case PaperOutlook::Here:
        return Face::Ticket;
    case PaperOutlook::Doubtful:
    case PaperOutlook::NoPaper:
    case PaperOutlook::WontPrint:
    case PaperOutlook::NoPrinter:
        break;
    }
    return Face::NoPaper;
}

} // namespace

const KioskArea* areaOf(const KioskView& view, const AreaCode& code)
{
    const auto found = std::ranges::find(view.areas, code, &KioskArea::code);
    return found == view.areas.end() ? nullptr : &*found;
}

const KioskArea* areaOf(const KioskView& view, const ServiceCode& code)
{
    const auto found = std::ranges::find_if(view.areas, [&](const KioskArea& area) {
        return std::ranges::find(area.services, code, &KioskService::code) != area.services.end();
    });
    return found == view.areas.end() ? nullptr : &*found;
}

const KioskService* serviceOf(const KioskView& view, const ServiceCode& code)
{
    const auto* area = areaOf(view, code);
    return area == nullptr ? nullptr
                           : &*std::ranges::find(area->services, code, &KioskService::code);
}

const protocol::KioskVisit* oneThingOf(const KioskView& view, const VisitCode& code)
{
    const auto found = std::ranges::find(view.visits, code, &protocol::KioskVisit::code);
    return found == view.visits.end() ? nullptr : &*found;
}

bool hasAppointments(const KioskView& view)
{
    return std::ranges::any_of(view.areas, [](const KioskArea& area) {
        return std::ranges::any_of(area.services, &KioskService::hasAppointments);
    });
}

bool tellsTimes(const KioskArea& area)
{
    return std::ranges::any_of(
        area.services, [](const KioskService& service) { return service.wait.has_value(); });
}

bool tellsTimes(const KioskView& view)
{
    return std::ranges::any_of(view.areas, [](const KioskArea& area) { return tellsTimes(area); });
}

bool isOfCard(protocol::Found found)
{
    return found == protocol::Found::Card || found == protocol::Found::CardUnread ||
           found == protocol::Found::CardUnusable;
}

bool isOfPerson(protocol::Found found)
{
    return found == protocol::Found::Checking || found == protocol::Found::Person ||
           found == protocol::Found::PersonRefused || found == protocol::Found::PersonUnreachable;
}

bool needsIdentity(const KioskView& view, const Visit& visit)
{
    if (const auto* oneThing = oneThingOf(view, visit.oneThing)) {
        return oneThing->identity == Identity::Required;
    }
    const auto* service = serviceOf(view, visit.service);
    return service != nullptr && service->identity == Identity::Required;
}

std::vector<protocol::KioskClass> claimable(const KioskView& view, const Visit& visit)
{
    const bool known = needsIdentity(view, visit);
    std::vector<protocol::KioskClass> classes;
    std::ranges::copy_if(
        view.classes, std::back_inserter(classes), [&](const protocol::KioskClass& each) {
            return each.selfClaimed && !(known && each.fromAge > 0);
        });
    return classes;
}

std::vector<protocol::StepLine>
stepsOf(const KioskView& view, const VisitCode& oneThing, const protocol::TicketAnswer& ticket)
{
    const auto* visit = oneThingOf(view, oneThing);
    if (!ticket.steps.empty() || visit == nullptr) {
        return ticket.steps;
    }
    // Just taken: at the step whose service it waits for.
    auto steps = visit->steps;
    const auto* service = serviceOf(view, ticket.service);
    const auto now = service == nullptr
                         ? steps.end()
                         : std::ranges::find(steps, service->name, &protocol::StepLine::service);
    if (now != steps.end()) {
        now->now = true;
    }
    return steps;
}

PaperPromise paperPromise(const KioskView& view, const StationName& station)
{
    const auto found =
        std::ranges::find(view.printers, station, &protocol::StationPrinter::station);
    if (found == view.printers.end()) {
        return PaperPromise::NoPrinter;
    }
    switch (found->condition) {
    case PrinterCondition::Ready:
    case PrinterCondition::HeadHot: // it cools down and goes on by itself
        return PaperPromise::Prints;
    case PrinterCondition::NearEnd:
        return PaperPromise::NearEnd;
    case PrinterCondition::Unknown:
        return PaperPromise::MayPrint;
    case PrinterCondition::PaperOut:
        return PaperPromise::NoPaper;
    case PrinterCondition::CoverOpen:
    case PrinterCondition::Cutter:
    case PrinterCondition::Offline:
    case PrinterCondition::Silent:
    case PrinterCondition::Fault:
        break;
    }
    return PaperPromise::WontPrint;
}

PaperOutlook paperOutlook(const KioskView& view, const StationName& station, const TicketId& ticket)
{
    const auto promise = paperPromise(view, station);
    const auto found = std::ranges::find(view.papers, ticket, &protocol::PaperOf::ticket);
    switch (found == view.papers.end() ? Paper::None : found->paper) {
    case Paper::Printed:
        return PaperOutlook::Here;
    case Paper::Doubtful:
        return PaperOutlook::Doubtful;
    case Paper::Refused:
        return promise == PaperPromise::NoPaper ? PaperOutlook::NoPaper : PaperOutlook::WontPrint;
    case Paper::None:
    case Paper::Started:
        break;
    }
    return unprinted(promise);
}

Face faceOf(const Visit& visit, const KioskView* view, bool linked, const StationName& station)
{
    if (view == nullptr) {
        return Face::NotTaking;
    }
    if (visit.stop == Stop::Ticket && visit.ticket) {
        return faceOfTicket(paperOutlook(*view, station, visit.ticket->id));
    }
    if (visit.stop == Stop::Found) {
        return Face::Found;
    }
    if (!linked) {
        return Face::NotTaking;
    }
    if (view->hall.taking != Taking::Yes) {
        return view->hall.taking == Taking::DayClosed ? Face::Closed : Face::NotTaking;
    }
    switch (visit.stop) {
    case Stop::Services:
        return areaOf(*view, visit.area) != nullptr ? Face::Services : Face::Areas;
    case Stop::Confirm:
        return faceOfChoice(visit, *view);
    case Stop::Identity:
        return faceOfChoice(visit, *view) == Face::Areas ? Face::Areas : Face::Entry;
    case Stop::Appointment:
        return Face::Entry;
    case Stop::Areas:
        return Face::Areas;
    case Stop::Attract:
    case Stop::Ticket:
    case Stop::Found:
        break;
    }
    return Face::Attract;
}

} // namespace hall::kiosk
