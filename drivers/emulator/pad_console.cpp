// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/pad_console.h"

#include "drivers/emulator/pad_speech.h"

#include <QStringList>

namespace hall::emulator {

using namespace Qt::StringLiterals;

PadConsole::PadConsole(EmulatedPad& pad, DeviceLink& link, QObject* parent)
    : QObject(parent)
    , m_pad(pad)
    , m_common(pad, link, &parsePadFault)
{
    connect(&m_common, &CommonWords::quitAsked, this, &PadConsole::quitAsked);
}

QString PadConsole::run(const QString& line)
{
    const QString word = line.section(u' ', 0, 0);
    const QString rest = line.section(u' ', 1); // a code may have spaces at its ends
    if (word == u"press") {
        return m_pad.isKeyboard() ? press(rest.trimmed()) : pressOnLine(rest);
    }
    if (word == u"type" && m_pad.isKeyboard()) {
        return type(rest);
    }
    return m_common.run(line).value_or(u"error: no command \"%1\"; there are: %2, %3"_s.arg(
        word,
        m_pad.isKeyboard() ? u"press KEY, type TEXT"_s : u"press KEY [ADDRESS]"_s,
        CommonWords::names()));
}

QString PadConsole::press(const QString& rest)
{
    const auto code = keyCode(rest);
    if (!code) {
        return u"error: no key \"%1\"; keys have the kernel's names, KPENTER, KP0, F1, A"_s.arg(
            rest);
    }
    m_pad.press(*code);
    return u"ok press"_s;
}

QString PadConsole::pressOnLine(const QString& rest)
{
    constexpr int hexadecimal = 16;
    constexpr uint byteMax = 255;
    const QStringList words = rest.split(u' ', Qt::SkipEmptyParts);
    bool isKey = false;
    bool isAddress = false;
    const uint key = words.value(0).toUInt(&isKey, hexadecimal);
    const uint address = words.value(1, u"1"_s).toUInt(&isAddress);
    if (!isKey || !isAddress || key > byteMax || address > byteMax || words.size() > 2) {
        return u"error: press takes a byte such as 31, and an address up to 255"_s;
    }
    m_pad.press(static_cast<quint16>(key), static_cast<quint8>(address));
    return u"ok press"_s;
}

QString PadConsole::type(const QString& text)
{
    if (text.isEmpty()) {
        return u"error: type what?"_s;
    }
    return m_pad.type(text) ? u"ok type"_s : u"error: a keyboard has no keys for all of it"_s;
}

} // namespace hall::emulator
