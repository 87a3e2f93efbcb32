// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/led_font.h"

#include <QByteArray>
#include <QDateTime>
#include <QImage>
#include <QSize>
#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace hall::emulator {

/// Colours as the escape \C numbers them; 0 is the strip's own, 1 to 7 red green yellow blue cyan
/// magenta white.
using LedColor = std::uint8_t;

/// A dynamic area as it came over the wire.
struct LedArea
{
    int id = 0;
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    int spacing = 0;
    int align = 0; ///< bits 0-1 across: left right centre; bits 2-3 down: top bottom centre
    bool hasSeveralLines = false;
    int seconds = 0; ///< it goes when it wasn't updated for so long; 0: it stays
    QByteArray text;
    /// In place of the text, one line: of a panel whose frames aren't of this make.
    std::optional<QString> words = {};
};

/// The first area of `bytes`, which begins with its length, and its size in all; nothing when it
/// isn't one.
struct ReadLedArea
{
    LedArea area;
    qsizetype bytes = 0;
};

[[nodiscard]] std::optional<ReadLedArea> readLedArea(const QByteArray& bytes);

/// The dots of one strip and the areas that light them.
class LedScreen
{
public:
    explicit LedScreen(QSize size)
        : m_size(size)
    {
    }

    void put(const LedArea& area)
    {
        m_areas[area.id] = area;
    }

    void remove(int id)
    {
        m_areas.erase(id);
    }

    [[nodiscard]] bool has(int id) const
    {
        return m_areas.contains(id);
    }

    void clear()
    {
        m_areas.clear();
    }

    /// What the escapes for date and time stand for.
    void setClock(const QDateTime& clock)
    {
        m_clock = clock;
    }

    [[nodiscard]] std::vector<int> ids() const;

    /// The lines of all areas, in the order of their ids.
    [[nodiscard]] QString text() const;

    /// What of the texts doesn't fit its area or the strip; empty when all does.
    [[nodiscard]] QString cutOff();

    /// The strip's face as one sees it, lamps and all. `own`: the colour of its lamps, `brightness`
    /// 0 to 15 or -1 for dark.
    [[nodiscard]] QImage picture(LedColor own, int brightness);

private:
    struct Cell
    {
        QChar character;
        int pixels = 16;
        LedColor color = 0;
    };

    using Line = std::vector<Cell>;

    [[nodiscard]] std::size_t placeOf(int x, int y) const;
    [[nodiscard]] QString timeFor(const QByteArray& escape) const;
    [[nodiscard]] std::vector<Line> linesOf(const LedArea& area) const;
    [[nodiscard]] static int widthOf(const Line& line);
    [[nodiscard]] static int heightOf(const Line& line);
    [[nodiscard]] static int heightOf(const LedArea& area, const std::vector<Line>& lines);
    void drawArea(const LedArea& area, std::vector<LedColor>& dots, LedColor own);
    void drawLine(
        const LedArea& area, const Line& line, int y, std::vector<LedColor>& dots, LedColor own);

    QSize m_size;
    std::map<int, LedArea> m_areas;
    LedFont m_font;
    QDateTime m_clock;
};

} // namespace hall::emulator
