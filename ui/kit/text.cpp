// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hall::kit {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal slack = 0.5; // advance widths are sums of fractions

bool isClosing(QChar sign)
{
    return u"，。、；：？！）》】”’％,.;:?!)%"_s.contains(sign);
}

bool isOpening(QChar sign)
{
    return u"（《【“‘("_s.contains(sign);
}

bool isWide(QChar sign)
{
    return sign.unicode() >= 0x2E80 && sign.unicode() != 0x2013;
}

bool breaksBetween(QChar before, QChar after)
{
    if (after.isSpace() || isClosing(after) || isOpening(before) || after.isLowSurrogate()) {
        return false;
    }
    if (before.isSpace()) {
        return true;
    }
    return isWide(before) || isWide(after);
}

// Words that no line ends within.
bool isWithinWord(const QString& text, qsizetype i)
{
    static const QStringList words{u"号窗口"_s, u"分钟"_s, u"导办台"_s, u"工作人员"_s};
    static const QString numerals = u"一二三四五六七八九十百两"_s;
    static const QString units = u"层楼号"_s;
    if (i > 0 && (numerals + units).contains(text[i]) && numerals.contains(text[i - 1])) {
        return true; // 二层, 十一楼
    }
    return std::ranges::any_of(words, [&](const QString& word) {
        const qsizetype found = text.lastIndexOf(word, i);
        return found >= 0 && found < i && i < found + word.size();
    });
}

// The smallest pieces that stay together. A space belongs to the piece before it; a figure holds
// the unit that follows it (8–12 分钟, 3 号窗口).
QStringList piecesOf(const QString& text)
{
    QStringList pieces;
    QString piece;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool unitFollows = i >= 2 && text[i - 1] == u' ' && text[i - 2].isDigit();
        if (!piece.isEmpty() && !unitFollows && breaksBetween(text[i - 1], text[i]) &&
            !isWithinWord(text, i)) {
            pieces.append(piece);
            piece.clear();
        }
        piece.append(text[i]);
    }
    if (!piece.isEmpty()) {
        pieces.append(piece);
    }
    return pieces;
}

qreal widthOf(const QString& line, const QFontMetricsF& metrics)
{
    return metrics.horizontalAdvance(line.trimmed());
}

using Lines = std::vector<QStringList>;

Lines filled(const QStringList& pieces, const QFontMetricsF& metrics, qreal width)
{
    Lines lines(1);
    for (const QString& piece : pieces) {
        if (!lines.back().isEmpty() &&
            widthOf(lines.back().join(QString()) + piece, metrics) > width + slack) {
            lines.emplace_back();
        }
        lines.back().append(piece);
    }
    return lines;
}

// The same number of lines in the least width, so that they are about equally long.
Lines even(const QStringList& pieces, const QFontMetricsF& metrics, qreal width)
{
    Lines best = filled(pieces, metrics, width);
    qreal low = width / 2;
    qreal high = width;
    while (high - low > 1) {
        const qreal middle = (low + high) / 2;
        Lines tried = filled(pieces, metrics, middle);
        if (tried.size() > best.size()) {
            low = middle;
        } else {
            best = std::move(tried);
            high = middle;
        }
    }
    return best;
}

void leaveNoneAlone(Lines& lines)
{
    if (lines.size() < 2 || lines.back().join(QString()).trimmed().size() > 1) {
        return;
    }
    auto& before = lines[lines.size() - 2];
    if (before.size() > 1) {
        lines.back().prepend(before.takeLast());
    }
}

QStringList
brokenFreely(const QString& text, const QFontMetricsF& metrics, qreal width, Setting setting)
{
    const QStringList pieces = piecesOf(text);
    Lines lines =
        setting == Setting::Even ? even(pieces, metrics, width) : filled(pieces, metrics, width);
    leaveNoneAlone(lines);
    QStringList result;
    for (const QStringList& line : lines) {
        result.append(line.join(QString()).trimmed());
    }
    return result;
}

QStringList
paragraphLines(const QString& text, const QFontMetricsF& metrics, qreal width, Setting setting)
{
    const QString whole = unbroken(text);
    if (widthOf(whole, metrics) <= width + slack) {
        return {whole};
    }
    QStringList atMarks;
    QString line;
    for (const QString& part : text.split(u'|', Qt::SkipEmptyParts)) {
        const QString longer = line.isEmpty() ? part : unbroken(line + u'|' + part);
        if (!line.isEmpty() && widthOf(longer, metrics) > width + slack) {
            atMarks.append(brokenFreely(line, metrics, width, setting));
            line = part;
        } else {
            line = longer;
        }
    }
    atMarks.append(brokenFreely(line, metrics, width, setting));
    // A break at a mark is worth much, but not a line more.
    QStringList freely = brokenFreely(whole, metrics, width, setting);
    return atMarks.size() <= freely.size() ? atMarks : freely;
}

} // namespace

