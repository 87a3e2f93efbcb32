// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/dots.h"

#include <QHash>
#include <QString>

namespace hall::emulator {

/// The font files of a card: `pixels` high, ASCII half as wide. Needs a QGuiApplication.
///
/// 16 pixels are GNU Unifont's where it is installed, drawn dot by dot as such cards' fonts are;
/// otherwise, and for larger ones, Noto without smoothing.
class LedFont
{
public:
    [[nodiscard]] const Dots& glyph(QChar character, int pixels);

private:
    QHash<std::pair<QChar, int>, Dots> m_glyphs;
};

} // namespace hall::emulator
