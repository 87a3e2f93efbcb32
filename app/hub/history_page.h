// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/history.h"
#include "app/sync/history_message.h"

namespace hall::hub {

struct PageLimits
{
    // A page of them is less than the megabyte that brokers take without being told more.
    std::int64_t rows = 400;
    std::int64_t bodyBytes = std::int64_t{256} * 1024;
    std::size_t epochs = 1000;          ///< looked back through
    std::int64_t lookedThrough = 10000; ///< for the row that an epoch goes on from
};

/// What follows, in the history that ends in the newest row stored, what a hall says it has. Where
/// a backup was restored rows are stored that are in no such history: they aren't told. `held.at`,
/// `held.answers` and the signature are the caller's.
[[nodiscard]] Result<sync::HistoryPage, StoreError>
pageAfter(History& history,
          const std::string& hall,
          const std::vector<journal::Position>& have,
          const PageLimits& limits = {});

} // namespace hall::hub