QString unbroken(QString text)
{
    for (qsizetype mark = text.indexOf(u'|'); mark >= 0; mark = text.indexOf(u'|', mark)) {
        const bool inLatin = mark > 0 && mark + 1 < text.size() && !isWide(text[mark - 1]) &&
                             !isWide(text[mark + 1]) && !text[mark - 1].isSpace() &&
                             !text[mark + 1].isSpace();
        text.replace(mark, 1, inLatin ? u" "_s : QString());
    }
    return text;
}

QStringList linesOf(const QString& text, const QFont& font, qreal width, Setting setting)
{
    const QFontMetricsF metrics(font);
    QStringList result;
    for (const QString& paragraph : text.split(u'\n')) {
        result += paragraphLines(paragraph, metrics, width, setting);
    }
    return result;
}

qreal Fitted::height(qreal lineHeight) const
{
    return static_cast<qreal>(lines.size()) * lineHeight * font.pixelSize();
}

namespace {

QString withoutSpaces(QString text)
{
    text.removeIf([](QChar sign) { return sign.isSpace(); });
    return text;
}

bool breaksAtMarks(const QStringList& lines, const QString& text)
{
    QString rest = withoutSpaces(QString(text).replace(u'\n', u'|'));
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        qsizetype used = 0;
        for (qsizetype left = withoutSpaces(lines[i]).size(); used < rest.size() && left > 0;
             ++used) {
            left -= rest[used] == u'|' ? 0 : 1;
        }
        if (used >= rest.size() || rest[used] != u'|') {
            return false;
        }
        rest.remove(0, used + 1);
    }
    return true;
}

Fitted setIn(int px, const QString& text, Weight weight, const TextRoom& room, Setting setting)
{
    Fitted result;
    result.font = typeface(px, weight);
    result.lines = linesOf(text, result.font, room.width, setting);
    const QFontMetricsF metrics(result.font);
    result.fits = result.lines.size() <= room.linesMax &&
                  std::ranges::all_of(result.lines, [&](const auto& line) {
                      return widthOf(line, metrics) <= room.width + slack;
                  });
    result.atMarks = breaksAtMarks(result.lines, text);
    return result;
}

} // namespace

Fitted fitted(const QString& text,
              Weight weight,
              const std::vector<int>& sizes,
              TextRoom room,
              Setting setting)
{
    Fitted result;
    for (const int px : sizes) {
        const bool another = result.fits;
        if (another && px < smallerForMarks * result.font.pixelSize()) {
            break;
        }
        Fitted tried = setIn(px, text, weight, room, setting);
        if (!another || (tried.fits && tried.atMarks)) {
            result = std::move(tried);
        }
        if (result.fits && (result.atMarks || !text.contains(u'|'))) {
            break;
        }
    }
    return result;
}

qreal drawLines(QPainter& painter, const QRectF& box, const Fitted& text, const LinesLook& look)
{
    const qreal pitch = look.lineHeight * text.font.pixelSize();
    const qreal height = text.height(look.lineHeight);
    qreal top = box.top();
    if (look.alignment.testFlag(Qt::AlignVCenter)) {
        top = box.center().y() - height / 2;
    } else if (look.alignment.testFlag(Qt::AlignBottom)) {
        top = box.bottom() - height;
    }
    const FigureLook line{text.font, look.colour, look.alignment & Qt::AlignHorizontal_Mask};
    for (const QString& words : text.lines) {
        drawFigure(painter, {box.left(), top, box.width(), pitch}, words, line);
        top += pitch;
    }
    return height;
}

void drawFigure(QPainter& painter, const QRectF& box, const QString& text, const FigureLook& look)
{
    const QFontMetricsF metrics(look.font);
    const qreal width = metrics.horizontalAdvance(text) - look.font.letterSpacing();
    qreal left = box.left();
    if (look.alignment.testFlag(Qt::AlignHCenter)) {
        left = box.center().x() - width / 2;
    } else if (look.alignment.testFlag(Qt::AlignRight)) {
        left = box.right() - width;
    }
    painter.setFont(look.font);
    painter.setPen(look.colour);
    painter.drawText(QPointF(left, box.center().y() + metrics.capHeight() / 2), text);
}

qreal widthOf(const Runs& runs)
{
    return std::accumulate(runs.begin(), runs.end(), qreal(0), [](qreal sum, const Run& run) {
        return sum + QFontMetricsF(run.font).horizontalAdvance(run.text);
    });
}

qreal drawRuns(QPainter& painter, QPointF start, const Runs& runs)
{
    qreal left = start.x();
    for (const Run& run : runs) {
        painter.setFont(run.font);
        painter.setPen(run.colour);
        painter.drawText(QPointF(left, start.y()), run.text);
        left += QFontMetricsF(run.font).horizontalAdvance(run.text);
    }
    return left - start.x();
}

} // namespace hall::kit
