// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/led_console.h"

namespace hall::emulator {

using namespace Qt::StringLiterals;

LedConsole::LedConsole(EmulatedLed& led, DeviceLink& link, LedRecord* record, QObject* parent)
    : QObject(parent)
    , m_led(led)
    , m_common(led, link, &parseLedFault)
    , m_record(record)
{
    connect(&m_common, &CommonWords::quitAsked, this, &LedConsole::quitAsked);
}

QString LedConsole::run(const QString& line)
{
    const QString all = line.simplified();
    if (all == u"shot") {
        return shoot();
    }
    if (QString answer = runOnCard(all.split(u' ')); !answer.isEmpty()) {
        return answer;
    }
    return m_common.run(line).value_or(
        u"error: no command \"%1\"; there are: busy CARD on|off, dead CARD on|off, dark CARD "
        u"on|off, fonts CARD on|off, clock CARD SECONDS, power CARD, shot, %2"_s.arg(
            all, CommonWords::names()));
}

QString LedConsole::runOnCard(const QStringList& words)
{
    const bool isPower = words.size() == 2 && words[0] == u"power";
    const bool isClock = words.size() == 3 && words[0] == u"clock";
    const bool isSwitch = words.size() == 3 && (words[2] == u"on" || words[2] == u"off");
    if (!isPower && !isSwitch && !isClock) {
        return {};
    }
    const int id = words[1].toInt();
    LedCard* card = m_led.card(id);
    if (card == nullptr) {
        return u"error: no card \"%1\""_s.arg(words[1]);
    }
    const bool isOn = words.last() == u"on";
    if (isPower) {
        m_led.powerCycle(id);
    } else if (isClock) {
        m_led.moveClock(id, words[2].toInt());
    } else if (words[0] == u"dark") {
        card->staysDark = isOn;
    } else if (words[0] == u"busy") {
        card->isBusy = isOn;
    } else if (words[0] == u"dead") {
        card->isDead = isOn;
    } else if (words[0] == u"fonts") {
        card->lacksFonts = !isOn;
    } else {
        return {};
    }
    return u"ok "_s + words.join(u' ');
}

QString LedConsole::shoot()
{
    if (m_record == nullptr) {
        return u"error: without --out nothing is kept"_s;
    }
    QString names;
    for (const int card : m_led.cards()) {
        names += u" %1"_s.arg(m_record->keep(card), 4, 10, QChar(u'0'));
    }
    return u"ok shot"_s + names;
}

} // namespace hall::emulator
