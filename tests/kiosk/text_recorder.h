// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QRectF>
#include <QString>

#include <memory>
#include <vector>

class QWidget;

namespace hall::kiosk::test {

/// A text as it was painted: where its ink may lie, and how large.
struct PaintedText
{
    QString text;
    QRectF box;
    int px = 0;
};

/// Paints a widget, without what lies in it, and tells what texts it painted.
[[nodiscard]] std::vector<PaintedText> textsOf(QWidget& widget);

} // namespace hall::kiosk::test
