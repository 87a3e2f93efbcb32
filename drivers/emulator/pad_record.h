// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "drivers/emulator/emulated_pad.h"
#include "drivers/emulator/record_folder.h"

#include <memory>
#include <string>

namespace hall::emulator {

/// Keeps in a folder what the host sent to a pad, raw.bin, and what happened to it, events.jsonl.
/// Which keys were pressed isn't in it: they may be those of a code.
class PadRecord : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] static Result<std::unique_ptr<PadRecord>, std::string>
    open(EmulatedPad& pad, const QString& folder);

private:
    PadRecord() = default;

    RecordFolder m_folder;
};

} // namespace hall::emulator
