// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/operator_page.h"

#include "ui/kit/icon.h"
#include "ui/kit/text.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>

namespace hall::kiosk {

using client::Health;
using kit::KeyKind;
using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr qreal nodeTop = 152;
constexpr qreal nodeHeight = 112;
constexpr qreal troubleHeight = 212;
constexpr qreal gap = 24;
constexpr qreal rowHeight = 216;
constexpr qreal troubledStripHeight = 308; // what it shows, and what to do
constexpr qreal detailLine = 1.3;
constexpr int detailLinesMax = 12;
constexpr qreal stripHeight = 64;
constexpr qreal tallStripHeight = 128; // of more than one line of 16 dots
constexpr qreal rowsBottom = grid::keysTop - gap;
constexpr qreal markSide = 56;
constexpr int testWidth = 252;
constexpr int testHeight = 112;
constexpr int rowsMax = 6;

struct MarkLook
{
    QString icon;
    QColor colour;
};

/// A shape of its own for each, so that colour never stands alone.
MarkLook markOf(Health health)
{
    switch (health) {
    case Health::Fine:
        return {u"check"_s, colour::pine};
    case Health::Attention:
        return {u"info"_s, colour::amberInk};
    case Health::Broken:
        break;
    }
    return {u"warning"_s, colour::cinnabar};
}

qreal stripHeightOf(const protocol::StripPreview& strip)
{
    constexpr int dotsOfALine = 16;
    return strip.height > dotsOfALine ? tallStripHeight : stripHeight;
}

qreal widthOf(const DeviceRow& row)
{
    return grid::content - markSide - 24 - (row.test.isEmpty() ? 0 : testWidth + 24);
}

kit::Fitted detailOf(const DeviceRow& row)
{
    return kit::fitted(row.detail,
                       Weight::Regular,
                       {type::note},
                       {widthOf(row), detailLinesMax},
                       kit::Setting::Filled);
}

qreal heightOf(const DeviceRow& row)
{
    if (!row.strip) {
        return row.detail.isEmpty() ? rowHeight : rowHeight + detailOf(row).height(detailLine);
    }
    const qreal taller = stripHeightOf(*row.strip) - stripHeight;
    return (row.todo.isEmpty() ? rowHeight : troubledStripHeight) + taller;
}

QString headOf(const DeviceRow& row)
{
    return row.name + u"  "_s;
}

/// The largest in which name and state stand in one line.
int headSize(const DeviceRow& row, qreal width)
{
    for (const int size : {type::label, type::body}) {
        const auto bold = kit::typeface(size, Weight::Bold);
        if (kit::widthOf(kit::Runs{{headOf(row) + row.state, bold, colour::ink}}) <= width) {
            return size;
        }
    }
    return type::note;
}

} // namespace

OperatorPage::OperatorPage(QWidget* parent)
    : Page(parent)
    , m_pager(this)
{
    connect(&m_pager, &Pager::backPressed, this, &OperatorPage::backPressed);
    connect(&m_pager, &Pager::turned, this, [this] { refresh(Moment(m_moment)); });
    for (int row = 0; row < rowsMax; ++row) {
        auto* key = new kit::Key(KeyKind::Plain, testKeyAt(row * rowHeight), this);
        connect(key, &kit::Key::clicked, this, [this, at = static_cast<std::size_t>(row)] {
            if (const auto rows = shown(); at < rows.size()) {
                press(rows[at]);
            }
        });
        m_tests.push_back(key);
    }
}

OperatorKnown OperatorPage::known() const
{
    return {.hall = m_hall,
            .linked = m_linked && m_moment.linked,
            .silence = m_moment.silence,
            .station = m_moment.station,
            .now = m_moment.now,
            .language = m_moment.language};
}

void OperatorPage::showHall(std::optional<protocol::HallView> hall)
{
    m_hall = std::move(hall);
    refresh(Moment(m_moment));
}

void OperatorPage::showLink(bool linked)
{
    m_linked = linked;
    refresh(Moment(m_moment));
}

void OperatorPage::refresh(const Moment& moment)
{
    m_moment = moment;
    m_known = known();
    m_plan = planOperator(m_known);
    layPages();
    setAccessibleName(tr("设备"));
    showRows();
    update();
}

void OperatorPage::toStart()
{
    m_pager.toStart();
    forgetTests();
}

void OperatorPage::forgetTests()
{
    m_tested.clear();
    showRows();
}

void OperatorPage::showTested(const StationName& station, const std::string& device, bool sent)
{
    m_tested.insert_or_assign({station.value, device},
                              Tested{m_known.now, sent ? Came::Sent : Came::NotSent});
    showRows();
}

