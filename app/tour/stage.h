// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tour/course.h"
#include "app/tour/hall_line.h"
#include "app/tour/program.h"

#include <QDir>
#include <QSize>
#include <QString>
#include <QStringList>

namespace hall::tour {

inline const QString kioskStation = QStringLiteral("kiosk-1");
inline constexpr int stripsMost = 16;
/// Counters whose strips have a size of their own.
inline constexpr int largeStripCard = 8;
inline constexpr int longStripCard = 1;
/// And one with a window panel instead of a card.
inline constexpr int panelCard = 2;

/// Where the programs are, where the tour leaves what it made, and when.
struct Places
{
    QString binDir;
    QDir out;
    QString day; ///< the business day that opens, `2026-11-23`
};

inline constexpr QSize kioskSize{1080, 1920};
inline constexpr QSize boardSize{1920, 1080};
inline constexpr QSize deskSize{1280, 1024};

/// What makes the offscreen platform have one screen of that size; its description goes to `dir`.
[[nodiscard]] QString platformOf(const QDir& dir, const QString& name, QSize size);

/// The condition of the first printer in a state of the view `hall` or `kiosk`.
[[nodiscard]] QString printerOf(const QJsonObject& view);

/// A ticket as the node tells of it.
struct Issued
{
    QString id;
    QString number;
};

/// The hall with its programs at work: a printer in software, the node, and faces that do what they
/// are told. The acts of the morning play on it.
class Stage
{
public:
    Stage(Course& going, const Places& places);

    void startPrinter(const QStringList& faults = {});
    /// Strips of several sizes: all counters on one bus, but for two with a network of their own
    /// and one with a window panel.
    void startStrips();
    void startNode();
    void startFaces();
    void stopFaces();

    /// Waits until the node has this word of the kiosk's printer.
    void untilPrinter(const QString& condition);
    /// Notes what was sent to the printer until now, which is before its first ticket.
    void measureOpening();

    /// Bytes that the printer gets before its first ticket.
    [[nodiscard]] qint64 bytesToOpen() const
    {
        return m_bytesToOpen;
    }

    /// A picture of the face as it is now, `what` for the list of pictures.
    void shot(Program& face, const QString& file, const QString& what);
    /// Waits until the node has it that this ticket was printed, and keeps its picture.
    void ticketShot(const Issued& ticket, const QString& file, const QString& what);
    /// Holds a picture before the kiosk's scanner.
    void showToScanner(const QString& picture);
    /// Waits until the strip over a counter shows its call, and keeps its picture.
    void stripShot(int counter, const QString& file, const QString& what);
    /// Keeps an announcement as a sound; `said` is what `paihao voice say` is told.
    void voiceKept(const QString& name, const QStringList& said);
    /// The pack of recorded units that comes with the programs.
    [[nodiscard]] static QString packFolder();
    /// Waits until the newest paper in a printer's folder says `number`, and keeps its picture.
    void keepPaper(const QString& folder,
                   const QString& number,
                   const QString& file,
                   const QString& what);
    /// Waits until the node tells this of the paper of a ticket.
    void untilPaper(const Issued& ticket, const QString& paper);

    /// The newest ticket of the kiosk, once there is one that wasn't there before.
    [[nodiscard]] Issued newTicket();
    /// Takes a ticket at another station, or at the kiosk's; it has no face.
    Issued take(const QString& service,
                const QString& station = QStringLiteral("desk"),
                const QString& priority = {});
    [[nodiscard]] int waiting();
    /// The number at a counter as the node has it, empty when nobody is there.
    [[nodiscard]] QString numberAt(int counter);

    /// The journal as JSON lines, after it was verified. The node has to be stopped.
    void keepJournal();
    void writeList();

    [[nodiscard]] QString path(const QString& name) const
    {
        return m_places.out.filePath(name);
    }

    [[nodiscard]] const QString& day() const
    {
        return m_places.day;
    }

    [[nodiscard]] const QStringList& pictures() const
    {
        return m_pictures;
    }

    // The acts talk to the programs as people do, each to the one in front of him.
    Course& course;
    Program printer;
    Program strips;
    Program largeStrip;
    Program longStrip;
    Program panel;
    Program node;
    Program kiosk;
    Program counter3;
    Program counter8;
    Program counterEnglish;
    Program screen;
    Program screenEnglish;
    HallLine hall;

private:
    [[nodiscard]] QString bin(const QString& program) const;
    [[nodiscard]] QString tool(const QStringList& words);
    void keepPicture(const QString& file, const QString& what);
    /// The newest paper in a folder if it says `text`, without its ending; empty otherwise.
    [[nodiscard]] QString newestPaper(const QString& folder, const QString& text) const;
    void startPanel();
    [[nodiscard]] QString startLargerStrip(Program& strip, int card, const QString& size);
    /// The newest picture of a strip that has `text` on it, without its ending; empty: none.
    [[nodiscard]] QString stripPicture(const QString& folder, int card, const QString& text) const;

    Places m_places;
    QStringList m_pictures; ///< file, a tab, what it shows
    QStringList m_known;    ///< tickets of the kiosk that were seen
    QString m_largeStripAt; ///< host and port
    QString m_longStripAt;
    int m_shownToScanner = 0;
    qint64 m_bytesToOpen = 0;
};

} // namespace hall::tour
