// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/http/limits.h"
#include "app/http/message.h"

struct MHD_Connection;

namespace hall::http {

[[nodiscard]] Method methodOf(std::string_view word);

/// Reads all but method, path and body from the connection. What there is to say against the
/// request before its body comes; nothing where it may come.
[[nodiscard]] std::optional<Problem>
readHead(MHD_Connection* connection, const Limits& limits, Request& request);

[[nodiscard]] Problem tooLarge(std::size_t most);

} // namespace hall::http
