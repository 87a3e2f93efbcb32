// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/found_page.h"
#include "ui/kiosk/kiosk_face.h"
#include "ui/kiosk/operator_desk.h"
#include "ui/kiosk/ticket_page.h"
#include "ui/kiosk/time_out_dialog.h"

#include <QEvent>

#include <algorithm>

/// What becomes of a kiosk when nobody goes on, and what tells that somebody does.
namespace hall::kiosk {

using kit::Language;
using std::chrono::milliseconds;

bool KioskFace::isHome() const
{
    return m_visit.stop == Stop::Attract && language() == Language::Zh;
}

void KioskFace::somebodyIsHere()
{
    m_idle.restart();
    m_dialog->hide();
}

bool KioskFace::tookPart(QObject* watched) const
{
    const auto* widget = qobject_cast<QWidget*>(watched);
    // What is pressed in the dialog speaks for itself.
    return widget != nullptr && isAncestorOf(widget) && widget != m_dialog &&
           !m_dialog->isAncestorOf(widget);
}

bool KioskFace::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    if ((type == QEvent::MouseButtonPress || type == QEvent::TouchBegin ||
         type == QEvent::KeyPress) &&
        tookPart(watched)) {
        somebodyIsHere();
    }
    return QWidget::eventFilter(watched, event);
}

void KioskFace::tick()
{
    if (kit::clockText(now()) != m_minute) {
        refresh();
    }
    if (m_desk->isOpen()) {
        tickDesk();
    } else if (m_face == Face::Ticket) {
        tickTicket();
    } else if (m_face == Face::Found) {
        tickFound();
    } else if (!isHome()) {
        tickIdle();
    }
}

int KioskFace::stepsLeft(milliseconds limit) const
{
    const auto left = limit - milliseconds{m_idle.elapsed()};
    return static_cast<int>((left + m_patience.second - milliseconds{1}) / m_patience.second);
}

void KioskFace::tickTicket()
{
    const bool printing =
        m_view && paperOutlook(*m_view, m_station, m_visit.ticket->id) == PaperOutlook::Coming;
    const milliseconds elapsed{m_idle.elapsed()};
    if (elapsed >= (printing ? m_patience.paper : m_patience.ticket)) {
        leave();
        return;
    }
    m_ticketPage->showSecondsLeft(std::max(1, stepsLeft(m_patience.ticket)));
}

void KioskFace::tickFound()
{
    if (milliseconds{m_idle.elapsed()} >= m_patience.found) {
        leave();
        return;
    }
    m_foundPage->showSecondsLeft(std::max(1, stepsLeft(m_patience.found)));
}

void KioskFace::tickDesk()
{
    if (milliseconds{m_idle.elapsed()} >= m_patience.desk) {
        m_desk->shut();
        return;
    }
    m_desk->refresh(moment());
}

void KioskFace::tickIdle()
{
    const milliseconds idle = m_face == Face::NoPaper ? m_patience.noPaper : m_patience.idle;
    const bool asks =
        m_face != Face::Attract && m_face != Face::Closed && m_face != Face::NotTaking;
    const milliseconds elapsed{m_idle.elapsed()};
    if (elapsed >= (asks ? idle + m_patience.warning : idle)) {
        leave();
    } else if (asks && elapsed >= idle) {
        const int all = static_cast<int>(m_patience.warning / m_patience.second);
        m_dialog->showSecondsLeft(stepsLeft(idle + m_patience.warning), all);
        m_dialog->show();
    }
}

void KioskFace::openDesk()
{
    m_dialog->hide();
    m_visit.considered.reset();
    m_idle.restart();
    m_desk->open();
    refresh();
}

/// A number that was just taken, or asked for, is still shown to who waits for it.
void KioskFace::leaveDesk()
{
    if (m_visit.asking == Asking::No && m_visit.stop != Stop::Ticket) {
        leave();
        return;
    }
    m_idle.restart();
    refresh();
}

} // namespace hall::kiosk
