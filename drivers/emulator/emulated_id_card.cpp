// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/emulated_id_card.h"

#include "drivers/emulator/faults.h"

#include <numeric>

namespace hall::emulator {

using namespace Qt::StringLiterals;
using Kind = IdCardFault::Kind;

namespace {

constexpr qsizetype requestBytes = 10;
constexpr qsizetype photoBytes = 1024;
constexpr port::milliseconds splitPause{1};

// The status words of the document.
constexpr const char* cardFound = "00 00 9F 00 00 00 00";
constexpr const char* noCard = "00 00 80";
constexpr const char* selected = "00 00 90 00 00 00 00 00 00 00 00";
constexpr const char* selectFailed = "00 00 81";
constexpr const char* readFailed = "00 00 41";
constexpr const char* done = "00 00 90";
constexpr const char* empty = "00 00 91";
constexpr const char* wrongChecksum = "00 00 10";
constexpr const char* wrongLength = "00 00 11";
constexpr const char* unknownCommand = "00 00 21";
constexpr const char* notAuthorised = "00 00 66";
constexpr const char* samId = "00 00 90 05 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00";

const QByteArray& syncBytes()
{
    static const QByteArray bytes = QByteArray::fromHex("AA AA AA 96 69");
    return bytes;
}

char exclusiveOr(const QByteArray& bytes)
{
    return std::accumulate(bytes.begin(), bytes.end(), '\0', [](char sum, char byte) {
        return static_cast<char>(sum ^ byte);
    });
}

QByteArray framed(const QByteArray& body)
{
    const auto length = static_cast<quint16>(body.size() + 1);
    QByteArray counted;
    counted += static_cast<char>(length >> 8U);
    counted += static_cast<char>(length & 0xFFU);
    counted += body;
    return syncBytes() + counted + exclusiveOr(counted);
}

QByteArray says(const char* hex)
{
    return framed(QByteArray::fromHex(hex));
}

QByteArray photo()
{
    QByteArray bytes(photoBytes, '\0');
    std::iota(bytes.begin(), bytes.end(), '\0');
    return bytes;
}

} // namespace

EmulatedIdCard::EmulatedIdCard(port::Timers& timers, Setup setup, QObject* parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_wire(timers, m_setup.baud, [this](const QByteArray& bytes) { emit replied(bytes); })
    , m_think(timers)
    , m_split(timers)
{
    for (IdCardFault& fault : m_setup.faults) {
        if (fault.kind == Kind::SlowReply) {
            m_delay = port::milliseconds(static_cast<std::int64_t>(fault.when));
            fault.when = 0;
        }
    }
}

void EmulatedIdCard::receive(const QByteArray& bytes)
{
    emit arrived(bytes);
    m_received += static_cast<std::uint64_t>(bytes.size());
    m_heard += bytes;
    faultsAt(m_received);
    qsizetype at = m_heard.indexOf(syncBytes());
    while (at >= 0 && m_heard.size() - at >= requestBytes) {
        obey(m_heard.mid(at + syncBytes().size(), requestBytes - syncBytes().size()));
        m_heard.remove(0, at + requestBytes);
        at = m_heard.indexOf(syncBytes());
    }
    m_heard = m_heard.right(requestBytes - 1);
}

void EmulatedIdCard::present(const QByteArray& text)
{
    m_text = text;
    m_step = Step::Laid;
    note(u"laid"_s);
}

void EmulatedIdCard::lift()
{
    m_text.reset();
    note(u"lifted"_s);
}

void EmulatedIdCard::start(const IdCardFault& fault)
{
    if (fault.kind == Kind::Unplug) {
        emit unplugged();
        return;
    }
    if (fault.kind == Kind::SlowReply && fault.when > 0) {
        m_delay = port::milliseconds(static_cast<std::int64_t>(fault.when));
    }
    m_faults.insert(fault.kind);
}

void EmulatedIdCard::endFaults()
{
    m_faults.clear();
    m_delay = port::milliseconds{0};
}

void EmulatedIdCard::dropWire()
{
    m_wire.drop();
    m_think.stop();
    m_split.stop();
    m_heard.clear();
    m_answer.clear();
    m_unsaid.clear();
    m_step = Step::Laid; // It gets its current through the cable.
}

/// Length, command, parameter and checksum of a request.
void EmulatedIdCard::obey(const QByteArray& frame)
{
    const int command = frame.mid(2, 2).toHex().toInt(nullptr, 16);
    note(u"asked"_s, {{u"command"_s, QString::fromLatin1(frame.mid(2, 2).toHex(' '))}});
    if (suffers(Kind::NoReply)) {
        return;
    }
    QByteArray answer;
    if (exclusiveOr(frame) != 0) {
        ++m_errors;
        answer = says(wrongChecksum);
    } else if (frame[0] != 0 || frame[1] != 3) {
        ++m_errors;
        answer = says(wrongLength);
    } else {
        answer = suffers(Kind::OutOfService) ? says(notAuthorised) : answerTo(command);
    }
    const bool isText = answer.size() > photoBytes;
    say(spoilt(std::move(answer)), (isText ? readsFor : thinks) + m_delay);
}

QByteArray EmulatedIdCard::answerTo(int command)
{
    switch (command) {
    case 0x10FF:
    case 0x11FF:
    case 0x6000:
    case 0x6001:
    case 0x6002:
    case 0x6003:
    case 0x6004:
        return says(done);
    case 0x12FF:
        return says(samId);
    case 0x2001:
        return find();
    case 0x2002:
        return select();
    case 0x3001:
        return readText();
    case 0x3003:
    case 0x3005:
        return says(m_text && m_step == Step::Read ? empty : readFailed);
    default:
        ++m_errors;
        return says(unknownCommand);
    }
}

QByteArray EmulatedIdCard::find()
{
    // Most readers don't find a card again that they have read, until it was lifted.
    if (!m_text || (m_step == Step::Read && !suffers(Kind::FindsAgain))) {
        return says(noCard);
    }
    m_step = Step::Found;
    return says(cardFound);
}

QByteArray EmulatedIdCard::select()
{
    if (!m_text || m_step != Step::Found) {
        return says(selectFailed);
    }
    m_step = Step::Selected;
    if (m_faults.erase(Kind::Lifted) > 0) {
        lift();
    }
    return says(selected);
}

QByteArray EmulatedIdCard::readText()
{
    if (!m_text || m_step != Step::Selected || suffers(Kind::ReadFailed)) {
        m_step = Step::Laid;
        return says(readFailed);
    }
    m_step = Step::Read;
    note(u"read"_s);
    return framed(QByteArray::fromHex("00 00 90 01 00 04 00") + *m_text + photo());
}

QByteArray EmulatedIdCard::spoilt(QByteArray frame) const
{
    const bool isText = frame.size() > photoBytes;
    if (isText && suffers(Kind::WrongChecksum)) {
        frame.back() = static_cast<char>(frame.back() ^ 0x5A);
    }
    if (isText && suffers(Kind::Truncated)) {
        frame.truncate(frame.size() / 2);
    }
    if (suffers(Kind::DoubleReply)) {
        frame += frame;
    }
    if (suffers(Kind::Noise)) {
        frame.prepend(QByteArray::fromHex("00 FF AA AA 96 AA"));
    }
    return frame;
}

void EmulatedIdCard::say(const QByteArray& frame, port::milliseconds after)
{
    m_answer = frame;
    m_think.set(after, [this] {
        const QByteArray answer = std::exchange(m_answer, {});
        if (!suffers(Kind::SplitReply)) {
            m_wire.send(answer);
            return;
        }
        m_unsaid = answer;
        speak();
    });
}

void EmulatedIdCard::speak()
{
    const QByteArray byte = m_unsaid.left(1);
    m_unsaid.remove(0, 1);
    if (!m_unsaid.isEmpty()) {
        m_split.set(splitPause, [this] { speak(); });
    }
    emit replied(byte);
}

void EmulatedIdCard::faultsAt(std::uint64_t bytes)
{
    for (const Kind kind : takeDue(m_setup.faults, bytes)) {
        start({.kind = kind});
    }
}

void EmulatedIdCard::note(const QString& event, QJsonObject details)
{
    details.insert(u"event"_s, event);
    emit happened(details);
}

} // namespace hall::emulator
