// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/strip_dots.h"

#include "ui/kit/theme.h"
#include "ui/kit/words.h"

#include <QFont>
#include <QFontDatabase>

#include <algorithm>
#include <cmath>

namespace hall::kiosk {

using protocol::StripBlock;
using protocol::StripPreview;
using namespace Qt::StringLiterals;

namespace {

constexpr qreal pitchMost = 3;
constexpr qreal pitchOfLamps = 2; // of a smaller one no lamp can be told from the next
constexpr int lit = 128;
constexpr int dimmed = 180; // how much darker, in percent
constexpr QColor board{0x0A, 0x08, 0x09};
constexpr QColor unlit{0x24, 0x20, 0x20};

QColor colorOf(const std::string& word)
{
    static const std::map<std::string, QColor> colors{{"red", {0xFF, 0x50, 0x30}},
                                                      {"green", {0x40, 0xE0, 0x60}},
                                                      {"yellow", {0xFF, 0xC6, 0x27}},
                                                      {"white", {0xF4, 0xF0, 0xE8}}};
    const auto found = colors.find(word);
    return found == colors.end() ? colors.at("red") : found->second;
}

qreal pitchIn(const StripPreview& strip, const QSizeF& most)
{
    const qreal across = (most.width() - 2 * StripDots::frame) / std::max(strip.width, 1);
    const qreal down = (most.height() - 2 * StripDots::frame) / std::max(strip.height, 1);
    const qreal pitch = std::min({across, down, pitchMost});
    return pitch >= pitchOfLamps ? std::floor(pitch) : pitch;
}

/// As the fonts of such cards are: Unifont is drawn dot by dot, others are dots by their shape.
QFont fontOf(int pixels)
{
    static const bool hasUnifont = QFontDatabase::families().contains(u"Unifont"_s);
    const bool isSmall = pixels <= 16;
    QFont font(isSmall && hasUnifont ? u"Unifont"_s : u"Noto Sans Mono CJK SC"_s);
    font.setPixelSize(pixels);
    font.setBold(!isSmall);
    font.setStyleStrategy(QFont::NoAntialias);
    font.setHintingPreference(QFont::PreferFullHinting);
    return font;
}

int widthOf(QChar character, int pixels)
{
    return character < QChar(0x80) ? pixels / 2 : pixels;
}

int widthOf(const QString& line, int pixels)
{
    int width = 0;
    for (const QChar character : line) {
        width += widthOf(character, pixels);
    }
    return width;
}

/// One pixel a lamp becomes lamps.
QImage enlarged(const QImage& lamps, qreal pitch, qreal scale)
{
    const QSize size((QSizeF(lamps.size()) * pitch * scale).toSize());
    if (pitch < pitchOfLamps) {
        return lamps.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    QImage image(size, QImage::Format_RGB32);
    image.fill(board);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const qreal step = pitch * scale;
    for (int y = 0; y < lamps.height(); y++) {
        for (int x = 0; x < lamps.width(); x++) {
            const QColor color = lamps.pixelColor(x, y);
            const qreal radius = step * (color == unlit ? 0.36 : 0.52);
            painter.setBrush(color);
            painter.drawEllipse(QPointF((x + 0.5) * step, (y + 0.5) * step), radius, radius);
        }
    }
    return image;
}

} // namespace

QSizeF StripDots::sizeIn(const StripPreview& strip, const QSizeF& most)
{
    return QSizeF(strip.width, strip.height) * pitchIn(strip, most) + QSizeF(2 * frame, 2 * frame);
}

void StripDots::draw(QPainter& painter,
                     const QRectF& box,
                     const StripPreview& strip,
                     const Look& look)
{
    constexpr qreal scale = 2; // drawn finer than the page's pixels, whatever its size is
    const qreal pitch = pitchIn(strip, box.size());
    Kept& kept = m_kept[{strip.station.value, strip.device}];
    if (kept.picture.isNull() || kept.strip != strip || kept.look.clock != look.clock ||
        kept.look.dim != look.dim || kept.pitch != pitch) {
        kept = {.strip = strip,
                .look = look,
                .pitch = pitch,
                .picture = enlarged(lamps(strip, look), pitch, scale)};
    }
    const QRectF outer(box.topLeft(), sizeIn(strip, box.size()));
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setPen(Qt::NoPen);
    painter.setBrush(board);
    painter.drawRoundedRect(outer, frame / 2.0, frame / 2.0);
    painter.drawImage(outer.adjusted(frame, frame, -frame, -frame), kept.picture);
    painter.restore();
}

QImage StripDots::lamps(const StripPreview& strip, const Look& look)
{
    QImage image(std::max(strip.width, 1), std::max(strip.height, 1), QImage::Format_RGB32);
    image.fill(unlit);
    for (const StripBlock& block : strip.blocks) {
        light(image, block, look.clock);
    }
    if (look.dim) {
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                const QColor lamp = image.pixelColor(x, y);
                image.setPixelColor(x, y, lamp == unlit ? lamp : lamp.darker(dimmed));
            }
        }
    }
    return image;
}

void StripDots::light(QImage& lamps, const StripBlock& block, const QString& clock)
{
    QStringList lines;
    for (const std::string& line : block.lines) {
        lines.append(kit::fromUtf8(line));
    }
    if (block.isClock) {
        lines = QStringList{clock};
    }
    int top =
        block.y + std::max(0, block.height - static_cast<int>(lines.size()) * block.pixels) / 2;
    for (const QString& line : lines) {
        lightLine(lamps, block, line, top);
        top += block.pixels;
    }
}

void StripDots::lightLine(QImage& lamps, const StripBlock& block, const QString& line, int top)
{
    const int spare = block.width - widthOf(line, block.pixels);
    const QColor color = colorOf(block.color);
    const QRect room(block.x, block.y, block.width, block.height);
    int left = block.x + (block.across == StripBlock::Across::Left    ? 0
                          : block.across == StripBlock::Across::Right ? spare
                                                                      : spare / 2);
    for (const QChar character : line) {
        const QImage& shape = glyph(character, block.pixels);
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                const QPoint lamp(left + x, top + y);
                if (qGray(shape.pixel(x, y)) > lit && room.contains(lamp) &&
                    lamps.rect().contains(lamp)) {
                    lamps.setPixelColor(lamp, color);
                }
            }
        }
        left += shape.width();
    }
}

const QImage& StripDots::glyph(QChar character, int pixels)
{
    const std::pair key(character, pixels);
    auto found = m_glyphs.find(key);
    if (found == m_glyphs.end()) {
        QImage image(widthOf(character, pixels), std::max(pixels, 1), QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        painter.setPen(Qt::white);
        painter.setFont(fontOf(pixels));
        painter.drawText(0, pixels * 7 / 8, QString(character));
        painter.end();
        found = m_glyphs.insert(key, image);
    }
    return *found;
}

} // namespace hall::kiosk
