// SPDX-License-Identifier: Apache-2.0
#include "app/identity/appointment_file.h"

#include "tests/fuzz/targets.h"

namespace hall::fuzz {

/// A line that is taken is taken again from its columns, as the tool sends it to a node; what is
/// refused is said in words that are few.
void appointmentFile(std::string_view bytes)
{
    const identity::AppointmentFile file = identity::readAppointments(bytes);
    require(file.errors.size() <= identity::appointmentErrorsMax + 1, "too many errors told");
    for (const auto& error : file.errors) {
        require(!toText(error).empty(), "refused without a word");
    }
    std::vector<identity::AppointmentColumns> lines;
    for (const auto& line : file.lines) {
        lines.push_back(columnsOf(line));
    }
    const auto again =
        identity::readAppointments(std::span<const identity::AppointmentColumns>(lines));
    require(again.lines.size() == file.lines.size(), "a good line isn't good again");
}

} // namespace hall::fuzz