void OperatorPage::showRead(const std::string& device)
{
    m_tested.insert_or_assign({m_known.station.value, device}, Tested{m_known.now, Came::Read});
    showRows();
}

qreal OperatorPage::rowsTop() const
{
    return nodeTop + nodeHeight + gap + (m_plan.trouble.isEmpty() ? 0 : troubleHeight + gap);
}

/// As many rows on each page as there is room for; a strip with a trouble needs more of it.
void OperatorPage::layPages()
{
    m_pages = {0};
    qreal top = rowsTop();
    for (std::size_t row = 0; row < m_plan.devices.size(); ++row) {
        const qreal height = heightOf(m_plan.devices[row]);
        if (top + height > rowsBottom) {
            m_pages.push_back(row);
            top = rowsTop();
        }
        top += height;
    }
    m_pages.push_back(m_plan.devices.size());
    m_pager.refresh(static_cast<int>(m_pages.size()) - 1, 1);
}

std::vector<DeviceRow> OperatorPage::shown() const
{
    const auto page =
        std::min<std::size_t>(static_cast<std::size_t>(m_pager.first()), m_pages.size() - 2);
    const auto at = [this](std::size_t row) {
        return m_plan.devices.begin() +
               static_cast<std::ptrdiff_t>(std::min(row, m_plan.devices.size()));
    };
    return {at(m_pages[page]), at(m_pages[page + 1])};
}

QRect OperatorPage::testKeyAt(qreal rowTop)
{
    return {grid::margin + grid::content - testWidth,
            static_cast<int>(rowTop + (rowHeight - testHeight) / 2),
            testWidth,
            testHeight};
}

void OperatorPage::press(const DeviceRow& row)
{
    // Deaf until the hall has said what became of it.
    m_tested.insert_or_assign({row.station.value, row.device}, Tested{m_known.now, Came::Sent});
    showRows();
    emit testPressed(row.station, row.device);
}

void OperatorPage::showRows()
{
    std::erase_if(m_tested,
                  [&](const auto& entry) { return m_known.now - entry.second.at >= testedFor; });
    const auto rows = shown();
    qreal top = rowsTop();
    for (std::size_t i = 0; i < m_tests.size(); ++i) {
        kit::Key& key = *m_tests[i];
        const qreal rowTop = top;
        top += i < rows.size() ? heightOf(rows[i]) : 0;
        const bool has = i < rows.size() && !rows[i].test.isEmpty();
        key.setVisible(has);
        if (!has) {
            continue;
        }
        const auto tested = m_tested.find({rows[i].station.value, rows[i].device});
        const Tested* lately = tested == m_tested.end() ? nullptr : &tested->second;
        key.setDesign(testKeyAt(rowTop));
        key.setLabel(testLabel(rows[i], lately), type::body);
        key.setAccessibleName(u"%1 %2 %3"_s.arg(rows[i].place, rows[i].name, key.text()).trimmed());
        key.setEnabled(m_known.linked && (lately == nullptr || lately->came != Came::Sent));
    }
}

QString OperatorPage::testLabel(const DeviceRow& row, const Tested* tested)
{
    if (tested == nullptr) {
        return row.test;
    }
    switch (tested->came) {
    case Came::Sent:
        return tr("已发出");
    case Came::Read:
        return tr("读到了");
    case Came::NotSent:
        break;
    }
    return tr("没发出，|再试");
}

void OperatorPage::draw(QPainter& painter)
{
    painter.fillRect(QRectF(0, grid::header, grid::width, grid::page.height()), colour::paper);
    drawNode(painter);
    if (!m_plan.trouble.isEmpty()) {
        kit::drawHint(painter,
                      {grid::margin, nodeTop + nodeHeight + gap, grid::content, troubleHeight},
                      m_plan.troubleHealth == Health::Broken ? kit::Hint::Failure
                                                             : kit::Hint::Caution,
                      markOf(m_plan.troubleHealth).icon,
                      {.heading = {}, .text = m_plan.trouble});
    }
    qreal top = rowsTop();
    kit::drawRule(painter, grid::margin, grid::margin + grid::content, top, {colour::ink, 3});
    for (const DeviceRow& row : shown()) {
        drawRow(painter, row, top);
        top += heightOf(row);
        kit::drawRule(painter, grid::margin, grid::margin + grid::content, top, colour::line);
    }
    if (m_plan.devices.empty()) {
        drawNone(painter);
    }
    m_pager.drawCount(painter);
}

