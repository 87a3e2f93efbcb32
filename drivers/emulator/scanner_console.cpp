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
    , m_common(scanner, link, &parseScannerFault)
{
    connect(&m_common, &CommonWords::quitAsked, this, &ScannerConsole::quitAsked);
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
    return m_common.run(line).value_or(
        u"error: no command \"%1\"; there are: scan TEXT, scan-gbk TEXT, bytes HEX, split N, "
        u"noise N, %2"_s.arg(word, CommonWords::names()));
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

} // namespace hall::emulator
