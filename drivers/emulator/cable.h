// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/device_link.h"

namespace hall::emulator {

/// The cable of an emulated device in the hands of its console: in from the start, pulled and put
/// back in by words.
class Cable
{
public:
    explicit Cable(DeviceLink& link)
        : m_link(link)
    {
    }

    [[nodiscard]] bool isPlugged() const
    {
        return m_isPlugged;
    }

    void unplug();

    /// The line to answer `word` with, which asked for it.
    [[nodiscard]] QString plug(const QString& word);

private:
    DeviceLink& m_link;
    bool m_isPlugged = true;
};

} // namespace hall::emulator
