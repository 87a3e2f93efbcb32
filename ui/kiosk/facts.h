// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ticket.h"
#include "ui/kit/text.h"
#include "ui/kit/words.h"

#include <QCoreApplication>

#include <optional>
#include <vector>

class QPainter;

/// Lines that tell a visitor his place: how many people, how long, where to wait, which counter.
namespace hall::kiosk {

struct Fact
{
    QString icon;
    QString label;
    QString figure; ///< large and bold
    QString unit;   ///< beside it
};

/// Where the 3 px line of ink lies that marks off a group of facts.
enum class InkRule { Above, Below };

class Facts
{
    Q_DECLARE_TR_FUNCTIONS(hall::kiosk::Facts)

public:
    /// 现在等候 | 4 人
    static Fact waiting(int people);
    /// 前面还有 | 4 人
    static Fact ahead(int people);
    /// 大约等 | 8–12 分钟, that nobody need wait, or that it can't be told
    static Fact wait(const std::optional<WaitRange>& range, int people);
    /// 到这里等 | 东区
    static Fact zone(const Name& name, kit::Language language);
    static Fact zone(const QString& name);
    /// 在 | 东区
    static Fact place(const Name& name, kit::Language language);
    /// 叫到后去 | 1–3 号窗口
    static Fact counters(const std::vector<int>& counters, kit::Language language);

    /// 请到 | 3 号窗口
    static Fact goTo(int counter, kit::Language language);
    /// 办的事 | 养老金资格认证
    static Fact service(const Name& name, kit::Language language);

    /// `11 人在等`, or that nobody waits.
    static QString waitingText(int people);
    /// `约 8–12 分钟`, 不用等, or nothing where nothing can be told.
    static QString waitText(const std::optional<WaitRange>& range, int people);
    /// What of that is the figure: `8–12`.
    static QString minutesOf(const WaitRange& range);
    /// Both as they are spoken: `11 人在等，约 8–12 分钟`.
    static QString spoken(int people, const std::optional<WaitRange>& range);
};

/// Whoever takes a number now is called at once.
[[nodiscard]] bool isNoWait(const std::optional<WaitRange>& range, int people);
/// From the least to the most of two.
[[nodiscard]] std::optional<WaitRange> widened(const std::optional<WaitRange>& one,
                                               const std::optional<WaitRange>& other);

/// One below the other with lines between, from `box`'s top, each `pitch` high; below a 3 px line
/// of ink.
void drawFacts(
    QPainter& painter, const QRectF& box, qreal pitch, const std::vector<Fact>& facts, InkRule ink);

/// One beside the other with upright lines between, label over figure, between a line of ink and a
/// lesser one. In the largest size that leaves all figures whole.
void drawGroup(QPainter& painter, const QRectF& box, const std::vector<Fact>& facts);

/// Adds the counters to `facts`, or where to wait when the counters are too many for a group.
void addPlace(std::vector<Fact>& facts,
              const QString& zone,
              const std::vector<int>& counters,
              kit::Language language);

struct WaitingLook
{
    int figurePx = 0;
    int wordsPx = 0;
    QColor ink;  ///< of the figure
    QColor ink2; ///< of the words
    Qt::Alignment alignment = Qt::AlignLeft;
};

/// The figure of a tile with its words, `11 人在等`, on a baseline.
void drawWaiting(QPainter& painter, QPointF baseline, int people, const WaitingLook& look);
/// `约 8–12 分钟` in the same way, along the foot of `room`; where that is too narrow, `8–12 分钟`.
/// Nothing where nothing can be told.
void drawWait(QPainter& painter,
              const QRectF& room,
              const std::optional<WaitRange>& range,
              int people,
              const WaitingLook& look);

} // namespace hall::kiosk
