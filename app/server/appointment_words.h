// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/server/appointment_import.h"

/// Why a line of a file isn't taken, and what would be. Nothing of the line is repeated: what
/// stands in the wrong column may be a person's.
namespace hall::server {

/// The column of a file that a rejection is about; empty: none in particular.
[[nodiscard]] std::string_view columnOf(Rejection rejection);

[[nodiscard]] std::string
refusalWords(const Hall& hall, const Arriving& arriving, Rejection rejection);

/// A booking that is here already, otherwise.
[[nodiscard]] std::string changedWords(const Appointment& kept, bool isOther);

} // namespace hall::server
