// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/led_screen.h"

#include <QColor>
#include <QPainter>

#include <algorithm>
#include <array>
#include <iconv.h>
#include <memory>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

constexpr int pitch = 8; // of the lamps in a picture
constexpr double lamp = 3.0;
constexpr int frame = 14;
constexpr int unlit = 650;   // how much darker a lamp is, in percent
constexpr int dimmest = 120; // and one that burns at level 0

constexpr std::array<QRgb, 8> lights{
    0xFFFF5030, 0xFFFF5030, 0xFF40E060, 0xFFFFB020, 0xFF4080FF, 0xFF40E0E0, 0xFFE060E0, 0xFFF4F0E8};

int wordAt(const QByteArray& bytes, qsizetype at)
{
    return static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1]) << 8;
}

/// Bit 15 means pixels; without it the number counts eight of them.
int pixelsAt(const QByteArray& bytes, qsizetype at)
{
    const int value = wordAt(bytes, at);
    return (value & 0x8000) != 0 ? value & 0x7FFF : value * 8;
}

QChar fromGb2312(char lead, char trail)
{
    const std::unique_ptr<void, int (*)(iconv_t)> handle(iconv_open("UTF-16LE", "GB2312"),
                                                         &iconv_close);
    std::array<char, 2> in{lead, trail};
    std::array<char, 4> out{};
    char* from = in.data();
    char* to = out.data();
    std::size_t inLeft = in.size();
    std::size_t outLeft = out.size();
    if (iconv(handle.get(), &from, &inLeft, &to, &outLeft) != 0) {
        return u'□';
    }
    return QChar(static_cast<uchar>(out[0]), static_cast<uchar>(out[1]));
}

/// How the next character is drawn.
struct Pen
{
    int chinese = 16; ///< dots
    int latin = 16;   ///< dots
    LedColor color = 0;
};

/// \FO and \FE set the size of Chinese and Latin, \C the colour. The bytes of the code, 0 where
/// none begins here.
qsizetype setPen(Pen& pen, const QByteArray& text)
{
    const int size = text.size() >= 6 ? 16 + 8 * (text[5] - '0') : 16;
    if (text.startsWith("\\FO")) {
        pen.chinese = size;
        return 6;
    }
    if (text.startsWith("\\FE")) {
        pen.latin = size;
        return 6;
    }
    if (text.startsWith("\\C") && text.size() > 2) {
        pen.color = static_cast<LedColor>(std::clamp(text[2] - '0', 0, 7));
        return 3;
    }
    return 0;
}

} // namespace

std::optional<ReadLedArea> readLedArea(const QByteArray& bytes)
{
    constexpr qsizetype fixedBytes = 27;
    if (bytes.size() < 2 + fixedBytes || bytes.size() < 2 + wordAt(bytes, 0)) {
        return std::nullopt;
    }
    const QByteArray field = bytes.mid(2, wordAt(bytes, 0));
    const bool isSilentAndPlain = field.size() >= fixedBytes && field[14] == 0 && field[15] == 0;
    if (!isSilentAndPlain ||
        wordAt(field, 23) + 65536 * wordAt(field, 25) != field.size() - fixedBytes) {
        return std::nullopt;
    }
    const LedArea area{.id = static_cast<unsigned char>(field[9]),
                       .x = pixelsAt(field, 1),
                       .y = wordAt(field, 3),
                       .width = pixelsAt(field, 5),
                       .height = wordAt(field, 7),
                       .spacing = static_cast<unsigned char>(field[10]),
                       .align = static_cast<unsigned char>(field[16]),
                       .hasSeveralLines = field[17] == 2,
                       .seconds = field[11] == 2 ? wordAt(field, 12) : 0,
                       .text = field.mid(fixedBytes)};
    return ReadLedArea{area, 2 + field.size()};
}

std::vector<int> LedScreen::ids() const
{
    std::vector<int> all;
    for (const auto& [id, area] : m_areas) {
        all.push_back(id);
    }
    return all;
}

/// \DY \DL \DD \DH \DM \DS \DW: year, month, day, hour, minute, second, weekday.
QString LedScreen::timeFor(const QByteArray& escape) const
{
    const QChar which = escape.size() == 3 ? QChar::fromLatin1(escape[2]) : QChar();
    const QString letters = u"YLDHMS"_s;
    const QStringList formats{u"yyyy"_s, u"MM"_s, u"dd"_s, u"hh"_s, u"mm"_s, u"ss"_s};
    const qsizetype at = letters.indexOf(which);
    if (at >= 0) {
        return m_clock.toString(formats[at]);
    }
    return which == u'W' ? QString::number(m_clock.date().dayOfWeek()) : QString();
}

std::size_t LedScreen::placeOf(int x, int y) const
{
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_size.width()) +
           static_cast<std::size_t>(x);
}

