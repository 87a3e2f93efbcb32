// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace hall::identity {

enum class VaultErrorCode : std::uint8_t {
    CannotOpen,
    KeysMissing, ///< there are records, but the folder of their keys is gone
    NewerSchema, ///< written by a newer version of this program
    InUse,       ///< another process wrote for longer than we wait
    DiskFull,    ///< nothing was written: may be tried again
    Unknown,     ///< there is no such record
    Forgotten,   ///< the record's key is gone, and so is what it said
    Damaged,     ///< record or key was changed: what it says can't be trusted and isn't told
    TooLong,
    NoReason, ///< no code says why the record is read
    NotNoted, ///< the journal didn't take the reading, so nothing is told
    Failed,   ///< anything else; the detail is for the log
};

/// `detail` is a sentence; it never holds anything of a record.
struct VaultError
{
    VaultErrorCode code = VaultErrorCode::Failed;
    std::string detail;

    friend bool operator==(const VaultError&, const VaultError&) = default;
};

} // namespace hall::identity
