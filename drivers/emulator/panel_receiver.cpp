// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/panel_receiver.h"

#include "drivers/text/converter.h"

#include <QStringList>

#include <algorithm>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype frameBytesMax = 1024;

unsigned byteAt(const QByteArray& bytes, qsizetype at)
{
    return static_cast<unsigned char>(bytes[at]);
}

/// A number in one of its forms; -1 for what isn't one.
int numberIn(const QByteArray& bytes, const QString& form)
{
    if (form.startsWith(u"digits")) {
        bool isNumber = false;
        const int number = bytes.toInt(&isNumber);
        return isNumber ? number : -1;
    }
    if (form == u"bcd") {
        return static_cast<int>(byteAt(bytes, 0) / 16 * 10 + byteAt(bytes, 0) % 16);
    }
    unsigned number = 0;
    for (qsizetype at = 0; at < bytes.size(); at++) {
        const qsizetype place = form == u"u16le" ? bytes.size() - 1 - at : at;
        number = number * 256 + byteAt(bytes, place);
    }
    return static_cast<int>(number);
}

/// The remainder of the polynomial 8005 with every bit the other way round.
unsigned crc16(const QByteArray& bytes, unsigned crc)
{
    for (const char byte : bytes) {
        for (unsigned bit = 0; bit < 8; bit++) {
            const bool isOdd = ((static_cast<unsigned char>(byte) >> bit ^ crc) & 1U) != 0;
            crc = isOdd ? (crc >> 1U) ^ 0xA001U : crc >> 1U;
        }
    }
    return crc;
}

bool isRight(const QString& check,
             const QString& form,
             const QByteArray& told,
             const QByteArray& of)
{
    unsigned sum = 0;
    unsigned parity = 0;
    for (const char byte : of) {
        sum += static_cast<unsigned char>(byte);
        parity ^= static_cast<unsigned char>(byte);
    }
    if (check == u"sum8" || check == u"xor8") {
        return byteAt(told, 0) == ((check == u"sum8" ? sum : parity) & 0xFFU);
    }
    const unsigned crc = crc16(of, check == u"crc16-arc" ? 0U : 0xFFFFU);
    return numberIn(told, form == u"be" ? u"u16be"_s : u"u16le"_s) == static_cast<int>(crc);
}

bool isCheck(const QString& name)
{
    return name.startsWith(u"crc16-") || name == u"sum8" || name == u"xor8";
}

} // namespace

std::vector<PanelReceiver::Field> PanelReceiver::fieldsOf(const QString& text)
{
    QString spaced = text;
    for (const QChar mark : u"[]()"_s) {
        spaced.replace(mark, u' ' + QString(mark) + u' ');
    }
    std::vector<Field> fields;
    for (const QString& word : spaced.split(u' ', Qt::SkipEmptyParts)) {
        if (word.startsWith(u'{')) {
            const QString inside = word.mid(1, word.size() - 2);
            fields.push_back({.name = inside.section(u':', 0, 0), .form = inside.section(u':', 1)});
        } else if (word.size() == 1 || word == u"??") {
            fields.push_back({.name = word, .form = {}});
        } else {
            fields.push_back(
                {.name = {}, .form = {}, .byte = QByteArray::fromHex(word.toLatin1())[0]});
        }
    }
    return fields;
}

Result<PanelReceiver, std::string> PanelReceiver::of(const Setup& setup)
{
    PanelReceiver receiver;
    receiver.m_fields = fieldsOf(setup.frame);
    receiver.m_answer = fieldsOf(setup.answer);
    receiver.m_codec = setup.codec.toLatin1().toUpper();
    receiver.m_textBytes = setup.textBytes;
    receiver.m_isPadded = !setup.pad.isEmpty();
    for (const QString& word : setup.escapes.split(u' ', Qt::SkipEmptyParts)) {
        const QByteArray from = QByteArray::fromHex(word.section(u'=', 0, 0).toLatin1());
        const QByteArray to = QByteArray::fromHex(word.section(u'=', 1).toLatin1());
        if (from.size() != 1 || to.isEmpty()) {
            return failure("no escape: " + word.toStdString());
        }
        receiver.m_escapes[to] = from[0];
    }
    const auto has = [&](const QString& name) {
        return std::ranges::find(receiver.m_fields, name, &Field::name) != receiver.m_fields.end();
    };
    if (!has(u"text"_s) && !has(u"number"_s)) {
        return failure(std::string("--frame needs {text} or {number}"));
    }
    const Field& last = receiver.m_fields.back();
    if (has(u"text"_s) && !has(u"length"_s) && !receiver.m_isPadded && !last.name.isEmpty()) {
        return failure(std::string("nothing in --frame tells where the text ends"));
    }
    return receiver;
}

std::optional<int> PanelReceiver::widthOf(const Field& field)
{
    if (field.name == u"text") {
        return std::nullopt;
    }
    if (field.name.startsWith(u"crc16-") || field.form.startsWith(u"u16")) {
        return 2;
    }
    if (field.form.startsWith(u"digits")) {
        return field.form.right(1).toInt();
    }
    return 1;
}

QString PanelReceiver::wordsOf(const QByteArray& bytes) const
{
    const text::Converter converter("UTF-8", m_codec.constData());
    const auto utf8 = converter.convert(bytes.toStdString());
    return utf8 ? QString::fromStdString(*utf8).trimmed() : u"□"_s;
}

