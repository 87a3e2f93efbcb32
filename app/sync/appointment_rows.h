// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/identity/appointment_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace hall::sync {

/// `{"appointments": [{"booking": "B-1", "service": "card", "from": "09:30", "to": "10:00", …}]}`
/// with the columns of `identity::AppointmentFile`, the day of the list where a row names none. A
/// line is the row's place, from 1. The error is a sentence that repeats nothing of it.
[[nodiscard]] Result<std::vector<identity::AppointmentColumns>, std::string>
readRows(std::string_view content, std::string_view day);

} // namespace hall::sync
