// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/operator_desk.h"

#include "ui/kit/text.h"

namespace hall::kiosk {

using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

OperatorDesk::OperatorDesk(QWidget* parent)
    : Drawn(grid::page, parent)
    , m_pin(new OperatorPin(this))
    , m_page(new OperatorPage(this))
{
    hide();
    connect(m_pin, &OperatorPin::entered, this, &OperatorDesk::pinEntered);
    connect(m_pin, &OperatorPin::backPressed, this, &OperatorDesk::shut);
    connect(m_page, &OperatorPage::backPressed, this, &OperatorDesk::shut);
    connect(m_page, &OperatorPage::testPressed, this, &OperatorDesk::testPressed);
}

void OperatorDesk::open()
{
    if (m_isOpen) {
        return;
    }
    m_isOpen = true;
    m_isEntered = false;
    m_pin->clear();
    m_page->toStart();
    m_page->showLink(false);
    refresh(Moment(m_moment));
    raise();
    show();
    showPart();
    emit opened();
}

void OperatorDesk::shut()
{
    if (!m_isOpen) {
        return;
    }
    m_isOpen = false;
    m_isEntered = false;
    m_pin->clear();
    m_page->showHall({});
    hide();
    emit closed();
}

void OperatorDesk::showPart()
{
    m_pin->setVisible(!m_isEntered);
    m_page->setVisible(m_isEntered);
    (m_isEntered ? static_cast<QWidget*>(m_page) : m_pin)->setFocus();
}

void OperatorDesk::refresh(const Moment& moment)
{
    m_moment = moment;
    if (m_isOpen) {
        m_pin->refresh(moment);
        m_page->refresh(moment);
        update();
    }
}

void OperatorDesk::showLink(bool linked)
{
    m_page->showLink(linked);
    if (linked) {
        return;
    }
    // What was asked and not answered never will be.
    m_page->forgetTests();
    if (!m_isEntered) {
        m_pin->showRefusal(PinRefusal::Away, {});
    }
}

void OperatorDesk::showHall(const protocol::HallView& hall)
{
    m_page->showHall(hall);
}

void OperatorDesk::showEntered()
{
    m_isEntered = true;
    m_pin->clear();
    m_page->showLink(true);
    showPart();
}

void OperatorDesk::showWrongPin(std::optional<Time> next)
{
    // One that is merely wrong may be followed by the next at once.
    constexpr std::chrono::seconds atOnce{2};
    const bool shut = next && *next - m_moment.now > atOnce;
    showRefusal(shut ? PinRefusal::Shut : PinRefusal::Wrong, next);
}

void OperatorDesk::showRefusal(PinRefusal refusal, std::optional<Time> next)
{
    m_isEntered = false;
    m_pin->showRefusal(refusal, next);
    refresh(Moment(m_moment));
    showPart();
}

void OperatorDesk::showTested(const StationName& station, const std::string& device, bool sent)
{
    m_page->showTested(station, device, sent);
}

void OperatorDesk::showRead(const std::string& device)
{
    m_page->showRead(device);
}

void OperatorDesk::draw(QPainter& painter)
{
    const QRectF bar(0, 0, grid::width, grid::header);
    painter.fillRect(sheet(), colour::paper);
    painter.fillRect(bar, colour::ink);
    const QString clock = m_moment.heard ? kit::clockText(m_moment.now) : QString();
    kit::drawFigure(painter,
                    bar.adjusted(grid::margin, 0, -grid::margin, 0),
                    clock,
                    {kit::typeface(56, Weight::Bold), colour::surface, Qt::AlignRight});
    const auto title = kit::fitted(tr("运维　%1").arg(kit::fromUtf8(m_moment.station.value)),
                                   Weight::Bold,
                                   {type::key, type::label, type::body, type::note},
                                   {grid::content - 220, 1});
    kit::drawLines(painter,
                   bar.adjusted(grid::margin, 0, -grid::margin, 0),
                   title,
                   {colour::surface, 1.2, Qt::AlignLeft | Qt::AlignVCenter});
}

} // namespace hall::kiosk
