// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QRectF>
#include <QString>

class QPainter;

namespace hall::kit {

/// Draws `:/icons/NAME.svg` in one colour. An icon stands beside a word, never instead of it.
void drawIcon(QPainter& painter, const QString& name, const QRectF& box, const QColor& colour);

} // namespace hall::kit
