// SPDX-License-Identifier: Apache-2.0
#include "tests/emulator/fault_play.h"

#include "tests/emulator/emulator_bench.h"
#include "tests/printer/sample_ticket.h"

#include <algorithm>

namespace hall {

using emulator::EmulatedPrinter;
using emulator::PrinterFault;
using printer::Phase;
using Kind = PrinterFault::Kind;

namespace {

printer::TicketPaper
paperOf(const printer::LayoutBook& book, const printer::Profile& profile, bool isReprint)
{
    printer::TicketContent content = printer::sampleTicket();
    content.isReprint = isReprint;
    return printer::layOut(*book.find(profile.usualLayout()), content, profile);
}

void putRight(EmulatorBench& bench)
{
    bench.paper.endFaults();
    bench.paper.setPaper(EmulatedPrinter::Paper::Ok);
    bench.paper.setCoverOpen(false);
    bench.paper.setCutterJammed(false);
    bench.paper.setHeadHot(false);
    bench.port.plug();
}

/// Papers with all of the ticket on them, first line to last.
long wholeTickets(const EmulatorBench& bench, bool isReprint)
{
    return std::ranges::count_if(bench.pages, [&](const emulator::Page& page) {
        return page.text.startsWith(QStringLiteral("示例区政务服务中心")) &&
               page.text.contains(QStringLiteral("A035")) &&
               page.text.endsWith(QStringLiteral("No.000186\n")) &&
               page.text.contains(QStringLiteral("补打")) == isReprint;
    });
}

/// Commands that these cut in half are read as something else.
bool cutsCommands(Kind kind)
{
    return kind == Kind::Unplug || kind == Kind::PowerCycle;
}

} // namespace

const std::vector<std::string>& faultsAtBytes()
{
    static const std::vector<std::string> names{"paper-end",
                                                "paper-near-end",
                                                "cover-open",
                                                "cutter-jam",
                                                "head-hot",
                                                "power-cycle",
                                                "unplug",
                                                "noise",
                                                "no-reply",
                                                "lost-reply",
                                                "double-reply",
                                                "no-process-id",
                                                "stall",
                                                "buffer-full",
                                                "asb-in-reply"};
    return names;
}

FaultPlay::FaultPlay(const printer::LayoutBook& book, const std::string& profile)
    : m_profile(printer::profileByName(profile).value())
    , m_ticket(paperOf(book, m_profile, false))
    , m_reprint(paperOf(book, m_profile, true))
{
    constexpr std::uint64_t checkAndFence = 9 + 3;
    m_bytes = printer::encode(m_ticket, m_profile, {}).value().bytes.size() + checkAndFence;
    EmulatorBench bench(profile);
    QObject::connect(
        &bench.paper, &EmulatedPrinter::arrived, &bench.paper, [&](const QByteArray& b) {
            m_before += static_cast<std::uint64_t>(b.size());
        });
    (void)bench.makeReady();
}

std::vector<std::string> FaultPlay::play(PrinterFault fault) const
{
    std::vector<std::string> broken;
    const auto need = [&](bool holds, const std::string& what) {
        if (!holds) {
            broken.push_back(what);
        }
        return holds;
    };
    EmulatorBench bench(m_profile.name, {fault});
    if (!need(bench.makeReady(), "it never becomes ready")) {
        return broken;
    }
    bench.device.print({.id = 1, .paper = m_ticket});
    if (!need(bench.waitForOutcomes(1), "the job doesn't end")) {
        return broken;
    }
    const std::string first = bench.outcomes[0];
    // A printer that can't say when it is done is believed when it was well afterwards: the paper
    // may come later.
    const bool canTell = m_profile.processId || m_profile.queuedStatus;
    if (first == "printed 1" && canTell) {
        need(wholeTickets(bench, false) == 1, "told as printed, and there is no paper");
    }
    if (first.starts_with("refused")) {
        need(bench.pages.empty() && bench.paper.look().isBlank,
             "told as refused, and there is paper");
    }

    bench.timers.advance(std::chrono::seconds{3});
    putRight(bench);
    bench.timers.advance(std::chrono::seconds{8});
    if (!need(bench.waitForPhase(Phase::Ready), "it doesn't become ready again")) {
        return broken;
    }
    if (first == "printed 1") {
        need(wholeTickets(bench, false) == 1, "told as printed, and no paper ever came");
    }
    bench.device.print({.id = 2, .paper = m_reprint});
    if (!need(bench.waitForOutcomes(2), "the reprint doesn't end")) {
        return broken;
    }
    need(bench.outcomes[1] == "printed 2", "after " + first + ": " + bench.outcomes[1]);
    need(wholeTickets(bench, false) <= 1, "two papers without a mark");
    need(wholeTickets(bench, true) == 1, "the reprint isn't there once");
    if (!cutsCommands(fault.kind)) {
        need(bench.errors.empty(), "bytes that are no command");
    }
    return broken;
}

} // namespace hall
