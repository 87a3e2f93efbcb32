// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/theme.h"

#include <QString>

namespace hall::kit {

using namespace Qt::StringLiterals;

QFont typeface(int px, Weight weight, qreal spacing)
{
    QFont result(u"Noto Sans CJK SC"_s);
    result.setPixelSize(px);
    result.setWeight(weight == Weight::Bold ? QFont::Bold : QFont::Normal);
    // Without hinting, widths grow in step with the size, so that a scaled page breaks its lines
    // where the design does.
    result.setHintingPreference(QFont::PreferNoHinting);
    if (spacing != 0) {
        result.setLetterSpacing(QFont::AbsoluteSpacing, spacing * px);
    }
    return result;
}

} // namespace hall::kit
