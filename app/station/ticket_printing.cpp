// SPDX-License-Identifier: Apache-2.0
#include "app/station/ticket_printing.h"

#include "app/protocol/printer_words.h"
#include "app/station/ticket_words.h"
#include "drivers/printer/lay_out.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace hall::station {

using namespace Qt::StringLiterals;
using printer::PrinterState;
using printer::Trouble;
using protocol::PrinterCondition;

namespace {

constexpr std::chrono::milliseconds againAfter{500};

QString textOf(const TicketId& ticket)
{
    return QString::fromStdString(ticket.value);
}

/// A job that may go to the printer now; one under way or already told of may not.
bool mayBePrinted(const protocol::PrintJob& job)
{
    return job.paper != Paper::Started && job.paper != Paper::Printed;
}

} // namespace

PrinterCondition conditionOf(const PrinterState& state)
{
    switch (printer::troubleOf(state)) {
    case Trouble::None:
        return state.paper == printer::Paper::NearEnd ? PrinterCondition::NearEnd
                                                      : PrinterCondition::Ready;
    case Trouble::CoverOpen:
        return PrinterCondition::CoverOpen;
    case Trouble::PaperOut:
        return PrinterCondition::PaperOut;
    case Trouble::CutterError:
        return PrinterCondition::Cutter;
    case Trouble::HeadHot:
        return PrinterCondition::HeadHot;
    case Trouble::PortClosed:
        return PrinterCondition::Offline;
    case Trouble::Silent:
        return PrinterCondition::Silent;
    default:
        return PrinterCondition::Fault;
    }
}

TicketPrinting::TicketPrinting(StationLink& link,
                               printer::PrinterDevice& device,
                               TicketLayouts layouts,
                               QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_device(device)
    , m_layouts(std::move(layouts))
{
    connect(&m_link, &StationLink::claimed, this, &TicketPrinting::sendUnreported);
    m_again.setSingleShot(true);
    m_again.setInterval(againAfter);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_link.isClaimed()) {
            sendUnreported();
            printNext();
        }
    });
    connect(&m_link, &StationLink::viewChanged, this, &TicketPrinting::viewChanged);
    connect(&m_link, &StationLink::testAsked, this, [this](const QString& asked) {
        m_testAsked = m_testAsked || asked == u"printer"_s;
        printNext();
    });
    connect(&m_device, &printer::PrinterDevice::stateChanged, this, [this] {
        reportPrinter();
        printNext();
    });
    connect(&m_device, &printer::PrinterDevice::linesDrawn, this, &TicketPrinting::linesDrawn);
    connect(&m_device, &printer::PrinterDevice::printed, this, [this] {
        outcome(u"print.done"_s, "printed");
    });
    connect(&m_device,
            &printer::PrinterDevice::doubtful,
            this,
            [this](quint64 /*job*/, Trouble why) { outcome(u"print.doubtful"_s, nameOf(why)); });
    connect(&m_device,
            &printer::PrinterDevice::refused,
            this,
            [this](quint64 /*job*/, Trouble why) { outcome(u"print.refused"_s, nameOf(why)); });
}

/// A box on a ticket is for the guide to fill: the operator's page says so until all is drawn well.
void TicketPrinting::linesDrawn(const QString& missing)
{
    if (!missing.isEmpty()) {
        QStringList points;
        for (const uint point : missing.toUcs4()) {
            points << u"U+"_s + QString::number(point, 16).toUpper();
        }
        qWarning("station %s: no font has %s (%s): a box on the paper stands for it",
                 qPrintable(m_link.name()),
                 qPrintable(missing),
                 qPrintable(points.join(u' ')));
    }
    m_link.reportDevice(u"font"_s, missing.isEmpty() ? u"ready"_s : u"glyph-missing"_s);
}

void TicketPrinting::sendUnreported()
{
    const auto unreported = m_unreported;
    for (const auto& [ticket, method] : unreported) {
        sendReport(ticket, method);
    }
}

void TicketPrinting::viewChanged()
{
    const auto& jobs = m_link.view().jobs;
    const auto& sheets = m_link.view().sheets;
    std::erase_if(m_toldRefused, [&](const TicketId& ticket) {
        return std::ranges::find(jobs, ticket, &protocol::PrintJob::ticket) == jobs.end();
    });
    std::erase_if(m_sheetsBegun, [&](const auto& begun) {
        return std::ranges::find(sheets, begun.first, &protocol::SheetJob::id) == sheets.end();
    });
    printNext();
}

void TicketPrinting::printNext()
{
    if (m_running || m_testRuns || !m_link.isOurs()) {
        return;
    }
    const bool isWell = printer::troubleOf(m_device.state()) == Trouble::None;
    const bool isReady = isWell && m_device.state().phase == printer::Phase::Ready;
    // What is wrong with it stands on the operator's page; a test that comes later surprises.
    m_testAsked = m_testAsked && isWell;
    if (printNextTicket(isReady, isWell) || !isReady || printNextSheet()) {
        return;
    }
    if (m_testAsked) {
        printTest();
    }
}

