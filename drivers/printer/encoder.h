// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "drivers/printer/bitmap.h"
#include "drivers/printer/profile.h"
#include "drivers/printer/ticket_paper.h"

#include <string>
#include <string_view>

namespace hall::printer {

struct LayoutError
{
    enum class Code { CodeTooWide, CodeTooLong, LineTooWide, NoGlyph, BadText, BadStyle };

    Code code{};
    std::string detail{}; // for the log; names the line
};

struct EncodedTicket
{
    std::string bytes{};
    std::size_t longestCommand =
        0;                       // bytes; as many zeros end whatever a printer is in the middle of
    bool hasDrawnLines = false;  // with fonts of this machine
    std::string missingGlyphs{}; // characters that none of them has: boxes on the paper
};

/// The bytes of a ticket from reset to cut, for a printer of that profile. A line with a character
/// that the printer has no glyph for is drawn by `raster`.
[[nodiscard]] Result<EncodedTicket, LayoutError>
encode(const TicketPaper& paper, const Profile& profile, const GlyphRaster& raster);

/// GS ( H: answered with the same four printable characters once all before it is on paper.
[[nodiscard]] std::string processIdRequest(std::string_view fourCharacters);

/// GS r 1, so many times: each is answered once all before it was worked on. An answer is one byte,
/// such as noise on the line has as well; the last comes after the paper even where one was noise.
inline constexpr int queuedStatusAnswers = 2;
[[nodiscard]] std::string queuedStatusRequest();

/// GS a: tell of every change, or of none. ESC @ switches it off.
[[nodiscard]] std::string autoStatusRequest(bool on);

/// DLE EOT `n`, 1 to 4: answered at once.
[[nodiscard]] std::string statusRequest(int n);

/// Drops what a stopped printer still holds (DLE ENQ 2) and lets it try again.
[[nodiscard]] std::string recoverBytes();

/// Of any job's commands: no longer than a band of a picture.
[[nodiscard]] std::size_t longestCommandOf(const Profile& profile);

/// Ends any half-sent command, whose missing bytes these become.
[[nodiscard]] std::string fillerBytes(std::size_t longestCommand);

/// All three: fills up, drops, resets.
[[nodiscard]] std::string discardBytes(std::size_t longestCommand);

/// Cuts off what was printed of a broken ticket.
[[nodiscard]] std::string cutBytes(const Profile& profile);

} // namespace hall::printer
