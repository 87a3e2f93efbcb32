// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "drivers/emulator/emulated_id_card.h"
#include "drivers/emulator/record_folder.h"

#include <memory>
#include <string>

namespace hall::emulator {

/// Keeps in a folder what the host sent to a card reader, raw.bin, and what happened to it,
/// events.jsonl. Nothing of a card is in it.
class IdCardRecord : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] static Result<std::unique_ptr<IdCardRecord>, std::string>
    open(EmulatedIdCard& reader, const QString& folder);

private:
    IdCardRecord() = default;

    RecordFolder m_folder;
};

} // namespace hall::emulator
