// SPDX-License-Identifier: Apache-2.0
#include "app/identity/reading.h"

#include "app/core/enum_text.h"

namespace hall::identity {

namespace {

constexpr EnumText<ReadReason, 7> reasons{{{
    {ReadReason::CheckIn, "check-in"},
    {ReadReason::Service, "service"},
    {ReadReason::Contact, "contact"},
    {ReadReason::NoShow, "no-show"},
    {ReadReason::Complaint, "complaint"},
    {ReadReason::Correction, "correction"},
    {ReadReason::Inspection, "inspection"},
}}};

} // namespace

std::string_view toText(ReadReason reason)
{
    return reasons.of(reason);
}

std::optional<ReadReason> parseReadReason(std::string_view text)
{
    return reasons.parse(text);
}

} // namespace hall::identity
