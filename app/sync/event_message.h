// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/journal/row.h"

#include <string>
#include <string_view>

namespace hall::sync {

/// Longer ones aren't read. A change of all rules of a large hall has a tenth of it.
constexpr std::size_t eventBytesMax = std::size_t{4} * 1024 * 1024;

/// A row of a hall's journal on its way to the city.
struct EventMessage
{
    std::string hall;
    journal::Row row;
    /// The row before it in the journal, seq 0: it is the first. Numbers alone don't tell whether
    /// one is missing: they leave out rows that were lost, and go on from epoch to epoch.
    journal::Position previous;

    friend bool operator==(const EventMessage&, const EventMessage&) = default;
};

/// As a CloudEvent 1.0 in JSON; README.md has an example. The body travels as a string with its
/// exact bytes, so that the city works out the chain of the same ones. What isn't UTF-8 in a
/// damaged row is replaced: the city then reports the break.
[[nodiscard]] std::string writeEvent(const EventMessage& message);
/// The same of a row that a city has stored, without `previous`, which it doesn't keep.
[[nodiscard]] std::string writeStoredEvent(const std::string& hall, const journal::Row& row);
/// The error is a sentence that says which attribute is wrong.
[[nodiscard]] Result<EventMessage, std::string> readEvent(std::string_view text);

} // namespace hall::sync
