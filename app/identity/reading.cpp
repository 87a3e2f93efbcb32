// SPDX-License-Identifier: Apache-2.0
#include "app/identity/reading.h"

namespace hall::identity {

namespace {

constexpr std::size_t reasonBytesMax = 32;

} // namespace

bool isReasonCode(std::string_view text)
{
    return !text.empty() && text.size() <= reasonBytesMax &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") ==
               std::string_view::npos;
}

Result<void, VaultError> checkReason(const Reader& reader)
{
    if (isReasonCode(reader.reason)) {
        return {};
    }
    return failure(VaultError{VaultErrorCode::NoReason,
                              "To read a record, one of the hall's reasons must be given."});
}

} // namespace hall::identity
