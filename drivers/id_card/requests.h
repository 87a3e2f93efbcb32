// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace hall::id_card {

/// What can be asked of a reader (GA 467). The fingerprint is never asked for.
enum class Request {
    ResetSam,
    SamStatus,
    SamId,
    Find,
    Select,
    ReadText, ///< the reader sends the photo along
    ReadAddress,
    ReadManagementNumber,
};

/// The bytes on the wire.
[[nodiscard]] std::string encode(Request request);

/// Makes the reader talk at another pace from now on: 115200, 57600, 38400, 19200 or 9600. Empty
/// for any other.
[[nodiscard]] std::string encodeBaud(int baud);

} // namespace hall::id_card
