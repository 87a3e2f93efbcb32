// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"

#include <QString>

/// An ID number while it is typed. Nothing here keeps or logs it.
namespace hall::kiosk {

inline constexpr qsizetype idNumberLength = 18;

/// 17 digits and a digit or X.
[[nodiscard]] bool isIdNumberForm(const QString& typed);

/// Whether one could be printed on a card: a form, a date of birth and a last character that fit
/// together. False is a reason to compare once more, never to refuse.
[[nodiscard]] bool isLikelyIdNumber(const QString& typed, BusinessDay today);

/// `110101 1900 0101 001X`: the parts that people compare. What isn't of digits is left as it is.
[[nodiscard]] QString grouped(const QString& typed);

} // namespace hall::kiosk
