// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>

/// Colours, type and measures of every face. Sizes are pixels of the design; `Drawn` scales them.
namespace hall::kit {

/// Colours by meaning. Yellow (`call`) means "you, now" and is used for a called number only.
namespace colour {
inline constexpr QColor ink{0x13, 0x21, 0x1F};  ///< text, figures, number frame
inline constexpr QColor ink2{0x4B, 0x5A, 0x57}; ///< second-rank and disabled text
inline constexpr QColor paper{0xF4, 0xF3, 0xEE};
inline constexpr QColor surface{0xFF, 0xFF, 0xFF};
inline constexpr QColor line{0xD3, 0xD6, 0xD1}; ///< dividing lines, never the edge of a key
inline constexpr QColor edge{0x7E, 0x8A, 0x87}; ///< edge of keys and fields
inline constexpr QColor pine{0x0E, 0x53, 0x49};
inline constexpr QColor pineDeep{0x09, 0x3A, 0x33};
inline constexpr QColor pineTint{0xE3, 0xED, 0xE9};
inline constexpr QColor call{0xFF, 0xC6, 0x27};
inline constexpr QColor sky{0x1F, 0x5A, 0x92}; ///< appointment, focus ring
inline constexpr QColor plum{0x6D, 0x2E, 0x7D};
inline constexpr QColor cinnabar{0xB5, 0x29, 0x1F};
inline constexpr QColor cinnabarTint{0xFB, 0xE9, 0xE6};
inline constexpr QColor amberInk{0x7A, 0x4B, 0x00};
inline constexpr QColor amberTint{0xFF, 0xF3, 0xCF};
inline constexpr QColor amberMark{0xB5, 0x78, 0x00};
inline constexpr QColor night{0x0C, 0x16, 0x15};
inline constexpr QColor nightRaised{0x17, 0x24, 0x22};
inline constexpr QColor nightLine{0x33, 0x44, 0x3F};
inline constexpr QColor nightEdge{0x6F, 0x82, 0x7C};
inline constexpr QColor nightText{0xF3, 0xF6, 0xF4};
inline constexpr QColor nightText2{0xA9, 0xB9, 0xB4};
inline constexpr QColor veil{12, 22, 21, 184}; ///< over a page while a dialog asks
} // namespace colour

/// Type roles of the kiosk, in pixels. Nothing on a kiosk is smaller than `note`.
namespace type {
inline constexpr int note = 32;
inline constexpr int body = 36;
inline constexpr int sentence = 38;
inline constexpr int label = 40;
inline constexpr int key = 44;
inline constexpr int lead = 52;
inline constexpr int title = 60;
inline constexpr int service = 72;
inline constexpr int figure = 84;
inline constexpr int verb = 96;
inline constexpr int invitation = 240;
inline constexpr int number = 330;
} // namespace type

namespace measure {
inline constexpr qreal radius = 12;      ///< keys and panels
inline constexpr qreal radiusFrame = 16; ///< number frame, dialog, call block
inline constexpr qreal radiusChip = 8;
inline constexpr qreal keyBase = 8; ///< the thick lower edge that makes a key look like one
inline constexpr qreal keyShift = 6;
inline constexpr qreal focusRing = 6;
inline constexpr qreal focusGap = 4;
} // namespace measure

enum class Weight { Regular, Bold };

/// "Noto Sans CJK SC", named explicitly: the default family mixes weights between Latin and hanzi.
/// `spacing` is the extra space between letters in em (0.02 for the hall's name and numbers).
[[nodiscard]] QFont typeface(int px, Weight weight = Weight::Regular, qreal spacing = 0);

} // namespace hall::kit
