// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/simulate/books.h"

#include <string>
#include <vector>

namespace hall::simulate {

/// What is wrong with a counter's choice of a waiting ticket at `now`, before it is made; empty: it
/// was its turn. `streak` is what the hall says of the counter's choices after this one.
[[nodiscard]] std::vector<std::string>
wrongTurn(Books& books, Books::Key taken, CounterNumber counter, int streak, Time now);

} // namespace hall::simulate
