// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/paper_hall.h"

#include "app/journal/sqlite_journal.h"
#include "app/server/event_row.h"
#include "app/settings/settings.h"
#include "tests/chaos/setup.h"
#include "tests/emulator/fault_play.h"

#include <QCoreApplication>
#include <QDate>
#include <QElapsedTimer>

namespace hall::chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int ticketsOfADay = 500;
/// How much faster than the node's the printer's time runs. More, and a ticket's trouble would be
/// over before the node has written that its printing began.
constexpr qint64 hurry = 40;
constexpr int hurriedCommands = 100'000;
/// Nothing here takes so long; whatever does is a fault.
constexpr qint64 patienceMs = 30'000;
/// In the printer's time: longer than a job may take to end, and somebody has come by then.
constexpr std::chrono::seconds somebodyComes{30};

Result<station::TicketLayouts, std::string> layoutsFor(const Settings& settings,
                                                       const std::string& profile)
{
    auto read =
        station::TicketLayouts::read(station::layoutFiles({}),
                                     settings.ticket,
                                     {.port = {}, .profile = profile, .baud = 0, .layout = {}},
                                     printer::fontRaster());
    if (!read) {
        return failure(toText(read.error().front()));
    }
    return std::move(*read);
}

} // namespace

PaperHall::PaperHall(std::filesystem::path folder, PaperPlan plan)
    : m_folder(std::move(folder))
    , m_plan(std::move(plan))
    , m_random(m_plan.seed)
    , m_bench(m_plan.profile)
{
}

Result<std::unique_ptr<PaperHall>, std::string>
PaperHall::start(const std::filesystem::path& folder, const PaperPlan& plan)
{
    auto settings = loadText(hallToml(1).toStdString(), "hall.toml");
    if (!settings) {
        return failure(toText(settings.error().front()));
    }
    auto layouts = layoutsFor(*settings, plan.profile);
    if (!layouts) {
        return failure(std::move(layouts.error()));
    }
    settings->listen.port = 0; // its socket alone
    settings->limits.commandsPerSecond = hurriedCommands;
    std::unique_ptr<PaperHall> hall{new PaperHall{folder, plan}};
    auto node = server::Node::start(*settings, folder, server::readSystemClock);
    if (!node) {
        return failure(std::move(node.error()));
    }
    hall->m_node = std::move(*node);
    const auto address = client::Address::of({}, QString::fromStdString(folder.string()));
    hall->m_kiosk = std::make_unique<client::HallClient>(address, u"kiosk-1"_s);
    hall->m_stationClient = std::make_unique<client::HallClient>(address, u"kiosk-1"_s);
    hall->m_link = std::make_unique<station::StationLink>(*hall->m_stationClient, u"kiosk-1"_s);
    hall->m_printing = std::make_unique<station::TicketPrinting>(
        *hall->m_link, hall->m_bench.device, std::move(*layouts));
    hall->m_kiosk->start();
    hall->m_stationClient->start();
    hall->m_bench.device.start();
    return hall;
}

Result<void, std::string> PaperHall::run()
{
    if (!until([this] { return m_kiosk->isLinked() && m_link->isOurs(); })) {
        return failure(std::string{"no link to the node"});
    }
    for (int taken = 0; taken < m_plan.tickets; ++taken) {
        if (taken % ticketsOfADay == 0) {
            if (auto changed = changeDay(); !changed) {
                return changed;
            }
        }
        if (auto printed = printOne(); !printed) {
            return failure("ticket " + std::to_string(taken + 1) + ": " + printed.error());
        }
    }
    bookPages();
    return {};
}

Result<void, std::string> PaperHall::changeDay()
{
    if (m_days > 0) {
        bookPages();
        if (auto closed = ask(u"day.close"_s, {}); !closed) {
            return closed;
        }
    }
    const QDate day = QDate::currentDate().addDays(m_days);
    ++m_days;
    return ask(u"day.open"_s, {{u"day"_s, day.toString(Qt::ISODate)}, {u"timeConfirmed"_s, true}});
}

