// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"
#include "ui/kiosk/page.h"
#include "ui/kiosk/wish.h"
#include "ui/kit/link_age.h"
#include "ui/kit/translation.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <array>
#include <optional>

namespace hall::kit {
class HeaderBar;
}

namespace hall::kiosk {

class EntryPage;
class FoundPage;
class Ledge;
class SureDialog;
class OperatorDesk;
class TicketPage;
class TimeOutDialog;

/// How long the kiosk waits for a visitor and for the hall.
struct Patience
{
    std::chrono::milliseconds idle{30000};    ///< before it asks whether anybody is there
    std::chrono::milliseconds warning{20000}; ///< for an answer to that
    std::chrono::milliseconds ticket{10000};  ///< until the ticket page ends
    std::chrono::milliseconds paper{20000};   ///< the same while the ticket is still being printed
    std::chrono::milliseconds found{20000};   ///< until the page of a scanned code ends
    std::chrono::milliseconds noPaper{
        60000}; ///< before it asks, when the number stands on the screen only
    std::chrono::milliseconds hold{3000};   ///< in the corner that opens the operator's desk
    std::chrono::milliseconds desk{60000};  ///< until that shuts, without a touch
    std::chrono::milliseconds answer{5000}; ///< until it says that the hall is slow to answer
    std::chrono::milliseconds second{1000}; ///< the step of what counts down
};

/// The kiosk as citizens see it: shows the hall's view, emits what a visitor wants, decides nothing
/// about the queue. Designed for 1080×1920; another screen gets the page scaled and centred.
class KioskFace : public QWidget
{
    Q_OBJECT

public:
    explicit KioskFace(Patience patience = {}, QWidget* parent = nullptr);
    ~KioskFace() override;

    [[nodiscard]] Face face() const
    {
        return m_face;
    }

    [[nodiscard]] kit::Language language() const
    {
        return m_translation.language();
    }

    /// What a press of three seconds in the top right corner opens.
    [[nodiscard]] OperatorDesk& desk()
    {
        return *m_desk;
    }

    void setStation(const QString& station);
    void showView(const hall::protocol::KioskView& view);
    /// What this kiosk's scanner or card reader read last: a new one takes the visitor there.
    void showReading(const hall::protocol::ReadingView& reading);
    /// A heartbeat: nothing has changed, the hall is there, this is its time.
    void showStamp(const hall::protocol::Stamp& stamp);
    /// `age` is how long ago the hall was last heard. Without a connection a press is refused here.
    void showLink(bool connected, std::chrono::milliseconds age);
    /// Answers to the press with that number. One whose visitor has left is not shown.
    void showAnswer(quint64 press, const hall::protocol::TicketAnswer& ticket);
    /// `why` is the enumerator's name of a rejection, or what went wrong: "Unreachable" when the
    /// hall couldn't be asked.
    void showRefusal(quint64 press, const hall::kiosk::Refused& refused);
    /// What was wished of a ticket that is shown is done, and the ticket is as it was.
    void showDone(quint64 press);
    /// Whether the list of that press will be printed.
    void showSheet(quint64 press, const std::optional<hall::kiosk::Refused>& refused);

signals:
    /// The visitor asks for a number: once for each press that isn't deaf.
    void takeRequested(const hall::kiosk::TakeWish& wish, quint64 press);
    /// He wants his missed ticket back in line.
    void returnRequested(const hall::TicketId& ticket, quint64 press);
    /// He wants the ticket that is shown once more on paper, or to give it up.
    void reprintRequested(const hall::TicketId& ticket, quint64 press);
    void cancelRequested(const hall::TicketId& ticket, quint64 press);
    /// He wants a list of what to bring.
    void sheetRequested(const hall::kiosk::SheetWish& wish, quint64 press);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Sheet;

    void makePages();
    void connectChoosing();
    void connectTaking();
    void go(Stop stop);
    void goBack();
    void take();
    void takeAs(const TakeWish& wish, Errand errand);
    void entered(const QString& typed);
    void checkIn(const AppointmentId& appointment);
    void followCard(const protocol::ReadingView& reading);
    void followPerson(const protocol::ReadingView& reading);
    void returnTicket();
    void consider(Errand errand);
    void doConsidered();
    void showHad(const protocol::TicketAnswer& ticket);
    void stayAtFound();
    void printSheet();
    [[nodiscard]] bool begin(Errand errand);
    void leave();
    void forget();
    void setLanguage(kit::Language language);
    void refresh();
    void showFace(Face face);
    void orderFocus();
    void somebodyIsHere();
    void tick();
    void tickTicket();
    void tickFound();
    void follow(const protocol::ReadingView& reading);
    void tickIdle();
    void tickDesk();
    void openDesk();
    void leaveDesk();
    [[nodiscard]] bool isHome() const;
    [[nodiscard]] bool tookPart(QObject* watched) const;
    [[nodiscard]] Time now() const;
    [[nodiscard]] Moment moment() const;
    [[nodiscard]] Page* pageOf(Face face) const;
    [[nodiscard]] int stepsLeft(std::chrono::milliseconds limit) const;

    Patience m_patience;
    kit::Translation m_translation;
    StationName m_station;
    std::optional<protocol::KioskView> m_view;
    protocol::ReadingView m_reading;
    protocol::Stamp m_stamp;
    QElapsedTimer m_sinceStamp;
    bool m_connected = true;
    kit::LinkAge m_linkAge;
    Visit m_visit;
    quint64 m_press = 0;
    quint64 m_sheetPress = 0;
    Face m_face = Face::NotTaking;
    QElapsedTimer m_idle; ///< since somebody last touched it, or the page came that waits for him
    QString m_minute;     ///< as last shown
    QTimer m_second;
    QTimer m_answer;

    Sheet* m_sheet;
    std::array<Page*, 12> m_pages{}; ///< by Face
    EntryPage* m_entry = nullptr;
    TicketPage* m_ticketPage = nullptr;
    FoundPage* m_foundPage = nullptr;
    kit::HeaderBar* m_header;
    Ledge* m_ledge;
    TimeOutDialog* m_dialog;
    SureDialog* m_sure;
    OperatorDesk* m_desk;
};

} // namespace hall::kiosk
