// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace hall::printer {

enum class Phase { Closed, Opening, Ready, Printing, Faulted };

enum class Paper { Unknown, Ok, NearEnd, Out };

/// What keeps a printer from printing, or kept a job from being known as printed. Most telling
/// first.
enum class Trouble {
    None,
    PortClosed, // no cable, no such device
    Silent,     // the port is there, nobody answers
    CoverOpen,  // before PaperOut: with the cover open the paper sensor may be wrong
    PaperOut,
    CutterError,
    Unrecoverable,
    HeadHot, // goes on by itself
    Offline, // it doesn't say why
    // Of a job only:
    Busy,             // refused: another job's receipt is still open
    LayoutImpossible, // refused: doesn't fit the paper, see `detail`
    NoReceipt,        // doubtful: the printer is well and never said that it was done
};

struct PrinterState
{
    Phase phase = Phase::Closed;
    Paper paper = Paper::Unknown;
    bool coverOpen = false;
    bool cutterError = false;
    bool unrecoverable = false;
    bool headHot = false;
    bool offline = false;
    bool silent = false;
    std::string
        detail{}; // for the log and the operator's page: the port's reason, a refused layout

    friend bool operator==(const PrinterState&, const PrinterState&) = default;
};

[[nodiscard]] Trouble troubleOf(const PrinterState& state);

/// The name of the enumerator, for logs and tests.
[[nodiscard]] const char* nameOf(Trouble trouble);

/// Answers to DLE EOT 1, 2 and 4, and to 3 where 2 said that there is an error.
struct StatusBytes
{
    std::uint8_t printer = 0x12;
    std::uint8_t offlineCause = 0x12;
    std::uint8_t errorCause = 0x12;
    std::uint8_t paper = 0x12;
};

/// Writes what the bytes say into `state`, all but its phase.
void read(PrinterState& state, const StatusBytes& bytes);

} // namespace hall::printer
