// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/kiosk_face.h"

#include "ui/kiosk/areas_page.h"
#include "ui/kiosk/attract_page.h"
#include "ui/kiosk/closed_page.h"
#include "ui/kiosk/confirm_page.h"
#include "ui/kiosk/detail_page.h"
#include "ui/kiosk/entry_page.h"
#include "ui/kiosk/found_page.h"
#include "ui/kiosk/ledge.h"
#include "ui/kiosk/no_paper_page.h"
#include "ui/kiosk/not_taking_page.h"
#include "ui/kiosk/one_thing_page.h"
#include "ui/kiosk/operator_corner.h"
#include "ui/kiosk/operator_desk.h"
#include "ui/kiosk/services_page.h"
#include "ui/kiosk/sure_dialog.h"
#include "ui/kiosk/ticket_page.h"
#include "ui/kiosk/time_out_dialog.h"
#include "ui/kit/header_bar.h"
#include "ui/kit/key.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace hall::kiosk {

using kit::Language;
using std::chrono::milliseconds;
using namespace Qt::StringLiterals;

class KioskFace::Sheet : public kit::Part
{
public:
    explicit Sheet(QWidget* parent)
        : Drawn(QRect(0, 0, grid::width, grid::height), parent)
    {
    }

protected:
    void draw(QPainter& painter) override
    {
        painter.fillRect(sheet(), kit::colour::paper);
    }
};

KioskFace::KioskFace(Patience patience, QWidget* parent)
    : QWidget(parent)
    , m_patience(patience)
    , m_sheet(new Sheet(this))
    , m_header(new kit::HeaderBar({0, 0, grid::width, grid::header}, m_sheet))
    , m_ledge(new Ledge(m_sheet))
    , m_dialog(new TimeOutDialog(m_sheet))
    , m_sure(new SureDialog(m_sheet))
    , m_desk(new OperatorDesk(m_sheet))
{
    makePages();
    m_header->raise();
    m_dialog->raise();
    auto* corner = new OperatorCorner(*this, m_patience.hold);
    connect(corner, &OperatorCorner::held, this, &KioskFace::openDesk);
    connect(m_desk, &OperatorDesk::closed, this, &KioskFace::leaveDesk);
    connect(m_ledge, &Ledge::languageChosen, this, &KioskFace::setLanguage);
    connect(m_dialog, &TimeOutDialog::stayPressed, this, &KioskFace::somebodyIsHere);
    connect(m_dialog, &TimeOutDialog::leavePressed, this, &KioskFace::leave);
    connect(&m_linkAge, &kit::LinkAge::changed, this, &KioskFace::refresh);
    m_answer.setSingleShot(true);
    connect(&m_answer, &QTimer::timeout, this, [this] {
        if (m_visit.asking == Asking::Yes) {
            m_visit.asking = Asking::Unanswered;
            refresh();
        }
    });
    connect(&m_second, &QTimer::timeout, this, &KioskFace::tick);
    m_second.start(m_patience.second);
    m_idle.start();
    m_sinceStamp.start();
    QCoreApplication::instance()->installEventFilter(this);
    m_ledge->setLanguage(language());
    refresh();
}

KioskFace::~KioskFace() = default;

/// By Face, in the order of the enumeration.
void KioskFace::makePages()
{
    m_ticketPage = new TicketPage(m_sheet);
    m_foundPage = new FoundPage(m_sheet);
    m_entry = new EntryPage(m_sheet);
    m_pages = {new AttractPage(m_sheet),
               new AreasPage(m_sheet),
               new ServicesPage(m_sheet),
               new ConfirmPage(m_sheet),
               m_ticketPage,
               new NoPaperPage(m_sheet),
               new ClosedPage(m_sheet),
               new NotTakingPage(m_sheet),
               m_foundPage,
               new DetailPage(m_sheet),
               new OneThingPage(m_sheet),
               m_entry};
    connectChoosing();
    connectTaking();
}

void KioskFace::connectChoosing()
{
    const auto openArea = [this](const AreaCode& area) {
        m_visit.area = area;
        go(Stop::Services);
    };
    const auto* attract = m_sheet->findChild<AttractPage*>();
    connect(attract, &AttractPage::areaChosen, this, openArea);
    connect(attract, &AttractPage::pressed, this, [this] { go(Stop::Areas); });
    const auto* areas = m_sheet->findChild<AreasPage*>();
    connect(areas, &AreasPage::areaChosen, this, openArea);
    connect(areas, &AreasPage::visitChosen, this, [this](const VisitCode& visit) {
        m_visit.oneThing = visit;
        go(Stop::Confirm);
    });
    connect(areas, &AreasPage::appointmentPressed, this, [this] { go(Stop::Appointment); });
    connect(areas, &AreasPage::backPressed, this, &KioskFace::leave);
    const auto* services = m_sheet->findChild<ServicesPage*>();
    connect(services, &ServicesPage::serviceChosen, this, [this](const ServiceCode& service) {
        m_visit.service = service;
        go(Stop::Confirm);
    });
    connect(services, &ServicesPage::backPressed, this, &KioskFace::goBack);
}

