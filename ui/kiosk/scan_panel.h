// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QRectF>

class QPainter;

namespace hall::kiosk {

/// Says what the scanner below the screen is good for, and where it is.
class ScanPanel
{
    Q_DECLARE_TR_FUNCTIONS(hall::kiosk::ScanPanel)

public:
    static void draw(QPainter& painter, const QRectF& box);
};

} // namespace hall::kiosk