bool TicketPrinting::printNextTicket(bool isReady, bool isWell)
{
    if (!isWell) {
        refuseTickets();
        return false;
    }
    const auto& jobs = m_link.view().jobs;
    const auto next = std::ranges::find_if(jobs, [this](const auto& job) { return isDue(job); });
    if (next == jobs.end()) {
        return false;
    }
    // If it isn't ready it is opening or finishing something, and will say when it is.
    if (isReady) {
        const std::string station = m_link.name().toStdString();
        begin({.id = next->ticket,
               .name = next->number,
               .isSheet = false,
               .job = {.id = static_cast<std::uint64_t>(next->running),
                       .paper = printer::layOut(m_layouts.of(*next),
                                                contentOf(*next, m_link.view().hall.name, station),
                                                m_device.profile())}});
    }
    return true;
}

/// The citizens are told at once that no paper comes; it is printed when the printer is well again.
void TicketPrinting::refuseTickets()
{
    for (const protocol::PrintJob& job : m_link.view().jobs) {
        if (isDue(job) && job.paper == Paper::None && m_toldRefused.insert(job.ticket).second) {
            report(job.ticket, u"print.refused"_s);
        }
    }
}

bool TicketPrinting::isDue(const protocol::PrintJob& job) const
{
    return mayBePrinted(job) && !m_unreported.contains(job.ticket);
}

/// The node lists a sheet until it hears what came of it, and counts the attempts.
bool TicketPrinting::printNextSheet()
{
    const auto& sheets = m_link.view().sheets;
    const auto next = std::ranges::find_if(sheets, [this](const protocol::SheetJob& job) {
        const auto begun = m_sheetsBegun.find(job.id);
        return begun == m_sheetsBegun.end() || begun->second < job.attempt;
    });
    if (next == sheets.end()) {
        return false;
    }
    m_sheetsBegun[next->id] = next->attempt;
    begin({.id = next->id,
           .name = "sheet " + next->id.value,
           .isSheet = true,
           .job = {.id = static_cast<std::uint64_t>(next->running),
                   .paper = printer::layOut(
                       m_layouts.ofChecklists(),
                       contentOf(*next, m_link.view().hall.name, m_link.name().toStdString()),
                       m_device.profile())}});
    return true;
}

void TicketPrinting::printTest()
{
    m_testAsked = false;
    m_testRuns = true;
    const protocol::StationView& view = m_link.view();
    m_device.print({.id = 0,
                    .paper = printer::layOut(
                        m_layouts.ofTests(),
                        testContent(view.hall.name, view.stamp.at, m_link.name().toStdString()),
                        m_device.profile())});
}

void TicketPrinting::begin(Running next)
{
    m_running = std::move(next);
    const QJsonObject params{{u"ticket"_s, textOf(m_running->id)}};
    m_link.report(u"print.started"_s, params, [this](const auto& reply) {
        if (!m_running || m_running->sent) {
            return;
        }
        if (!reply) {
            m_sheetsBegun.erase(m_running->id);
            m_running.reset();
            m_again.start();
            return;
        }
        m_running->sent = true;
        m_device.print(m_running->job);
    });
}

void TicketPrinting::outcome(const QString& method, const char* why)
{
    if (std::exchange(m_testRuns, false)) {
        qInfo("station %s: test: %s (%s)", qPrintable(m_link.name()), qPrintable(method), why);
        printNext();
        return;
    }
    if (!m_running) {
        return;
    }
    const Running ended = *std::exchange(m_running, std::nullopt);
    qInfo("station %s: %s: %s (%s)",
          qPrintable(m_link.name()),
          ended.name.c_str(),
          qPrintable(method),
          why);
    // A sheet of which nothing came out stays listed and is tried again; the node would forget it.
    if (!ended.isSheet || method != u"print.refused"_s) {
        if (ended.isSheet) {
            m_sheetsBegun[ended.id] = std::numeric_limits<int>::max();
        }
        report(ended.id, method);
    }
    printNext();
}

void TicketPrinting::report(const TicketId& ticket, const QString& method)
{
    m_unreported[ticket] = method;
    if (m_link.isClaimed()) {
        sendReport(ticket, method);
    }
}

void TicketPrinting::sendReport(const TicketId& ticket, const QString& method)
{
    const QJsonObject params{{u"ticket"_s, textOf(ticket)}};
    m_link.report(method, params, [this, ticket](const auto& reply) {
        if (!reply && StationLink::mayComeLater(reply.error())) {
            m_again.start();
            return;
        }
        m_unreported.erase(ticket);
        printNext();
    });
}

void TicketPrinting::reportPrinter()
{
    const auto condition = protocol::printerConditions.of(conditionOf(m_device.state()));
    const QString word =
        QString::fromLatin1(condition.data(), static_cast<qsizetype>(condition.size()));
    const PrinterState& state = m_device.state();
    // While it is opened for the first time nothing is known; one that was lost is offline.
    const bool unknownYet = state.phase == printer::Phase::Opening && state.detail.empty();
    if (!unknownYet) {
        m_link.reportDevice(u"printer"_s, word);
    }
}

} // namespace hall::station