/// \n ends a line; `setPen` knows the other codes.
std::vector<LedScreen::Line> LedScreen::linesOf(const LedArea& area) const
{
    std::vector<Line> lines(1);
    if (area.words) {
        for (const QChar character : *area.words) {
            lines.back().push_back({character, 16, 0});
        }
        return lines;
    }
    const QByteArray& text = area.text;
    Pen pen;
    for (qsizetype at = 0; at < text.size();) {
        const QByteArray rest = text.mid(at, 6);
        if (const qsizetype bytes = setPen(pen, rest); bytes > 0) {
            at += bytes;
        } else if (const QString time = rest.startsWith("\\D") ? timeFor(rest.left(3)) : QString();
                   !time.isEmpty()) {
            for (const QChar digit : time) {
                lines.back().push_back({digit, pen.latin, pen.color});
            }
            at += 3;
        } else if (rest.startsWith("\\n")) {
            lines.emplace_back();
            at += 2;
        } else if (static_cast<unsigned char>(rest[0]) >= 0x80 && rest.size() > 1) {
            lines.back().push_back({fromGb2312(rest[0], rest[1]), pen.chinese, pen.color});
            at += 2;
        } else {
            lines.back().push_back({QChar::fromLatin1(rest[0]), pen.latin, pen.color});
            at += 1;
        }
    }
    return lines;
}

int LedScreen::widthOf(const Line& line)
{
    int width = 0;
    for (const Cell& cell : line) {
        width += cell.character < QChar(0x80) ? cell.pixels / 2 : cell.pixels;
    }
    return width;
}

int LedScreen::heightOf(const Line& line)
{
    int height = 0;
    for (const Cell& cell : line) {
        height = std::max(height, cell.pixels);
    }
    return height;
}

int LedScreen::heightOf(const LedArea& area, const std::vector<Line>& lines)
{
    int height = -area.spacing;
    for (const Line& line : lines) {
        height += heightOf(line) + area.spacing;
    }
    return height;
}

QString LedScreen::text() const
{
    QStringList all;
    for (const auto& [id, area] : m_areas) {
        for (const Line& line : linesOf(area)) {
            QString words;
            for (const Cell& cell : line) {
                words += cell.character;
            }
            all.append(words);
        }
    }
    return all.join(u'\n');
}

QString LedScreen::cutOff()
{
    for (const auto& entry : m_areas) {
        const LedArea& area = entry.second;
        const std::vector<Line> lines = linesOf(area);
        if (area.x + area.width > m_size.width() || area.y + area.height > m_size.height()) {
            return u"area %1 leaves the strip"_s.arg(area.id);
        }
        const auto isWide = [&](const Line& line) { return widthOf(line) > area.width; };
        if (std::ranges::any_of(lines, isWide) || heightOf(area, lines) > area.height) {
            return u"the text of area %1 doesn't fit it"_s.arg(area.id);
        }
        if (lines.size() > 1 && !area.hasSeveralLines) {
            return u"area %1 has several lines and says one"_s.arg(area.id);
        }
    }
    return {};
}

QImage LedScreen::picture(LedColor own, int brightness)
{
    const bool isOn = brightness >= 0;
    std::vector<LedColor> dots(static_cast<std::size_t>(m_size.width()) *
                               static_cast<std::size_t>(m_size.height()));
    if (isOn) {
        for (const auto& [id, area] : m_areas) {
            drawArea(area, dots, own);
        }
    }
    QImage image(m_size * pitch + QSize(2 * frame, 2 * frame), QImage::Format_RGB32);
    image.fill(QColor(0xF4, 0xF3, 0xEE));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x0A, 0x08, 0x09));
    painter.drawRoundedRect(image.rect(), 8, 8);
    for (int y = 0; y < m_size.height(); y++) {
        for (int x = 0; x < m_size.width(); x++) {
            const LedColor color = dots[placeOf(x, y)];
            painter.setBrush(
                QColor(lights.at(color > 0 ? color : own))
                    .darker(color > 0 ? 100 + dimmest * (15 - brightness) / 15 : unlit));
            const double radius = color > 0 ? lamp + 0.5 : lamp - 0.5;
            painter.drawEllipse(
                QPointF(frame + (x + 0.5) * pitch, frame + (y + 0.5) * pitch), radius, radius);
        }
    }
    return image;
}

void LedScreen::drawArea(const LedArea& area, std::vector<LedColor>& dots, LedColor own)
{
    std::vector<Line> lines = linesOf(area);
    if (!area.hasSeveralLines) {
        lines.resize(1); // the others are its further pages
    }
    const int spare = area.height - heightOf(area, lines);
    const int down = area.align >> 2 & 3;
    int y = area.y + (down == 1 ? spare : down == 2 ? spare / 2 : 0);
    for (const Line& line : lines) {
        drawLine(area, line, y, dots, own);
        y += heightOf(line) + area.spacing;
    }
}

void LedScreen::drawLine(
    const LedArea& area, const Line& line, int y, std::vector<LedColor>& dots, LedColor own)
{
    const int spare = area.width - widthOf(line);
    const int across = area.align & 3;
    int x = area.x + (across == 1 ? spare : across == 2 ? spare / 2 : 0);
    for (const Cell& cell : line) {
        const Dots& glyph = m_font.glyph(cell.character, cell.pixels);
        const int drop = heightOf(line) - cell.pixels;
        for (int dy = 0; dy < glyph.height; dy++) {
            for (int dx = 0; dx < glyph.width; dx++) {
                const int px = x + dx;
                const int py = y + drop + dy;
                const bool isInside = px >= area.x && px < area.x + area.width && py >= area.y &&
                                      py < area.y + area.height && px < m_size.width() &&
                                      py < m_size.height();
                if (isInside && glyph.at(dx, dy)) {
                    dots[placeOf(px, py)] = cell.color == 0 ? own : cell.color;
                }
            }
        }
        x += glyph.width;
    }
}

} // namespace hall::emulator
