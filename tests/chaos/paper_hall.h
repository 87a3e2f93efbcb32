// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/client/hall_client.h"
#include "app/server/node.h"
#include "app/station/ticket_printing.h"
#include "tests/chaos/paper_books.h"
#include "tests/emulator/emulator_bench.h"

#include <filesystem>
#include <memory>
#include <random>

namespace hall::chaos {

/// What goes into a run of tickets.
struct PaperPlan
{
    std::string profile = "epson80";
    int tickets = 0;
    double faultsPerTicket = 0.01;
    std::uint32_t seed = 1;
};

/// A hall in this process, its journal on disk, with a station that prints on an emulated printer
/// whose time is moved by hand: tickets are taken, at random something goes wrong with the printer
/// at a random byte, somebody comes and puts it right.
class PaperHall
{
public:
    /// The error is a sentence.
    [[nodiscard]] static Result<std::unique_ptr<PaperHall>, std::string>
    start(const std::filesystem::path& folder, const PaperPlan& plan);

    /// Takes all tickets and has them printed.
    [[nodiscard]] Result<void, std::string> run();

    /// The journal from its first row on, held against the paper.
    [[nodiscard]] Result<PaperFindings, std::string> findings();

    [[nodiscard]] int faults() const
    {
        return m_faults;
    }

private:
    PaperHall(std::filesystem::path folder, PaperPlan plan);
    [[nodiscard]] Result<void, std::string> ask(const QString& method, const QJsonObject& params);
    [[nodiscard]] Result<void, std::string> changeDay();
    [[nodiscard]] Result<void, std::string> printOne();
    [[nodiscard]] bool until(const std::function<bool()>& isSo);
    void goWrong();
    void putRight();
    void bookPages();

    std::filesystem::path m_folder;
    PaperPlan m_plan;
    std::mt19937 m_random;
    std::unique_ptr<server::Node> m_node;
    EmulatorBench m_bench;
    std::unique_ptr<client::HallClient> m_kiosk;
    std::unique_ptr<client::HallClient> m_stationClient;
    std::unique_ptr<station::StationLink> m_link;
    std::unique_ptr<station::TicketPrinting> m_printing;
    PaperBooks m_books;
    int m_days = 0;
    int m_faults = 0;
};

} // namespace hall::chaos
