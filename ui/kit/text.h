// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/theme.h"

#include <QRectF>
#include <QString>
#include <QStringList>

#include <vector>

class QPainter;

namespace hall::kit {

/// How the lines of a text share its width: a sentence fills line after line, a name is broken into
/// lines of about one length.
enum class Setting { Filled, Even };

/// `text` in lines no wider than `width`. A `|` is where a name may break, and is used only when
/// it doesn't fit in one line; `\n` always breaks. Never breaks between a figure and its unit,
/// before closing punctuation, or so that one sign stands alone in the last line.
[[nodiscard]] QStringList
linesOf(const QString& text, const QFont& font, qreal width, Setting setting = Setting::Even);

/// `text` without its marks for optional breaks; between Latin words a mark leaves a space.
[[nodiscard]] QString unbroken(QString text);

struct Fitted
{
    QFont font;
    QStringList lines;
    bool fits = false;    ///< within the width and the number of lines asked for
    bool atMarks = false; ///< every break is where the text has a mark for one

    [[nodiscard]] qreal height(qreal lineHeight) const;
};

struct TextRoom
{
    qreal width = 0;
    int linesMax = 1;
};

/// A name is set this much smaller, at most, to break where it has its mark.
inline constexpr qreal smallerForMarks = 0.8;

/// `text` in the first of `sizes` (descending) in which it fits the room; else in the last of them.
/// A little smaller if that lets it break at its marks. Nothing is ever elided.
[[nodiscard]] Fitted fitted(const QString& text,
                            Weight weight,
                            const std::vector<int>& sizes,
                            TextRoom room,
                            Setting setting = Setting::Even);

struct LinesLook
{
    QColor colour;
    qreal lineHeight = 1.25; ///< in em
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignTop;
};

/// Draws the lines within `box` as the vertical flag says. Gives the height used.
qreal drawLines(QPainter& painter, const QRectF& box, const Fitted& text, const LinesLook& look);

struct FigureLook
{
    QFont font;
    QColor colour;
    Qt::Alignment alignment = Qt::AlignHCenter;
};

/// One line, centred vertically by cap height: in a line box digits and hanzi sit low.
void drawFigure(QPainter& painter, const QRectF& box, const QString& text, const FigureLook& look);

/// A piece of a line in its own size and weight: the bold figure in 11 人在等.
struct Run
{
    QString text;
    QFont font;
    QColor colour;
};

using Runs = std::vector<Run>;

[[nodiscard]] qreal widthOf(const Runs& runs);

/// Draws the pieces on one baseline that begins at `start`. Gives the width.
qreal drawRuns(QPainter& painter, QPointF start, const Runs& runs);

} // namespace hall::kit
