// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>

/// What a device's condition means for who looks after it: the one table that the kiosk's
/// operator's page and `paihao doctor` speak from, in the language that tr() speaks.
namespace hall::client {

enum class Health {
    Fine,
    Attention, ///< works, or soon will again
    Broken
};

struct DeviceWords
{
    QString state;
    QString todo; ///< a sentence; empty when nothing is to be done
    Health health = Health::Fine;
};

/// A condition that isn't in the table is shown as it is, for attention.
[[nodiscard]] DeviceWords deviceWords(const std::string& device, const std::string& condition);

/// `printer` → 打印机, `led-3` → 3 号窗口屏; another as it is.
[[nodiscard]] QString deviceName(const std::string& device);

/// What a test of it does, as words on a key; empty: it can't be tested.
[[nodiscard]] QString deviceTest(const std::string& device);

/// Printer, scanner, card reader and speaker before strips and pads, these by their number.
[[nodiscard]] bool comesBefore(const std::string& device, const std::string& other);

} // namespace hall::client