Result<void, std::string> PaperHall::printOne()
{
    std::bernoulli_distribution goesWrong{m_plan.faultsPerTicket};
    if (goesWrong(m_random)) {
        goWrong();
    }
    if (auto taken = ask(u"ticket.take"_s, {{u"service"_s, u"card"_s}}); !taken) {
        return taken;
    }
    const auto since = m_bench.timers.now();
    const auto& tickets = m_node->service().hall().tickets;
    const bool isPrinted = until([&] {
        if (m_bench.timers.now() - since > somebodyComes) {
            putRight();
        }
        return !tickets.empty() && tickets.back().paper == Paper::Printed;
    });
    putRight(); // also of a fault that stopped nothing
    return isPrinted ? Result<void, std::string>{}
                     : failure(std::string{"not printed, and nothing is wrong any more"});
}

/// One of the faults at a byte that the ticket, its check or its fence will have.
void PaperHall::goWrong()
{
    constexpr std::uint64_t aboutATicket = 900;
    const auto& names = faultsAtBytes();
    std::uniform_int_distribution<std::size_t> which{0, names.size() - 1};
    std::uniform_int_distribution<std::uint64_t> when{1, aboutATicket};
    auto fault = emulator::parsePrinterFault(names[which(m_random)]).value();
    fault.when = when(m_random);
    m_bench.paper.start(fault);
    ++m_faults;
}

void PaperHall::putRight()
{
    m_bench.paper.endFaults();
    m_bench.paper.setPaper(emulator::EmulatedPrinter::Paper::Ok);
    m_bench.paper.setCoverOpen(false);
    m_bench.paper.setCutterJammed(false);
    m_bench.paper.setHeadHot(false);
    m_bench.port.plug();
}

void PaperHall::bookPages()
{
    for (const emulator::Page& page : m_bench.pages) {
        m_books.add(m_days, page);
    }
    m_bench.pages.clear();
    m_bench.outcomes.clear();
}

Result<PaperFindings, std::string> PaperHall::findings()
{
    m_node->stop(u"counted"_s);
    const auto reader = journal::openSqliteReader({.dataDir = m_folder, .vfs = {}});
    if (!reader) {
        return failure(reader.error().detail);
    }
    std::string unreadable;
    const auto replayed = (*reader)->replay(0, [&](const journal::Row& row) {
        const auto event = server::fromRow(row);
        if (event) {
            m_books.add(*event);
        } else {
            unreadable = event.error().detail;
        }
        return unreadable.empty();
    });
    if (!replayed || !unreadable.empty()) {
        return failure(replayed ? unreadable : replayed.error().detail);
    }
    return m_books.findings();
}

Result<void, std::string> PaperHall::ask(const QString& method, const QJsonObject& params)
{
    std::optional<Result<protocol::TicketReply, protocol::Refusal>> answer;
    m_kiosk->command(method, params, [&](const auto& reply) { answer = reply; });
    if (!until([&] { return answer.has_value(); })) {
        return failure(method.toStdString() + ": no answer");
    }
    if (!*answer) {
        return failure(method.toStdString() + ": " + answer->error().message);
    }
    return {};
}

bool PaperHall::until(const std::function<bool()>& isSo)
{
    QElapsedTimer waited;
    waited.start();
    constexpr qint64 nanosecondsInOne = 1'000'000;
    qint64 passed = 0;
    while (!isSo()) {
        if (waited.elapsed() > patienceMs) {
            return false;
        }
        QCoreApplication::processEvents();
        const qint64 due = waited.nsecsElapsed() * hurry / nanosecondsInOne;
        m_bench.timers.advance(std::chrono::milliseconds{due - passed});
        passed = due;
    }
    return true;
}

} // namespace hall::chaos
