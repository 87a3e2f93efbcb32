// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QString>

#include <string>
#include <string_view>

/// For the sources that put devices into words.
namespace hall::client {

class DeviceText
{
    Q_DECLARE_TR_FUNCTIONS(hall::client::DeviceText)
};

/// `led` of `led-3`.
[[nodiscard]] std::string_view kindOf(std::string_view device);

} // namespace hall::client
