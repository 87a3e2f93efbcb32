// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/icon.h"

#include "app/core/assert.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace hall::kit {

using namespace Qt::StringLiterals;

void drawIcon(QPainter& painter, const QString& name, const QRectF& box, const QColor& colour)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    HALL_ASSERT(file.open(QIODevice::ReadOnly));
    // The drawings are in one ink; another colour is another word in the file.
    QByteArray drawing = file.readAll();
    drawing.replace("#13211F", colour.name().toLatin1());
    QSvgRenderer(drawing).render(&painter, box);
}

} // namespace hall::kit
