// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/emulated_resolver.h"
#include "drivers/emulator/record_folder.h"

#include <memory>

namespace hall::emulator {

/// Keeps in a folder what a resolver was sent, raw.bin, and how it answered, events.jsonl.
class ResolverRecord : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] static Result<std::unique_ptr<ResolverRecord>, std::string>
    open(EmulatedResolver& resolver, const QString& folder);

private:
    ResolverRecord() = default;

    RecordFolder m_folder;
};

} // namespace hall::emulator
