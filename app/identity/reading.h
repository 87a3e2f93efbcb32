// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/identity/periods.h"
#include "app/identity/vault_error.h"

#include <string>
#include <string_view>

namespace hall::identity {

/// Who looks into a record, and why.
struct Reader
{
    std::string actor;  ///< role and id, as in the journal: `clerk:1031`
    std::string reason; ///< one of the reasons that the hall's rules list
};

/// It has the form of a reason's code. Words of one's own would be personal data in the journal.
[[nodiscard]] bool isReasonCode(std::string_view text);
/// NoReason unless the reader gives one.
[[nodiscard]] Result<void, VaultError> checkReason(const Reader& reader);

/// That a record was read. It goes into the journal before anybody is told what the record says.
struct RecordRead
{
    RecordId record;
    Purpose purpose = Purpose::Visit;
    std::string reason;
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