/// On its way through what was heard, supposing so many bytes of text.
struct PanelReceiver::Walk
{
    const PanelReceiver& panel;
    qsizetype textBytes = 0;
    qsizetype at = 0;
    QByteArray meant{}; ///< without escapes
    bool isShort = false;
    bool isWrong = false;
    PanelMessage message{};
    int length = -1;
    std::map<QString, qsizetype> marks{};
    std::optional<std::pair<Field, QByteArray>> check{};
    qsizetype checkFrom = 0;

    /// The next byte where an escape begins; false where none does.
    [[nodiscard]] bool undoEscape()
    {
        const auto found = std::ranges::find_if(panel.m_escapes, [this](const auto& escape) {
            return escape.first.startsWith(panel.m_bytes.mid(at, escape.first.size()));
        });
        if (found == panel.m_escapes.end()) {
            return false;
        }
        isShort = panel.m_bytes.size() - at < found->first.size();
        at += found->first.size();
        meant += found->second;
        return true;
    }

    /// Escapes are undone in what differs.
    [[nodiscard]] QByteArray take(qsizetype count, bool isFixed)
    {
        const qsizetype from = meant.size();
        while (meant.size() - from < count && !isShort) {
            if (at >= panel.m_bytes.size()) {
                isShort = true;
            } else if (isFixed || !undoEscape()) {
                meant += panel.m_bytes[at++];
            }
        }
        return meant.mid(from);
    }

    void meet(const Field& field)
    {
        if (!field.name.isEmpty() && u"[]()"_s.contains(field.name)) {
            marks[field.name] = meant.size();
            return;
        }
        const qsizetype from = meant.size();
        const QByteArray bytes =
            take(widthOf(field).value_or(static_cast<int>(textBytes)), field.name.isEmpty());
        isWrong = field.name.isEmpty() && !bytes.isEmpty() && bytes[0] != field.byte;
        if (!isWrong && !isShort) {
            understand(field, bytes, from);
        }
    }

    void understand(const Field& field, const QByteArray& bytes, qsizetype from)
    {
        if (field.name == u"address") {
            message.address = numberIn(bytes, field.form);
        } else if (field.name == u"length") {
            length = numberIn(bytes, field.form);
        } else if (field.name == u"text") {
            message.words = panel.wordsOf(bytes);
        } else if (field.name == u"number") {
            message.words = QString::number(numberIn(bytes, field.form));
        } else if (isCheck(field.name)) {
            check = {field, bytes};
            checkFrom = from;
        }
    }

    /// From one mark to the other, or what is counted without them.
    [[nodiscard]] QByteArray between(const QString& begin, const QString& end, QByteArray without)
    {
        return marks.contains(begin) ? meant.mid(marks[begin], marks[end] - marks[begin])
                                     : std::move(without);
    }

    [[nodiscard]] bool addsUp()
    {
        const QByteArray text(textBytes, ' ');
        if (length >= 0 && between(u"("_s, u")"_s, text).size() != length) {
            return false;
        }
        const QByteArray checked = between(u"["_s, u"]"_s, meant.left(checkFrom));
        return !check || isRight(check->first.name, check->first.form, check->second, checked);
    }
};

/// Whether what was heard is a frame with so many bytes of text.
PanelReceiver::Match PanelReceiver::match(qsizetype textBytes) const
{
    Walk walk{.panel = *this, .textBytes = textBytes};
    for (const Field& field : m_fields) {
        walk.meet(field);
        if (walk.isWrong || walk.isShort) {
            return {.fit = walk.isWrong ? Fit::No : Fit::Unfinished, .message = {}};
        }
    }
    return walk.addsUp() ? Match{.fit = Fit::Yes, .message = walk.message, .bytes = walk.at}
                         : Match{};
}

/// The shortest text that makes a frame of what was heard.
PanelReceiver::Match PanelReceiver::matchAny() const
{
    Match unfinished;
    for (qsizetype bytes = m_isPadded ? m_textBytes : 0; bytes <= m_textBytes; bytes++) {
        Match found = match(bytes);
        if (found.fit == Fit::Yes) {
            return found;
        }
        if (found.fit == Fit::Unfinished) {
            unfinished = found;
        }
    }
    return unfinished;
}

std::optional<PanelMessage> PanelReceiver::take(char byte)
{
    m_bytes += byte;
    while (!m_bytes.isEmpty()) {
        const Match found = matchAny();
        if (found.fit == Fit::Yes) {
            m_bytes.remove(0, found.bytes);
            return found.message;
        }
        if (found.fit == Fit::Unfinished && m_bytes.size() < frameBytesMax) {
            return std::nullopt;
        }
        m_bytes.remove(0, 1);
        m_stray++;
    }
    return std::nullopt;
}

QByteArray PanelReceiver::answer(int address) const
{
    QByteArray bytes;
    for (const Field& field : m_answer) {
        const auto value = static_cast<unsigned>(address);
        if (field.name == u"address" && field.form.startsWith(u"digits")) {
            bytes += QByteArray::number(address).rightJustified(widthOf(field).value_or(2), '0');
        } else if (field.name == u"address" && field.form == u"bcd") {
            bytes += static_cast<char>(value / 10 * 16 + value % 10);
        } else if (field.name == u"address" && field.form == u"u16be") {
            bytes += static_cast<char>(value >> 8U);
            bytes += static_cast<char>(value & 0xFFU);
        } else if (field.name == u"address") {
            bytes += static_cast<char>(value & 0xFFU);
            bytes += field.form == u"u16le" ? QByteArray(1, static_cast<char>(value >> 8U))
                                            : QByteArray();
        } else {
            bytes += field.byte; // ??: any
        }
    }
    return bytes;
}

} // namespace hall::emulator
