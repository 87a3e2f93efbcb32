// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/scanner/picture.h"

#include <optional>
#include <string>

namespace hall::scanner {

struct ReadCode
{
    std::string text;   // UTF-8
    std::string format; // "QRCode", "Code128" …

    friend bool operator==(const ReadCode&, const ReadCode&) = default;
};

enum class Symbologies {
    QrCode,
    All, // takes several times as long on a picture with nothing in it
};

/// The code in a picture, if there is one: an upright, turned, mirrored or inverted one, dark on
/// light or light on dark. Takes a picture to pieces in a few milliseconds; keeps nothing of it.
[[nodiscard]] std::optional<ReadCode> readCode(const Luminance& picture,
                                               Symbologies symbologies = Symbologies::QrCode);

} // namespace hall::scanner
