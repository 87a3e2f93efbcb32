// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"
#include "app/settings/settings.h"
#include "drivers/printer/layout_check.h"
#include "drivers/printer/profile.h"

#include <filesystem>
#include <vector>

namespace hall::station {

/// The layouts that the programs came with; a file of the hall's own takes the place of one of the
/// same name. The hall's own are in a folder `tickets` beside hall.toml, or beside its folder.
[[nodiscard]] std::vector<printer::LayoutFile> layoutFiles(const std::filesystem::path& hallToml);

/// Which layout a paper gets; all of them are there and fit the printer's paper.
class TicketLayouts
{
public:
    /// Every mistake in files and settings is in the answer. `raster` draws what the printer has no
    /// glyph for.
    [[nodiscard]] static Result<TicketLayouts, printer::LayoutMistakes>
    read(const std::vector<printer::LayoutFile>& files,
         const TicketSettings& ticket,
         const PrinterSettings& printer,
         const printer::GlyphRaster& raster);

    [[nodiscard]] const printer::Layout& of(const protocol::PrintJob& job) const;
    [[nodiscard]] const printer::Layout& ofTests() const;
    [[nodiscard]] const printer::Layout& ofChecklists() const;

private:
    TicketLayouts(printer::LayoutBook book, TicketSettings ticket, std::string usual);

    printer::LayoutBook m_book;
    TicketSettings m_ticket;
    std::string m_usual; ///< of tickets whose service and class have none of their own
};

} // namespace hall::station
