// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/dots.h"

#include <QHash>
#include <QString>

namespace hall::emulator {

/// The character ROM: 24 dots high, ASCII 12 wide, Chinese 24. Needs a QGuiApplication.
class PrinterFont
{
public:
    [[nodiscard]] const Dots& glyph(const QString& character);

private:
    QHash<QString, Dots> m_glyphs;
};

} // namespace hall::emulator
