// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/id_card_console.h"

#include "drivers/emulator/id_card_text.h"

#include <QRegularExpression>

namespace hall::emulator {

using namespace Qt::StringLiterals;

IdCardConsole::IdCardConsole(EmulatedIdCard& reader, DeviceLink& link, QObject* parent)
    : QObject(parent)
    , m_reader(reader)
    , m_common(reader, link, &parseIdCardFault)
{
    connect(&m_common, &CommonWords::quitAsked, this, &IdCardConsole::quitAsked);
}

QString IdCardConsole::run(const QString& line)
{
    const QString all = line.simplified();
    const QString word = all.section(u' ', 0, 0);
    const QString rest = all.section(u' ', 1);
    if (word == u"present") {
        return present(rest);
    }
    if (all == u"lift") {
        return lift();
    }
    return m_common.run(line).value_or(
        u"error: no command \"%1\"; there are: present CARD, lift, %2"_s.arg(word,
                                                                             CommonWords::names()));
}

QString IdCardConsole::present(const QString& card)
{
    static const QRegularExpression number(u"^\\d{17}[\\dX]$"_s);
    const QString first = card.section(u' ', 0, 0);
    const QString name = card.section(u' ', 1);
    if (const auto sample = sampleCardText(card)) {
        m_reader.present(*sample);
    } else if (number.match(first).hasMatch()) {
        m_reader.present(residentCardText(first, name.isEmpty() ? u"张测试"_s : name));
    } else {
        return u"error: no such card; there are: A, B, C, D, or an ID number and a name"_s;
    }
    return u"ok present"_s;
}

QString IdCardConsole::lift()
{
    if (!m_reader.hasCard()) {
        return u"error: no card lies there"_s;
    }
    m_reader.lift();
    return u"ok lift"_s;
}

} // namespace hall::emulator
