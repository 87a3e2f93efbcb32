// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/station/station_link.h"
#include "app/station/ticket_layouts.h"
#include "drivers/printer/paper_content.h"
#include "drivers/printer/printer_device.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <optional>
#include <set>

namespace hall::station {

/// Issued → paper. Prints the tickets that the node lists for this station, and then the lists of
/// what to bring, one at a time, and reports what came of each before the next.
///
/// `print.started` is durable before the first byte goes out, so that after a crash in between the
/// node knows that the paper is in doubt and the next one is marked as a reprint.
class TicketPrinting : public QObject
{
    Q_OBJECT

public:
    TicketPrinting(StationLink& link,
                   printer::PrinterDevice& device,
                   TicketLayouts layouts,
                   QObject* parent = nullptr);

private:
    struct Running
    {
        TicketId id;      ///< of the ticket or of the sheet
        std::string name; ///< for the log
        bool isSheet = false;
        printer::PrintJob job;
        bool sent = false; ///< handed to the printer
    };

    void linesDrawn(const QString& missing);
    void sendUnreported();
    void viewChanged();
    void printNext();
    /// Whether a ticket was begun, or waits for a printer that is about to be ready.
    [[nodiscard]] bool printNextTicket(bool isReady, bool isWell);
    void refuseTickets();
    [[nodiscard]] bool isDue(const protocol::PrintJob& job) const;
    [[nodiscard]] bool printNextSheet();
    void printTest();
    void begin(Running next);
    void outcome(const QString& method, const char* why);
    void report(const TicketId& ticket, const QString& method);
    void sendReport(const TicketId& ticket, const QString& method);
    void reportPrinter();

    StationLink& m_link;
    printer::PrinterDevice& m_device;
    TicketLayouts m_layouts;
    std::optional<Running> m_running;
    bool m_testAsked = false;
    bool m_testRuns = false;
    std::map<TicketId, QString> m_unreported; ///< outcomes that the node hasn't confirmed yet
    QTimer m_again; ///< the node was linked and took nothing: busy, or its disk full
    std::map<TicketId, int> m_sheetsBegun;    ///< of the view's sheets, the attempt begun last
    std::set<TicketId> m_toldRefused; ///< of the view's jobs; the view is behind what was told
};

/// What stands on the paper of a job.
[[nodiscard]] printer::TicketContent
contentOf(const protocol::PrintJob& job, const Name& hall, const std::string& station);

[[nodiscard]] printer::SheetContent
contentOf(const protocol::SheetJob& job, const Name& hall, const std::string& station);

/// The same for a test: it looks like a ticket and says that it is none.
[[nodiscard]] printer::TicketContent
testContent(const Name& hall, Time now, const std::string& station);

/// The closed word for the printer's state.
[[nodiscard]] protocol::PrinterCondition conditionOf(const printer::PrinterState& state);

} // namespace hall::station
