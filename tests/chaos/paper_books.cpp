// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/paper_books.h"

#include <QRegularExpression>

namespace hall::chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t faultsTold = 20;

/// What is printed of each ticket on a paper: two that nobody tore apart are two tickets.
QStringList ticketsOn(const emulator::Page& page)
{
    static const QRegularExpression firstLine{u"(?=^试验厅$)"_s,
                                              QRegularExpression::MultilineOption};
    return page.text.split(firstLine, Qt::SkipEmptyParts);
}

/// The number on what has all of a ticket on it, first line to last; else empty.
QString numberOn(const QString& ticket)
{
    static const QRegularExpression number{u"\\b([A-Z]\\d{3,})\\b"_s};
    static const QRegularExpression lastLine{u"No\\.\\d+\\n$"_s};
    const bool isWhole = ticket.startsWith(u"试验厅"_s) && lastLine.match(ticket).hasMatch();
    return isWhole ? number.match(ticket).captured(1) : QString{};
}

} // namespace

void PaperBooks::add(const Event& event)
{
    if (std::holds_alternative<DayOpened>(event.body)) {
        ++m_day;
    } else if (const auto* issued = std::get_if<TicketIssued>(&event.body)) {
        const Key key{m_day, issued->number};
        m_numbers[issued->ticket] = key;
        m_accounts[key].issued = true;
    } else if (const auto* report = std::get_if<PaperReported>(&event.body)) {
        const auto key = m_numbers.find(report->ticket);
        if (key == m_numbers.end()) {
            return;
        }
        Account& account = m_accounts[key->second];
        account.started += report->paper == Paper::Started ? 1 : 0;
        account.printed += report->paper == Paper::Printed ? 1 : 0;
        account.doubtful += report->paper == Paper::Doubtful ? 1 : 0;
        m_refused += report->paper == Paper::Refused ? 1 : 0;
    }
}

void PaperBooks::add(int day, const emulator::Page& page)
{
    for (const QString& ticket : ticketsOn(page)) {
        const QString number = numberOn(ticket);
        if (number.isEmpty()) {
            ++m_scraps;
            continue;
        }
        Account& account = m_accounts[{day, number.toStdString()}];
        ++(ticket.contains(u"补打"_s) ? account.marked : account.plain);
    }
}

PaperFindings PaperBooks::findings() const
{
    PaperFindings found;
    found.refused = m_refused;
    found.scraps = m_scraps;
    for (const auto& [key, account] : m_accounts) {
        const auto fault = [&, name = "day " + std::to_string(key.first) + ", " + key.second](
                               std::int64_t& count, const char* what) {
            ++count;
            if (found.first.size() < faultsTold) {
                found.first.push_back(name + ": " + what);
            }
        };
        const int papers = account.plain + account.marked;
        found.tickets += account.issued ? 1 : 0;
        found.printed += account.printed;
        found.doubtful += account.doubtful;
        found.papers += papers;
        found.marked += account.marked;
        if (!account.issued) {
            fault(found.unknown, "paper of a ticket that nobody took");
        } else if (account.printed == 0) {
            fault(found.unended, "never printed");
        }
        if (papers < account.printed) {
            fault(found.missing, "journalled as printed, and there is no paper");
        }
        if (account.plain > 1) {
            fault(found.twice, "two papers without a mark");
        }
        if (papers > account.printed + account.doubtful) {
            fault(found.untold, "more papers than were told of");
        }
    }
    return found;
}

} // namespace hall::chaos