void KioskFace::connectTaking()
{
    for (const auto* page : m_sheet->findChildren<TakePage*>()) {
        connect(page, &TakePage::takePressed, this, &KioskFace::take);
        connect(page, &TakePage::backPressed, this, &KioskFace::goBack);
        connect(page, &TakePage::claimed, this, [this](const ClassCode& claim) {
            m_visit.claim = claim;
            m_visit.refused = {};
            refresh();
        });
    }
    const auto* detail = m_sheet->findChild<DetailPage*>();
    connect(detail, &DetailPage::printPressed, this, &KioskFace::printSheet);
    connect(detail, &DetailPage::answered, this, [this](const Choices& choices) {
        m_visit.choices = choices;
        m_visit.printing = Printing::None;
        refresh();
    });
    connect(m_entry, &EntryPage::entered, this, &KioskFace::entered);
    connect(m_entry, &EntryPage::backPressed, this, &KioskFace::goBack);
    connect(m_entry, &EntryPage::changed, this, [this] {
        if (!m_visit.refused.empty() || m_visit.card != 0 || m_visit.cardTrouble) {
            m_visit.refused = {};
            m_visit.card = 0;
            m_visit.cardTrouble = {};
            refresh();
        }
    });
    connect(m_ticketPage, &TicketPage::donePressed, this, &KioskFace::leave);
    connect(m_ticketPage, &TicketPage::printPressed, this, &KioskFace::printSheet);
    connect(m_sheet->findChild<NoPaperPage*>(), &NoPaperPage::donePressed, this, &KioskFace::leave);
    connect(m_foundPage, &FoundPage::donePressed, this, &KioskFace::leave);
    connect(m_foundPage, &FoundPage::takePressed, this, [this] { go(Stop::Areas); });
    connect(m_foundPage, &FoundPage::returnPressed, this, &KioskFace::returnTicket);
    connect(m_foundPage, &FoundPage::reprintPressed, this, [this] { consider(Errand::Reprint); });
    connect(m_foundPage, &FoundPage::cancelPressed, this, [this] { consider(Errand::Cancel); });
    connect(m_sure, &SureDialog::agreed, this, &KioskFace::doConsidered);
    connect(m_sure, &SureDialog::declined, this, [this] {
        m_visit.considered.reset();
        refresh();
    });
}

void KioskFace::setStation(const QString& station)
{
    m_station = {kit::toUtf8(station)};
    refresh();
}

void KioskFace::showView(const protocol::KioskView& view)
{
    m_view = view;
    showStamp(view.stamp);
    refresh();
}

void KioskFace::showReading(const protocol::ReadingView& reading)
{
    // What was read before this program came, or while nobody looked, is not this visitor's.
    constexpr std::chrono::seconds freshFor{5};
    const bool isNew = reading.reading != 0 && reading.readAt != m_reading.readAt;
    m_reading = reading;
    showStamp(reading.stamp);
    const bool isFresh = isNew && reading.stamp.at - reading.readAt < freshFor;
    if (isFresh && m_desk->isOpen()) {
        m_desk->showRead(isOfCard(reading.found) ? "idcard" : "scanner");
    } else if (isFresh && m_visit.asking == Asking::No && isOfCard(reading.found)) {
        followCard(reading);
    } else if (isFresh && m_visit.asking == Asking::No && isOfPerson(reading.found)) {
        followPerson(reading);
    } else if (isFresh && m_visit.asking == Asking::No) {
        follow(reading);
    }
    refresh();
}

/// A service's code takes a number for it, an appointment's checks in; of any other code the
/// visitor is told what it is.
void KioskFace::follow(const protocol::ReadingView& reading)
{
    const Language spoken = language();
    forget();
    m_dialog->hide();
    m_idle.restart();
    setLanguage(spoken);
    if (reading.found == protocol::Found::Service) {
        m_visit.service = reading.service;
        go(Stop::Confirm);
        take();
        return;
    }
    if (reading.found == protocol::Found::Appointment) {
        checkIn(reading.appointment);
        return;
    }
    if (reading.found == protocol::Found::Person) {
        m_visit.card = reading.reading;
        m_visit.byCode = true;
    }
    m_visit.reading = reading;
    go(Stop::Found);
    m_foundPage->showSecondsLeft(stepsLeft(m_patience.found));
}

