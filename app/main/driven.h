// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QEvent>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

class QAbstractButton;
class QSocketNotifier;
class QWidget;

namespace hall::app {

/// Works a face by lines on standard input, for the tour and for reviewers: real windows take real
/// mouse and key events. One line comes back for each, `ok`, or `error` and why, in order.
///
///     click TEXT       the key with that label or accessible name
///     touch X Y        a point of the window, in its pixels
///     hold X Y TEXT    a finger rests on that point until the face shows the text
///     key F12          a key of the keyboard, at what has the focus
///     type 1031        signs, at what has the focus
///     wait TEXT        until the face shows it; what is white space doesn't count
///     gone TEXT        until the face no longer shows it
///     press F12 TEXT   the key again and again until the face shows the text
///     shot FILE.png    the window as it is now
///     quit
class Driven : public QObject
{
    Q_OBJECT

public:
    explicit Driven(QWidget& face);

private:
    struct Awaited
    {
        QString text;
        bool shown = true; ///< false: it has to be gone
        int key = 0;       ///< pressed until then; 0: none
        QString held{};    ///< the point on which a finger rests until then
    };

    void read();
    void runNext();
    [[nodiscard]] QString run(const QString& word, const QString& rest);
    [[nodiscard]] QString click(const QString& name);
    [[nodiscard]] QString touch(const QString& point);
    void finger(QEvent::Type type, const QString& point);
    [[nodiscard]] QString pressKey(const QString& name);
    [[nodiscard]] QString type(const QString& text);
    [[nodiscard]] QString shot(const QString& file);
    /// Answers later, unless it can't be awaited.
    [[nodiscard]] QString await(Awaited awaited);
    void look();
    void answer(const QString& line);
    void send(int key, const QString& text);
    [[nodiscard]] QAbstractButton* keyNamed(const QString& name) const;
    [[nodiscard]] QString shownText() const;

    QWidget& m_face;
    QSocketNotifier* m_notifier;
    QByteArray m_input;
    std::optional<Awaited> m_awaited;
    QElapsedTimer m_since;
    QElapsedTimer m_pressed;
    QTimer m_look;
};

/// The one who drives `face`, if `--driven` was given.
[[nodiscard]] std::unique_ptr<Driven> driveIf(bool driven, QWidget& face);

} // namespace hall::app
