// SPDX-License-Identifier: Apache-2.0
#include "ui/screen/hall_board.h"

#include <QPaintEvent>
#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <utility>

namespace hall::screen {

using namespace std::chrono_literals;

namespace {

// A swap is half a second; looking five times as often keeps its edges even.
constexpr Duration whileSwapping = 100ms;
constexpr Duration atRest = 250ms;

} // namespace

HallBoard::HallBoard(kit::Monotonic monotonic, Options options, QWidget* parent)
    : QWidget(parent)
    , m_time(std::move(monotonic))
    , m_options(options)
    , m_since(m_time.monotonic())
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(640, 360);
    connect(&m_timer, &QTimer::timeout, this, &HallBoard::look);
    m_timer.start(atRest);
    look();
}

void HallBoard::showView(const protocol::BoardView& view)
{
    m_view = view;
    m_wrongZone.reset();
    m_time.heard(view.stamp.at);
    look();
}

void HallBoard::showWrongZone(const QString& zone, const QStringList& zones)
{
    m_wrongZone = WrongZone{zone, zones};
    look();
}

void HallBoard::heard(const protocol::Stamp& stamp)
{
    // Before the first view there is nothing whose age a heartbeat could renew.
    if (!m_view.stamp.epoch.empty()) {
        m_time.heard(stamp.at);
    }
}

void HallBoard::look()
{
    const Time now = m_time.now().value_or(Time{});
    m_plan = planBoard(m_view, now, m_time.age());
    m_timer.setInterval(m_plan.swapping ? whileSwapping : atRest);
    auto sheet = boardSheet({.view = m_view,
                             .plan = m_plan,
                             .now = now,
                             .shown = m_time.monotonic() - m_since,
                             .language = m_options.language,
                             .oneZone = m_options.oneZone,
                             .wrongZone = m_wrongZone});
    const QRegion changed = kit::flat::difference(m_sheet, sheet);
    m_sheet = std::move(sheet);
    if (!changed.isEmpty()) {
        for (const QRect& rect : changed) {
            update(placing().mapRect(QRectF(rect)).toAlignedRect());
        }
    }
}

/// From the design to this widget: as large as it fits, in the middle.
QTransform HallBoard::placing() const
{
    const qreal scale = std::min(width() / boardSize.width(), height() / boardSize.height());
    return QTransform::fromTranslate((width() - (boardSize.width() * scale)) / 2,
                                     (height() - (boardSize.height() * scale)) / 2)
        .scale(scale, scale);
}

void HallBoard::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), kit::colour::night);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setTransform(placing(), true);
    kit::flat::draw(painter, m_sheet);
    painter.end();
    noteCallsShown();
}

void HallBoard::noteCallsShown()
{
    std::vector<std::pair<std::string, int>> shown;
    for (const auto* calls : {&m_plan.latest, &m_plan.earlier}) {
        for (const auto& each : *calls) {
            shown.emplace_back(each.call.number, each.call.calls);
        }
    }
    const auto before = std::exchange(m_shown, shown);
    for (const auto& call : m_shown) {
        if (std::ranges::find(before, call) == before.end()) {
            emit painted(QString::fromStdString(call.first), call.second, m_view.stamp.seq);
        }
    }
}

} // namespace hall::screen