void KioskFace::showStamp(const protocol::Stamp& stamp)
{
    m_stamp = stamp;
    m_sinceStamp.restart();
    m_connected = true;
    m_linkAge.heard();
}

void KioskFace::showLink(bool connected, milliseconds age)
{
    m_connected = connected;
    m_linkAge.heard(age);
}

void KioskFace::go(Stop stop)
{
    if (stop != m_visit.stop) {
        m_entry->clear();
    }
    m_visit.stop = stop;
    m_visit.refused = {};
    m_visit.cardTrouble = {};
    refresh();
}

void KioskFace::goBack()
{
    switch (m_visit.stop) {
    case Stop::Identity:
        go(Stop::Confirm);
        break;
    case Stop::Confirm:
        m_visit.choices.clear();
        m_visit.printing = Printing::None;
        m_visit.service = {};
        m_visit.claim = {};
        go(m_visit.oneThing.empty() && !m_visit.area.empty() ? Stop::Services : Stop::Areas);
        m_visit.oneThing = {};
        break;
    case Stop::Services:
    case Stop::Appointment:
        go(Stop::Areas);
        break;
    default:
        leave();
    }
}

void KioskFace::leave()
{
    forget();
    m_answer.stop();
    m_dialog->hide();
    m_idle.restart();
    setLanguage(Language::Zh);
}

/// Nothing of a visitor stays: what he typed neither.
void KioskFace::forget()
{
    m_visit = {};
    m_entry->clear();
}

void KioskFace::setLanguage(Language language)
{
    m_translation.set(language);
    m_ledge->setLanguage(language);
    refresh();
}

Time KioskFace::now() const
{
    return m_stamp.at + milliseconds{m_sinceStamp.elapsed()};
}

Moment KioskFace::moment() const
{
    const auto silence = m_linkAge.age();
    return {.view = m_view.value_or(protocol::KioskView{}),
            .visit = m_visit,
            .station = m_station,
            .language = language(),
            .now = now(),
            .heard = m_view.has_value(),
            .linked = !silence,
            .scanner = m_reading.ready,
            .cardReader = m_reading.readsCards,
            .silence = silence.value_or(std::chrono::seconds{0})};
}

Page* KioskFace::pageOf(Face face) const
{
    return m_pages.at(static_cast<std::size_t>(face));
}

void KioskFace::refresh()
{
    const Moment moment = this->moment();
    m_minute = kit::clockText(moment.now);
    m_header->setHall(moment.view.hall.name);
    m_header->setLanguage(moment.language);
    m_header->setNow(moment.heard ? std::optional(moment.now) : std::nullopt);
    m_dialog->refresh(moment);
    m_sure->refresh(moment);
    m_desk->refresh(moment);
    const Face face = faceOf(m_visit, m_view ? &*m_view : nullptr, moment.linked, m_station);
    pageOf(face)->refresh(moment);
    showFace(face);
}

void KioskFace::showFace(Face face)
{
    const bool another = face != m_face;
    if (another) {
        m_idle.restart();
        m_dialog->hide();
    }
    m_face = face;
    m_header->setVisible(face != Face::Attract && face != Face::Closed && !m_desk->isOpen());
    m_ledge->setNight(face == Face::Closed && !m_desk->isOpen());
    for (Page* page : m_pages) {
        page->setVisible(page == pageOf(face) && !m_desk->isOpen());
    }
    orderFocus();
    if (!m_desk->isOpen() && (another || focusWidget() == nullptr)) {
        pageOf(face)->setFocus();
    }
}

void KioskFace::orderFocus()
{
    auto* page = pageOf(m_face);
    auto keys = page->findChildren<kit::Key*>();
    keys.removeIf([&](const kit::Key* key) { return !key->isVisibleTo(page); });
    std::ranges::sort(keys, {}, [](const kit::Key* key) {
        return std::pair(key->design().top(), key->design().left());
    });
    keys += m_ledge->findChildren<kit::Key*>();
    QWidget* before = page;
    for (auto* key : keys) {
        setTabOrder(before, key);
        before = key;
    }
}

void KioskFace::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const qreal scale = std::min(qreal(width()) / grid::width, qreal(height()) / grid::height);
    m_sheet->setScale(scale);
    m_sheet->move((width() - m_sheet->width()) / 2, (height() - m_sheet->height()) / 2);
}

void KioskFace::paintEvent(QPaintEvent* /*event*/)
{
    QPainter(this).fillRect(rect(), kit::colour::night);
}

} // namespace hall::kiosk
