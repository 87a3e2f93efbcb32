// SPDX-License-Identifier: Apache-2.0
#include "app/main/driven.h"

#include "app/main/painted_text.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QKeySequence>
#include <QMouseEvent>
#include <QSocketNotifier>

#include <chrono>
#include <cstdio>
#include <unistd.h>

namespace hall::app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds lookEvery = 50ms;
constexpr std::chrono::milliseconds waitAtMost = 15s;
/// Between two presses of the same key: an answer comes back in less.
constexpr qint64 pressEvery = 250;
constexpr qsizetype lineBytesMax = 4096;

/// Faces break their texts into lines and pieces where they like.
QString squeezed(QString text)
{
    text.removeIf([](QChar sign) { return sign.isSpace() || sign == u'|'; });
    return text;
}

void mouse(QWidget& widget, QEvent::Type type, QPointF at)
{
    const bool down = type == QEvent::MouseButtonPress;
    QMouseEvent event{type,
                      at,
                      widget.mapToGlobal(at),
                      Qt::LeftButton,
                      down ? Qt::LeftButton : Qt::NoButton,
                      Qt::NoModifier};
    QApplication::sendEvent(&widget, &event);
}

/// The one key that a name like `F12` or `Tab` stands for.
int keyOf(const QString& name)
{
    const QKeySequence sequence = QKeySequence::fromString(name, QKeySequence::PortableText);
    return sequence.count() == 1 ? sequence[0].key() : Qt::Key_unknown;
}

} // namespace

Driven::Driven(QWidget& face)
    : m_face(face)
    , m_notifier(new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this))
{
    connect(m_notifier, &QSocketNotifier::activated, this, &Driven::read);
    connect(&m_look, &QTimer::timeout, this, &Driven::look);
}

void Driven::read()
{
    QByteArray piece{lineBytesMax, Qt::Uninitialized};
    const ssize_t count =
        ::read(STDIN_FILENO, piece.data(), static_cast<std::size_t>(piece.size()));
    if (count <= 0) {
        // Who drove it is gone.
        m_notifier->setEnabled(false);
        QCoreApplication::quit();
        return;
    }
    m_input += piece.left(count);
    runNext();
}

void Driven::runNext()
{
    while (!m_awaited) {
        const qsizetype end = m_input.indexOf('\n');
        if (end < 0) {
            return;
        }
        const QString line = QString::fromUtf8(m_input.left(end)).trimmed();
        m_input.remove(0, end + 1);
        const QString said = run(line.section(u' ', 0, 0), line.section(u' ', 1));
        if (!m_awaited) {
            answer(said);
        }
    }
}

QString Driven::run(const QString& word, const QString& rest)
{
    if (word == u"click") {
        return click(rest);
    }
    if (word == u"touch") {
        return touch(rest);
    }
    if (word == u"hold") {
        const QString point = rest.section(u' ', 0, 1);
        finger(QEvent::MouseButtonPress, point);
        return await({.text = rest.section(u' ', 2), .held = point});
    }
    if (word == u"key") {
        return pressKey(rest);
    }
    if (word == u"type") {
        return type(rest);
    }
    if (word == u"shot") {
        return shot(rest);
    }
    if (word == u"wait" || word == u"gone") {
        return await({.text = rest, .shown = word == u"wait"});
    }
    if (word == u"press") {
        return await({.text = rest.section(u' ', 1), .key = keyOf(rest.section(u' ', 0, 0))});
    }
    if (word == u"quit") {
        QCoreApplication::quit();
        return u"ok"_s;
    }
    return u"error there are: click touch key type wait gone press shot quit"_s;
}

QString Driven::click(const QString& name)
{
    QAbstractButton* key = keyNamed(name);
    if (key == nullptr) {
        return u"error no key is called %1; shown is: %2"_s.arg(name, shownText());
    }
    const QPointF middle = QRectF{key->rect()}.center();
    mouse(*key, QEvent::MouseButtonPress, middle);
    mouse(*key, QEvent::MouseButtonRelease, middle);
    return u"ok"_s;
}

