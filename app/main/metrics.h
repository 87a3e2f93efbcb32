// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/http/server.h"

#include <functional>
#include <memory>
#include <string>

namespace hall::app {

/// What a program tells who watches over it; called in the thread that opened it.
struct Watched
{
    std::function<std::string()> metrics;
    std::function<std::string()> trouble; ///< why it isn't well, a sentence; empty: it is
};

/// `/metrics` and `/health` over HTTP in clear: 200 where it is well, else 503. Null where `listen`
/// is empty. The error is a sentence.
[[nodiscard]] Result<std::unique_ptr<http::Server>, std::string>
openMetrics(const std::string& listen, Watched watched);

} // namespace hall::app
