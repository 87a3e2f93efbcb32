// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/booking.h"

#include <string>
#include <vector>

/// What a node tells about appointments and promised papers. Nobody's name or number is in it.
namespace hall::protocol {

/// About one line of a file: why it wasn't taken, or what is doubtful in a line that was.
struct ImportRemark
{
    int line = 0;
    std::string column; ///< empty: none in particular
    bool taken = false;
    std::string problem; ///< a closed word: a rejection's name, `BadLine`, `Changed`, `WrongCheck`
    std::string text;    ///< what is wrong and what is allowed; repeats nothing of the line

    friend bool operator==(const ImportRemark&, const ImportRemark&) = default;
};

/// The answer to `appointment.import`.
struct ImportReport
{
    int booked = 0;
    int unchanged = 0; ///< booked before, the same
    std::vector<ImportRemark> remarks;

    friend bool operator==(const ImportReport&, const ImportReport&) = default;
};

struct ListedAppointment
{
    AppointmentId appointment; ///< its reference, and the vault's record
    Appointment kept;
};

struct ListedPromise
{
    PromiseId promise;
    Promise kept;
};

[[nodiscard]] std::string encode(const ImportReport& report);
/// `more`: there are others behind them.
[[nodiscard]] std::string encode(const std::vector<ListedAppointment>& appointments, bool more);
[[nodiscard]] std::string encode(const std::vector<ListedPromise>& promises, bool more);

} // namespace hall::protocol
