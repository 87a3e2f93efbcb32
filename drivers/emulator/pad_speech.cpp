// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/pad_speech.h"

#include <QStringList>

#include <libevdev/libevdev.h>
#include <linux/input.h>
#include <map>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

quint8 sumOf(const QByteArray& bytes)
{
    unsigned sum = 0;
    for (const char byte : bytes) {
        sum += static_cast<quint8>(byte);
    }
    return static_cast<quint8>(sum & 0xFFU);
}

quint8 xorOf(const QByteArray& bytes)
{
    unsigned all = 0;
    for (const char byte : bytes) {
        all ^= static_cast<quint8>(byte);
    }
    return static_cast<quint8>(all);
}

/// What stands for a word; the bytes between the brackets are known by then or come without.
std::optional<QByteArray>
bytesFor(const QString& word, const QByteArray& body, quint8 address, quint8 key)
{
    const std::map<QString, int> known{{u"ADDR"_s, address},
                                       {u"KEY"_s, key},
                                       {u"ANY"_s, 0},
                                       {u"LEN"_s, static_cast<int>(body.size())},
                                       {u"SUM"_s, sumOf(body)},
                                       {u"XOR"_s, xorOf(body)}};
    if (word == u"DATA"_s) {
        return QByteArray();
    }
    const auto found = known.find(word);
    if (found != known.end()) {
        return QByteArray(1, static_cast<char>(found->second));
    }
    bool isHex = false;
    const uint byte = word.toUInt(&isHex, 16);
    return isHex && word.size() == 2 ? std::optional(QByteArray(1, static_cast<char>(byte)))
                                     : std::nullopt;
}

/// Of characters that aren't letters or digits: the key's name, with + where it takes shift.
const std::map<char, const char*>& marks()
{
    static const std::map<char, const char*> all{
        {' ', "SPACE"},       {'-', "MINUS"},     {'_', "MINUS+"},     {'=', "EQUAL"},
        {'+', "EQUAL+"},      {'[', "LEFTBRACE"}, {'{', "LEFTBRACE+"}, {']', "RIGHTBRACE"},
        {'}', "RIGHTBRACE+"}, {';', "SEMICOLON"}, {':', "SEMICOLON+"}, {'\'', "APOSTROPHE"},
        {'"', "APOSTROPHE+"}, {'`', "GRAVE"},     {'~', "GRAVE+"},     {'\\', "BACKSLASH"},
        {'|', "BACKSLASH+"},  {',', "COMMA"},     {'<', "COMMA+"},     {'.', "DOT"},
        {'>', "DOT+"},        {'/', "SLASH"},     {'?', "SLASH+"},     {'!', "1+"},
        {'@', "2+"},          {'#', "3+"},        {'$', "4+"},         {'%', "5+"},
        {'^', "6+"},          {'&', "7+"},        {'*', "8+"},         {'(', "9+"},
        {')', "0+"}};
    return all;
}

} // namespace

Result<QByteArray, std::string> padFrame(const QString& pattern, quint8 address, quint8 key)
{
    const QStringList words = pattern.split(u' ', Qt::SkipEmptyParts);
    const qsizetype begin = words.indexOf(u"("_s);
    const qsizetype end = words.indexOf(u")"_s);
    QByteArray body;
    for (qsizetype i = begin + 1; begin >= 0 && i < end; ++i) {
        body += bytesFor(words[i], {}, address, key).value_or(QByteArray());
    }
    QByteArray frame;
    for (const QString& word : words) {
        if (word == u"("_s || word == u")"_s) {
            continue;
        }
        const auto bytes = bytesFor(word, body, address, key);
        if (!bytes) {
            return failure("a frame has no word \"" + word.toStdString() +
                           "\"; there are: bytes such as 3F, ADDR, KEY, ANY, DATA, LEN, SUM, XOR");
        }
        frame += *bytes;
    }
    return frame;
}

QByteArray keyRecord(quint16 type, quint16 code, qint32 value)
{
    input_event event{}; // when it was is of no use to anybody here
    event.type = type;
    event.code = code;
    event.value = value;
    return {reinterpret_cast<const char*>(&event), sizeof event};
}

QByteArray keyPress(quint16 code, bool shift, int repeats)
{
    const QByteArray report = keyRecord(EV_SYN, SYN_REPORT, 0);
    QByteArray bytes;
    if (shift) {
        bytes += keyRecord(EV_KEY, KEY_LEFTSHIFT, 1) + report;
    }
    bytes += keyRecord(EV_MSC, MSC_SCAN, code) + keyRecord(EV_KEY, code, 1) + report;
    for (int i = 0; i < repeats; ++i) {
        bytes += keyRecord(EV_KEY, code, 2) + report;
    }
    bytes += keyRecord(EV_KEY, code, 0) + report;
    if (shift) {
        bytes += keyRecord(EV_KEY, KEY_LEFTSHIFT, 0) + report;
    }
    return bytes;
}

std::optional<quint16> keyCode(const QString& name)
{
    const int code =
        libevdev_event_code_from_name(EV_KEY, (u"KEY_"_s + name).toLatin1().constData());
    return code < 0 ? std::nullopt : std::optional(static_cast<quint16>(code));
}

std::optional<KeyStroke> strokeFor(QChar character)
{
    const char latin = character.toLatin1();
    if (character.isLetterOrNumber() && latin != 0) {
        const auto code = keyCode(QString(character.toUpper()));
        return code ? std::optional(KeyStroke{*code, character.isUpper()}) : std::nullopt;
    }
    const auto mark = marks().find(latin);
    if (mark == marks().end()) {
        return std::nullopt;
    }
    QString name = QString::fromLatin1(mark->second);
    const bool shift = name.endsWith(u'+');
    name.remove(u'+');
    const auto code = keyCode(name);
    return code ? std::optional(KeyStroke{*code, shift}) : std::nullopt;
}

} // namespace hall::emulator
