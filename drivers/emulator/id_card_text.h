// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace hall::emulator {

/// The 256 bytes that a reader finds on a card: UTF-16, low byte first, field after field, each
/// filled up with spaces. Cards of nobody: born on 1900-01-01.
///
/// `A` is a resident's, `B` the permit of who comes from Hong Kong, Macao or Taiwan, `C` and `D`
/// foreigners' of 2017 and 2023. None for another name.
[[nodiscard]] std::optional<QByteArray> sampleCardText(const QString& name);

/// A resident's card with this number of 18 characters; birth and sex are what it says.
[[nodiscard]] QByteArray residentCardText(const QString& number, const QString& name);

} // namespace hall::emulator
