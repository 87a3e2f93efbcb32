// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/identity/periods.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hall::identity {

/// Why somebody looks into a record. Words would be personal data, so these are all there are.
enum class ReadReason : std::uint8_t {
    CheckIn,    ///< somebody with an appointment is here
    Service,    ///< at the counter, after the call
    Contact,    ///< to reach the person: papers are ready, or the hall closes
    NoShow,     ///< the ledger of who missed an appointment
    Complaint,  ///< a complaint or a bad rating is looked into
    Correction, ///< the person asked what is held, or to have it put right
    Inspection, ///< an audit
};

/// `check-in`, `service`, `contact`, `no-show`, `complaint`, `correction`, `inspection`
[[nodiscard]] std::string_view toText(ReadReason reason);
[[nodiscard]] std::optional<ReadReason> parseReadReason(std::string_view text);

struct Reader
{
    std::string actor; ///< role and id, as in the journal: `clerk:1031`
    ReadReason reason = ReadReason::Service;
};

/// That a record was read. It goes into the journal before anybody is told what the record says.
struct RecordRead
{
    RecordId record;
    Purpose purpose = Purpose::Visit;
    ReadReason reason = ReadReason::Service;
    std::string actor;

    friend bool operator==(const RecordRead&, const RecordRead&) = default;
};

/// Who puts a reading into the journal. Returns when it is durable; else a sentence why it isn't.
class ReadingSink
{
public:
    ReadingSink() = default;
    ReadingSink(const ReadingSink&) = delete;
    ReadingSink& operator=(const ReadingSink&) = delete;
    virtual ~ReadingSink() = default;

    [[nodiscard]] virtual Result<void, std::string> note(const RecordRead& reading) = 0;
};

} // namespace hall::identity
