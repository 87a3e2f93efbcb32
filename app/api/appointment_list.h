// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/core/time.h"
#include "app/http/message.h"

#include <nlohmann/json_fwd.hpp>

namespace hall::api {

/// The appointments of a hall's day as the city's programs send them: `{"appointments":
/// [{"booking", "service", "from", "to", "class"?, "name"?, "id_number"?, "phone"?}]}`, columns as
/// in the files that a hall imports. The answer is the same in one form, as it is stored and sent
/// down; an error repeats nothing that may be a person's.
[[nodiscard]] Result<std::string, http::Problem> readDayList(std::string_view body,
                                                             BusinessDay day);

/// A list with changes: `{"set": [rows…], "remove": ["booking"…]}`. What is set replaces
/// the one of the same booking; to remove what isn't there is refused.
[[nodiscard]] Result<std::string, http::Problem>
changeDayList(std::string_view stored, std::string_view changes, BusinessDay day);

/// What may be told of a stored list: when and for what, and nothing of a person.
[[nodiscard]] nlohmann::json withoutPeople(std::string_view stored);

} // namespace hall::api
