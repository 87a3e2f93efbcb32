// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/scanner_console.h"

#include "drivers/text/converter.h"

#include <QRegularExpression>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

constexpr int numberMax = 10'000'000;

QByteArray toGb18030(const QString& text)
{
    const hall::text::Converter converter{"GB18030", "UTF-8"};
    return QByteArray::fromStdString(converter.convert(text.toStdString()).value_or(""));
}

} // namespace

ScannerConsole::ScannerConsole(EmulatedScanner& scanner, DeviceLink& link, QObject* parent)
    : QObject(parent)
    , m_scanner(scanner)
    , m_cable(link)
{
    connect(&scanner, &EmulatedScanner::unplugged, this, &ScannerConsole::unplug);
}

QString ScannerConsole::run(const QString& line)
{
    const QString word = line.section(u' ', 0, 0);
    const QString rest = line.section(u' ', 1); // a code may have spaces at its ends
    if (word == u"scan" || word == u"scan-gbk") {
        return scan(word, rest);
    }
    if (word == u"bytes") {
        return sendHex(rest);
    }
    if (word == u"split" || word == u"noise") {
        return withNumber(word, rest);
    }
    if (word == u"fault") {
        return fault(rest);
    }
    if (line == u"faults off") {
        m_scanner.endFaults();
        return u"ok faults off"_s;
    }
    if (word == u"unplug") {
        return unplug();
    }
    if (word == u"plug") {
        return m_cable.plug(word);
    }
    if (word == u"quit") {
        emit quitAsked();
        return u"ok quit"_s;
    }
    return u"error: no command \"%1\"; there are: scan TEXT, scan-gbk TEXT, bytes HEX, split N, "
           u"noise N, fault NAME, faults off, unplug, plug, quit"_s.arg(word);
}

QString ScannerConsole::scan(const QString& word, const QString& text)
{
    if (text.isEmpty()) {
        return u"error: %1 what?"_s.arg(word);
    }
    m_scanner.scan(word == u"scan" ? text.toUtf8() : toGb18030(text));
    return u"ok "_s + word;
}

QString ScannerConsole::sendHex(const QString& text)
{
    static const QRegularExpression hex(u"^([0-9A-Fa-f]{2}\\s*)+$"_s);
    if (!hex.match(text).hasMatch()) {
        return u"error: bytes are pairs of hexadecimal digits, as in 41 30 0D"_s;
    }
    m_scanner.sendBytes(QByteArray::fromHex(text.toLatin1()));
    return u"ok bytes"_s;
}

QString ScannerConsole::withNumber(const QString& word, const QString& text)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || number < 0 || number > numberMax) {
        return u"error: %1 takes a number up to %2"_s.arg(word).arg(numberMax);
    }
    if (word == u"split") {
        m_scanner.setSplit(number);
    } else {
        m_scanner.sendNoise(number);
    }
    return u"ok "_s + word;
}

QString ScannerConsole::fault(const QString& name)
{
    const auto fault = parseScannerFault(name.trimmed().toStdString());
    if (!fault) {
        return u"error: "_s + QString::fromStdString(fault.error());
    }
    m_scanner.start(*fault);
    return u"ok fault"_s;
}

QString ScannerConsole::unplug()
{
    if (!m_cable.isPlugged()) {
        return u"error: it is unplugged"_s;
    }
    m_scanner.dropWire();
    m_cable.unplug();
    return u"ok unplug"_s;
}

} // namespace hall::emulator
