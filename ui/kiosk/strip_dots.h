// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"

#include <QHash>
#include <QImage>
#include <QPainter>
#include <QRectF>

#include <map>
#include <string>
#include <utility>

namespace hall::kiosk {

/// Draws what strips acknowledged, lamp by lamp and with as many of them as the strip has, so that
/// what was cut off there is cut off here. A strip that is silent is drawn dim.
class StripDots
{
public:
    /// Of the picture's frame around the lamps.
    static constexpr int frame = 8;

    struct Look
    {
        QString clock;    ///< what stands for the hour, `09:30`
        bool dim = false; ///< nobody knows whether it still shows this
    };

    /// How large the picture is in a box of that width and height; never larger than 3 a lamp.
    [[nodiscard]] static QSizeF sizeIn(const protocol::StripPreview& strip, const QSizeF& most);

    /// At the left of `box`.
    void draw(QPainter& painter,
              const QRectF& box,
              const protocol::StripPreview& strip,
              const Look& look);

private:
    struct Kept
    {
        protocol::StripPreview strip;
        Look look;
        qreal pitch = 0;
        QImage picture;
    };

    [[nodiscard]] QImage lamps(const protocol::StripPreview& strip, const Look& look);
    void light(QImage& lamps, const protocol::StripBlock& block, const QString& clock);
    void lightLine(QImage& lamps, const protocol::StripBlock& block, const QString& line, int top);
    [[nodiscard]] const QImage& glyph(QChar character, int pixels);

    std::map<std::pair<std::string, std::string>, Kept> m_kept; ///< by station and device
    QHash<std::pair<QChar, int>, QImage> m_glyphs;
};

} // namespace hall::kiosk
