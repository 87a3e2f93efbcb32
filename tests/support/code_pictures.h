// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace hall::test {

/// What makes a camera's picture of a code hard to read.
enum class PictureKind {
    Plain,       // upright within ten degrees
    Tilted,      // turned by any angle
    Perspective, // seen from the side by 20 to 48 degrees
    Blurred,     // out of focus or moved
    Noisy,       // a cheap sensor
    Glare,       // a lamp's reflection on the glass, over a part of the code
    LowLight,    // a tenth to a quarter of the contrast
    Shadowed,    // an edge of light through the code
    Banded,      // the dark bands of a phone's dimmed screen
    Inverted,    // light modules on a dark ground
    Small,       // 2.1 to 3 pixels a module
    NoCode,      // a hall and its papers, nothing to read
};

inline constexpr std::array pictureKinds{PictureKind::Plain,
                                         PictureKind::Tilted,
                                         PictureKind::Perspective,
                                         PictureKind::Blurred,
                                         PictureKind::Noisy,
                                         PictureKind::Glare,
                                         PictureKind::LowLight,
                                         PictureKind::Shadowed,
                                         PictureKind::Banded,
                                         PictureKind::Inverted,
                                         PictureKind::Small,
                                         PictureKind::NoCode};

[[nodiscard]] const char* nameOf(PictureKind kind);

struct PictureSize
{
    int width = 1280;
    int height = 720;
};

/// One luminance picture, rows without gaps.
struct CodePicture
{
    PictureSize size;
    std::vector<std::uint8_t> luminance;
    std::string text; // of the code in it; empty when there is none
};

/// What a camera over a scanner window sees: a ticket or a phone with the code of a ticket, in
/// front of a hall. The same `seed` gives the same picture on every machine. `text`: of the code,
/// in place of a ticket's.
[[nodiscard]] CodePicture drawCodePicture(PictureKind kind,
                                          PictureSize size,
                                          std::uint32_t seed,
                                          const std::string& text = {});

/// One thing that makes reading hard, as hard as it is said; all else as in a plain picture.
struct Hardship
{
    float smearModules = 0; ///< moved so far while the shutter was open
    float glarePart = 0;    ///< of the code's side, the radius of what is white under a lamp
    float exposure = 1;     ///< times as much light as is right: what is past white is white
    float contrast = 1;     ///< left of it in the dark
    float noise = 2;        ///< of the sensor, its deviation in steps of 255
};

[[nodiscard]] CodePicture drawHardPicture(const Hardship& hardship, std::uint32_t seed);

} // namespace hall::test
