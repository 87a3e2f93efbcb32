// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/event_message.h"
#include "app/sync/hub_word.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How a hall whose backup is being restored asks for what the city holds beyond it; README.md has
/// examples.
namespace hall::sync {

constexpr std::size_t positionsMax = 1000; ///< in one question; the newest count
constexpr std::size_t questionBytesMax = std::size_t{256} * 1024;
/// Of a page; the largest event and what goes with it.
constexpr std::size_t pageBytesMax = 2 * eventBytesMax;

/// "What follows?"
struct HistoryQuestion
{
    std::string id; ///< nobody can guess it, and the hub signs it: an older answer is none
    /// The newest row of each epoch that the hall has, newest first; none: it has no row.
    std::vector<journal::Position> have;

    friend bool operator==(const HistoryQuestion&, const HistoryQuestion&) = default;
};

/// Rows of the history that the hall went on with, as far as they fit.
struct HistoryPage
{
    /// The row that they follow: the last one of that history which the hall said it has. Nothing:
    /// it has none of it.
    std::optional<journal::Position> after;
    std::vector<EventMessage> events;
    HubWord held; ///< where that history ends, in answer to the question

    friend bool operator==(const HistoryPage&, const HistoryPage&) = default;
};

[[nodiscard]] std::string writeQuestion(const HistoryQuestion& question);
[[nodiscard]] Result<HistoryQuestion, std::string> readQuestion(std::string_view text);

/// JSON: `held` is signed, the events are what its chain says they are.
[[nodiscard]] std::string
writePage(const HistoryPage& page, std::string_view keyId, const identity::SigningKey& key);
[[nodiscard]] Result<HistoryPage, std::string>
readPage(std::string_view text, const identity::KnownKeys& keys, const identity::CodeUse& use);

} // namespace hall::sync