void Driven::finger(QEvent::Type type, const QString& point)
{
    const QPoint at{point.section(u' ', 0, 0).toInt(), point.section(u' ', 1, 1).toInt()};
    QWidget* widget = m_face.childAt(at);
    if (widget == nullptr) {
        widget = &m_face;
    }
    const QPointF there = widget->mapFrom(&m_face, QPointF{at});
    mouse(*widget, type, there);
}

QString Driven::touch(const QString& point)
{
    finger(QEvent::MouseButtonPress, point);
    finger(QEvent::MouseButtonRelease, point);
    return u"ok"_s;
}

QString Driven::pressKey(const QString& name)
{
    const int key = keyOf(name);
    if (key == Qt::Key_unknown) {
        return u"error no key of a keyboard is called %1"_s.arg(name);
    }
    send(key, {});
    return u"ok"_s;
}

QString Driven::type(const QString& text)
{
    for (const QChar sign : text) {
        send(0, QString{sign});
    }
    return u"ok"_s;
}

void Driven::send(int key, const QString& text)
{
    QWidget* target = m_face.focusWidget() != nullptr ? m_face.focusWidget() : &m_face;
    QKeyEvent down{QEvent::KeyPress, key, Qt::NoModifier, text};
    QApplication::sendEvent(target, &down);
    QKeyEvent up{QEvent::KeyRelease, key, Qt::NoModifier, text};
    QApplication::sendEvent(target, &up);
}

QString Driven::shot(const QString& file)
{
    return m_face.grab().save(file, "PNG") ? u"ok"_s : u"error can't write "_s + file;
}

QString Driven::await(Awaited awaited)
{
    if (awaited.text.isEmpty() || awaited.key == Qt::Key_unknown) {
        return u"error wait TEXT, gone TEXT or press KEY TEXT"_s;
    }
    m_awaited = std::move(awaited);
    m_since.start();
    m_pressed.invalidate();
    m_look.start(0ms);
    return {};
}

void Driven::look()
{
    if (!m_awaited) {
        return;
    }
    m_look.setInterval(lookEvery);
    const QString shown = shownText();
    QString said = u"ok"_s;
    if (shown.contains(squeezed(m_awaited->text)) != m_awaited->shown) {
        if (std::chrono::milliseconds{m_since.elapsed()} < waitAtMost) {
            if (m_awaited->key != 0 && (!m_pressed.isValid() || m_pressed.hasExpired(pressEvery))) {
                m_pressed.start();
                send(m_awaited->key, {});
            }
            return;
        }
        said = u"error after %1 s it shows: %2"_s.arg(waitAtMost / 1s).arg(shown);
    }
    m_look.stop();
    if (!m_awaited->held.isEmpty()) {
        finger(QEvent::MouseButtonRelease, m_awaited->held);
    }
    m_awaited.reset();
    answer(said);
    runNext();
}

void Driven::answer(const QString& line)
{
    std::puts(qUtf8Printable(line));
    std::fflush(stdout);
}

QAbstractButton* Driven::keyNamed(const QString& name) const
{
    const auto keys = m_face.findChildren<QAbstractButton*>();
    for (QAbstractButton* key : keys) {
        const bool named = squeezed(key->text()) == squeezed(name) ||
                           squeezed(key->accessibleName()) == squeezed(name);
        if (named && key->isVisible()) {
            return key;
        }
    }
    return nullptr;
}

/// What is painted, and what a screen reader is told.
QString Driven::shownText() const
{
    QStringList texts = paintedTexts(m_face);
    texts += m_face.accessibleDescription();
    const auto widgets = m_face.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (widget->isVisible()) {
            texts += widget->accessibleName();
        }
    }
    return squeezed(texts.join(u' '));
}

std::unique_ptr<Driven> driveIf(bool driven, QWidget& face)
{
    return driven ? std::make_unique<Driven>(face) : nullptr;
}

} // namespace hall::app
