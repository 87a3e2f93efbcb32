// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/text.h"

#include <QColor>
#include <QRectF>
#include <QString>

class QPainter;

/// The parts that faces are made of, painted flat: no gradient, no shadow. Only a key has a frame.
namespace hall::kit {

/// Colours of a key in one of its states.
struct KeyColours
{
    QColor fill;
    QColor edge;
    QColor base; ///< the thick lower edge
    QColor text;
    QColor text2;
    QColor icon;
};

enum class KeyKind { Primary, Plain, Text, Night };
enum class KeyState { Normal, Pressed, Disabled };

[[nodiscard]] KeyColours keyColours(KeyKind kind, KeyState state);

/// The body of a key. Pressed, it lies `keyShift` lower and has lost its base. Gives the face of
/// the key, where its words stand.
QRectF drawKeyBody(QPainter& painter,
                   const QRectF& box,
                   const KeyColours& colours,
                   KeyState state,
                   qreal base = measure::keyBase);

/// 6 px ring, 4 px off.
void drawFocusRing(QPainter& painter, const QRectF& box);

void drawPanel(QPainter& painter,
               const QRectF& box,
               const QColor& fill,
               qreal radius = measure::radius);

struct FrameLook
{
    QColor fill;
    QColor edge;
    qreal width = 2;
    qreal radius = measure::radius;
};

void drawFrame(QPainter& painter, const QRectF& box, const FrameLook& look);

struct Stroke
{
    Stroke(const QColor& strokeColour, qreal strokeWidth = 2)
        : colour(strokeColour)
        , width(strokeWidth)
    {
    }

    QColor colour;
    qreal width;
};

void drawRule(QPainter& painter, qreal left, qreal right, qreal y, const Stroke& stroke);
void drawUpright(QPainter& painter, qreal x, qreal top, qreal bottom, const Stroke& stroke);

/// The letter of an area: white on pine unless told otherwise.
void drawLetterPlate(QPainter& painter,
                     const QRectF& box,
                     const QString& letter,
                     const QColor& fill = colour::pine,
                     const QColor& text = colour::surface);

/// A ticket number in the middle of `box` by its caps, at most `px` large and with 24 px free at
/// both sides.
void drawNumber(
    QPainter& painter, const QRectF& box, const QString& number, int px, const QColor& colour);

enum class Plate { Waiting, Called, Past };

/// A ticket number in its frame, as large as the frame allows up to `px`.
void drawNumberPlate(
    QPainter& painter, const QRectF& box, const QString& number, Plate plate, int px);

struct ChipColours
{
    QColor fill;
    QColor ink = colour::surface;
};

/// Bold text in a filled box one and a half times as high. Gives the width used.
qreal drawChip(QPainter& painter,
               QPointF topLeft,
               const QString& text,
               const ChipColours& colours,
               int px = type::note);

enum class Hint { Note, Caution, Failure };

/// Colours of a hint panel: ground and text.
[[nodiscard]] QColor hintGround(Hint hint);
[[nodiscard]] QColor hintInk(Hint hint);

struct HintWords
{
    QString heading;
    QString text;
};

/// A panel that tells: icon 56, heading 44 bold, text 38. One a page. Gives the height that the
/// text needs, padding included.
qreal drawHint(
    QPainter& painter, const QRectF& box, Hint hint, const QString& icon, const HintWords& words);

} // namespace hall::kit
