// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QColor>
#include <QRectF>
#include <QRegion>
#include <QString>
#include <QStringList>

#include <variant>
#include <vector>

class QPainter;

/// A face's information as a list of flat things at fixed places: what lies on the paper, before
/// any painting. Two sheets can be compared, so that only what changed is painted again, and every
/// text can be measured against the room it has.
namespace hall::kit::flat {

struct Fill
{
    QRectF rect;
    QColor fill; ///< invalid: none
    qreal radius = 0;
    QColor edge{};       ///< invalid: none
    qreal edgeWidth = 2; ///< drawn inside `rect`

    friend bool operator==(const Fill&, const Fill&) = default;
};

/// One line of text, centred in the height of its room by its capitals.
struct Line
{
    QString text;
    QRectF room; ///< the width is what the text may take
    int px = 16;
    Weight weight = Weight::Regular;
    QColor colour;
    Qt::AlignmentFlag align = Qt::AlignLeft;
    bool crowded = false; ///< one of several lines that lie too close

    friend bool operator==(const Line&, const Line&) = default;
};

/// An icon of `:/icons` by its name.
struct Icon
{
    QString name;
    QRectF box;
    QColor colour;

    friend bool operator==(const Icon&, const Icon&) = default;
};

using Item = std::variant<Fill, Line, Icon>;
using Sheet = std::vector<Item>;

void draw(QPainter& painter, const Sheet& sheet);

/// Where two sheets look different, in their own coordinates.
[[nodiscard]] QRegion difference(const Sheet& before, const Sheet& after);

/// Texts wider or taller than their room, or in lines too close. Empty for every good sheet.
[[nodiscard]] QStringList overflowing(const Sheet& sheet);

/// All texts in the order they lie on the sheet.
[[nodiscard]] QStringList texts(const Sheet& sheet);

/// Adds `line.text` in the first of `sizes` (descending) in which it takes at most `linesMax`
/// lines, as a block centred in `line.room`. Gives the width of the widest line.
qreal addFitted(Sheet& sheet, Line line, const std::vector<int>& sizes, int linesMax = 1);

[[nodiscard]] qreal widthOf(const QString& text, int px, Weight weight);

/// The largest of `sizes` (descending) in which `text` fits `width`; else the last.
[[nodiscard]] int
sizeFor(const QString& text, Weight weight, qreal width, const std::vector<int>& sizes);

} // namespace hall::kit::flat
