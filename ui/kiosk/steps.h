// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"
#include "ui/kit/words.h"

#include <QCoreApplication>
#include <QRectF>

#include <vector>

class QPainter;

namespace hall::kiosk {

/// The steps of a visit one below the other: those done, the one that is next, those to come, and
/// where the back office works between.
class Steps
{
    Q_DECLARE_TR_FUNCTIONS(hall::kiosk::Steps)

public:
    std::vector<protocol::StepLine> lines;
    StepOrder order = StepOrder::Fixed; ///< of a visit that has not begun
    bool atOffice = false;              ///< the back office has it now
    kit::Language language = kit::Language::Zh;

    /// In lines at most `pitchMost` high. What there is no room for is counted in the last line.
    void draw(QPainter& painter, const QRectF& box, qreal pitchMost) const;

private:
    struct Row
    {
        qsizetype first = 0;
        qsizetype count = 0;
        qreal pitch = 0;
    };

    [[nodiscard]] Row shown(qreal height, qreal pitchMost) const;
    [[nodiscard]] QString noteOf(qsizetype at) const;
    void drawLine(QPainter& painter, const QRectF& row, qsizetype at) const;
    void drawRing(QPainter& painter, const QRectF& box, qsizetype at) const;
};

/// A number in a ring, as lists of things to do or to bring have it.
void drawRingNumber(QPainter& painter, const QRectF& box, int number, bool filled);

} // namespace hall::kiosk