void OperatorPage::drawNode(QPainter& painter) const
{
    const qreal width = grid::content / static_cast<qreal>(m_plan.node.size() + 1);
    qreal left = grid::margin;
    for (const NodeLine& line : m_plan.node) {
        const MarkLook mark = markOf(line.health);
        kit::drawFigure(painter,
                        {left, nodeTop, width, 44},
                        line.name,
                        {kit::typeface(type::note), colour::ink2, Qt::AlignLeft});
        kit::drawIcon(painter, mark.icon, {left - 4, nodeTop + 56, 44, 44}, mark.colour);
        const auto state = kit::fitted(
            line.state, Weight::Bold, {type::label, type::body, type::note}, {width - 60, 1});
        kit::drawLines(painter,
                       {left + 50, nodeTop + 50, width - 60, 56},
                       state,
                       {line.health == Health::Fine ? colour::ink : mark.colour,
                        1.25,
                        Qt::AlignLeft | Qt::AlignVCenter});
        left += width;
    }
    kit::drawFigure(painter,
                    {left, nodeTop, width, 44},
                    tr("版本"),
                    {kit::typeface(type::note), colour::ink2, Qt::AlignLeft});
    kit::drawFigure(painter,
                    {left, nodeTop + 50, width, 56},
                    QStringLiteral(PAIHAO_VERSION),
                    {kit::typeface(type::label, Weight::Bold), colour::ink, Qt::AlignLeft});
}

void OperatorPage::drawRow(QPainter& painter, const DeviceRow& row, qreal top)
{
    const MarkLook mark = markOf(row.health);
    const qreal left = grid::margin + markSide + 24;
    const qreal width = grid::content - markSide - 24 - (row.test.isEmpty() ? 0 : testWidth + 24);
    kit::drawIcon(
        painter, mark.icon, {grid::margin - 4, top + 16, markSide, markSide}, mark.colour);
    const QColor ink = row.health == Health::Fine ? colour::ink : mark.colour;
    const auto bold = kit::typeface(headSize(row, width), Weight::Bold);
    const auto small = kit::typeface(type::note);
    kit::Runs head{{headOf(row), bold, colour::ink}, {row.state, bold, ink}};
    const qreal headLeft = width - kit::widthOf(head);
    const kit::Runs since{{u"  "_s + row.since, small, colour::ink2}};
    const QString place = row.place;
    const bool isStrip = row.strip.has_value();
    if (place.isEmpty() && !isStrip && row.figures.isEmpty() && kit::widthOf(since) <= headLeft) {
        head.push_back(since.front());
    }
    kit::drawRuns(painter, {left, top + 60}, head);
    qreal below = top + 76;
    if (head.size() == 2) {
        QStringList parts{place, isStrip ? row.shown : row.since, row.figures};
        parts.removeAll(QString());
        const QString line = parts.join(u"  "_s);
        kit::drawFigure(
            painter, {left, below, width, 42}, line, {small, colour::ink2, Qt::AlignLeft});
        below += 42;
    }
    if (row.strip) {
        below += drawStrip(painter, row, {left, below + 10, width, stripHeightOf(*row.strip)}) + 22;
    }
    if (!row.todo.isEmpty()) {
        const auto todo = kit::fitted(
            row.todo,
            Weight::Regular,
            {type::note},
            {row.strip ? grid::margin + grid::content - left : width, row.strip ? 2 : 3},
            kit::Setting::Filled);
        kit::drawLines(painter, {left, below, width, 0}, todo, {colour::ink, 1.3});
    }
    if (!row.detail.isEmpty()) {
        const qreal at = top + rowHeight - 12;
        kit::drawLines(painter, {left, at, width, 0}, detailOf(row), {colour::ink2, detailLine});
    }
}

/// The height that it takes.
qreal OperatorPage::drawStrip(QPainter& painter, const DeviceRow& row, const QRectF& box)
{
    m_dots.draw(painter,
                box,
                *row.strip,
                {.clock = kit::clockText(m_known.now), .dim = row.health != Health::Fine});
    return StripDots::sizeIn(*row.strip, box.size()).height();
}

void OperatorPage::drawNone(QPainter& painter) const
{
    const QString text = m_known.hall ? tr("还没有设备报到。在 hall.toml 的 [station.名字] "
                                           "下写上设备的端口，再重启大厅服务。")
                                      : tr("连上大厅服务以后，这里会列出设备。");
    const auto lines = kit::fitted(
        text, Weight::Regular, {type::key, type::label}, {grid::content, 4}, kit::Setting::Filled);
    kit::drawLines(
        painter, {grid::margin, rowsTop() + 40, grid::content, 0}, lines, {colour::ink, 1.4});
}

} // namespace hall::kiosk
