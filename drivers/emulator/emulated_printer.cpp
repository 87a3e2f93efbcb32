// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/emulated_printer.h"

#include "drivers/emulator/faults.h"
#include "drivers/emulator/printer_commands.h"

#include <QPointer>

#include <algorithm>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

constexpr port::milliseconds startUp{3000}; // from power on; what comes before is lost
constexpr port::milliseconds tornAfter{1500};

std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

EmulatedPrinter::EmulatedPrinter(port::Timers& timers,
                                 int baud,
                                 std::vector<PrinterFault> faults,
                                 const PrinterModel& model,
                                 QObject* parent)
    : QObject(parent)
    , m_timers(timers)
    , m_model(model)
    , m_interpreter(model)
    , m_wire(timers, baud, [this](const QByteArray& bytes) { hear(bytes); })
    , m_workAlarm(timers)
    , m_startAlarm(timers)
    , m_tearAlarm(timers)
    , m_sensors{.hasNearEnd = model.hasNearEnd}
{
    // Not before somebody listens.
    m_startAlarm.set(port::milliseconds{0}, [this, faults = std::move(faults)] {
        std::ranges::for_each(faults, [this](const PrinterFault& fault) { start(fault); });
    });
}

void EmulatedPrinter::receive(const QByteArray& bytes)
{
    m_wire.send(bytes);
}

void EmulatedPrinter::hear(const QByteArray& bytes)
{
    if (!bytes.isEmpty()) {
        emit arrived(bytes);
    }
    for (const char byte : bytes) {
        arrive(byte);
    }
    if (!m_workAlarm.isSet()) {
        work();
    }
}

void EmulatedPrinter::arrive(char byte)
{
    m_received++;
    if (m_timers.now() < m_offUntil) {
        return;
    }
    // A picture larger than the buffer is taken in while it comes, unless printing or trouble holds
    // it up.
    const bool isHeldUp = m_sensors.isStopped() || m_workAlarm.isSet();
    if (m_buffer.size() < bufferBytes || !isHeldUp) {
        m_buffer += byte;
    } else {
        note(u"overrun"_s);
    }
    m_recent = (m_recent + byte).right(3);
    if (realTimeLength(viewOf(m_recent)) > 0) {
        obeyRealTime(m_recent);
        m_recent.clear();
    }
    faultsAt(m_received);
}

void EmulatedPrinter::obeyRealTime(const QByteArray& command)
{
    const int n = static_cast<unsigned char>(command[2]);
    if (command[1] == '\x04') {
        reply(QByteArray(1, m_sensors.status(n)));
    } else {
        recover(n);
    }
}

/// DLE ENQ: 1 goes on where the error happened, 2 forgets what it holds.
void EmulatedPrinter::recover(int n)
{
    if (!m_sensors.isStopped()) {
        return;
    }
    note(u"recover"_s, {{u"n"_s, n}, {u"dropped"_s, n == 2 ? m_buffer.size() : 0}});
    if (n == 2) {
        m_buffer.clear();
        m_interpreter.roll().clearLine();
    }
    if (!m_sensors.cutterJammed) {
        m_sensors.cutterError = false;
    }
    stateChanged();
}

/// Carries out what the buffer holds until printing takes time or something stops it.
void EmulatedPrinter::work()
{
    while (!m_buffer.isEmpty() && !m_sensors.isStopped() && !m_workAlarm.isSet()) {
        const std::size_t length = commandLength(viewOf(m_buffer), m_interpreter.isChinese());
        if (length == commandIncomplete) {
            return;
        }
        if (length == commandUnknown) {
            error(u"unknown command"_s, m_buffer.left(4));
            m_buffer.remove(0, 1);
            continue;
        }
        const QByteArray command = m_buffer.left(static_cast<qsizetype>(length));
        m_buffer.remove(0, command.size());
        carryOut(m_interpreter.run(viewOf(command)), command);
    }
}

void EmulatedPrinter::carryOut(const Effect& effect, const QByteArray& command)
{
    if (!effect.error.isEmpty()) {
        error(effect.error, command.left(8));
    }
    if (effect.isCut) {
        cut();
    }
    if (effect.isReset) {
        m_autoMask = 0;
    }
    if (effect.rowsFed > 0 && !m_model.hasCutter) {
        m_tearAlarm.set(tornAfter, [this] { tear(); });
    }
    if (effect.autoStatus) {
        m_autoMask = *effect.autoStatus;
        m_autoSent.clear();
        stateChanged();
    }
    if (effect.queuedStatus == 1) {
        reply(QByteArray(1, m_sensors.isNearEnd() ? '\x03' : '\x00'));
    } else if (effect.queuedStatus == 2) {
        reply(QByteArray(1, '\x00'));
    }
    if (!effect.processId.isEmpty() && !m_ignoresProcessId) {
        reply("\x37\x22" + effect.processId + '\0');
    }
    m_rowsOwed += effect.rowsFed;
    const int busy = m_rowsOwed * 1000 / rowsPerSecond;
    if (busy > 0) {
        m_rowsOwed -= busy * rowsPerSecond / 1000;
        m_workAlarm.set(port::milliseconds(busy), [this] { work(); });
    }
}

void EmulatedPrinter::cut()
{
    if (m_sensors.cutterJammed) {
        m_sensors.cutterError = true;
        stateChanged();
        return;
    }
    takePaper(u"cut"_s);
}

/// Whoever waits for a paper sees that there is more to come.
void EmulatedPrinter::tear()
{
    if (m_buffer.isEmpty() || m_sensors.isStopped()) {
        takePaper(u"torn"_s);
    } else {
        m_tearAlarm.set(tornAfter, [this] { tear(); });
    }
}

void EmulatedPrinter::takePaper(const QString& how)
{
    const Page page = m_interpreter.roll().cut();
    m_pages += page.isBlank ? 0 : 1;
    note(how,
         {{u"page"_s, page.isBlank ? 0 : m_pages},
          {u"rows"_s, page.image.height()},
          {u"text"_s, page.text}});
    if (!page.isBlank) {
        emit pageCut(page);
    }
}

void EmulatedPrinter::reply(const QByteArray& bytes)
{
    if (m_isMute || std::exchange(m_losesNext, false)) {
        return;
    }
    QByteArray all = m_doubles ? bytes + bytes : bytes;
    if (bytes.size() > 1 && std::exchange(m_interrupts, false)) {
        all.insert(1, m_sensors.autoStatus());
    }
    note(u"reply"_s, {{u"bytes"_s, QString::fromLatin1(all.toHex(' '))}});
    if (m_replyDelay.count() == 0) {
        emit replied(all);
        return;
    }
    m_timers.after(m_replyDelay, [self = QPointer<EmulatedPrinter>(this), all] {
        if (self != nullptr) {
            emit self->replied(all);
        }
    });
}

void EmulatedPrinter::stateChanged()
{
    if (m_autoMask != 0 && m_autoSent != m_sensors.autoStatus()) {
        m_autoSent = m_sensors.autoStatus();
        reply(m_autoSent);
    }
    if (!m_sensors.isStopped() && !m_workAlarm.isSet()) {
        m_workAlarm.set(port::milliseconds{1}, [this] { work(); });
    }
}

void EmulatedPrinter::setPaper(Paper paper)
{
    m_sensors.paper = paper;
    note(u"paper"_s,
         {{u"state"_s,
           paper == Paper::Ok    ? u"ok"_s
           : paper == Paper::Out ? u"out"_s
                                 : u"near"_s}});
    stateChanged();
}

void EmulatedPrinter::setCoverOpen(bool isOpen)
{
    m_sensors.coverOpen = isOpen;
    note(u"cover"_s, {{u"open"_s, isOpen}});
    stateChanged();
}

void EmulatedPrinter::setCutterJammed(bool isJammed)
{
    m_sensors.cutterJammed = isJammed;
    note(u"cutter"_s, {{u"jammed"_s, isJammed}});
}

void EmulatedPrinter::setHeadHot(bool isHot)
{
    m_sensors.headHot = isHot;
    note(u"head"_s, {{u"hot"_s, isHot}});
    stateChanged();
}

void EmulatedPrinter::powerCycle()
{
    note(u"power"_s);
    m_buffer.clear();
    m_workAlarm.stop();
    m_interpreter.reset();
    m_sensors.cutterError = false;
    m_autoMask = 0;
    m_offUntil = m_timers.now() + startUp;
}

void EmulatedPrinter::dropWire()
{
    m_wire.drop();
}

void EmulatedPrinter::start(PrinterFault fault)
{
    if (fault.kind == PrinterFault::Kind::SlowReply) {
        m_replyDelay = port::milliseconds{static_cast<std::int64_t>(fault.when)};
        return;
    }
    fault.when += m_received;
    m_faults.push_back(fault);
    faultsAt(m_received);
}

void EmulatedPrinter::endFaults()
{
    m_faults.clear();
    m_isMute = false;
    m_losesNext = false;
    m_doubles = false;
    m_interrupts = false;
    m_ignoresProcessId = false;
    m_replyDelay = port::milliseconds{0};
}

void EmulatedPrinter::faultsAt(std::uint64_t bytes)
{
    for (const PrinterFault::Kind kind : takeDue(m_faults, bytes)) {
        begin(kind);
    }
}

void EmulatedPrinter::begin(PrinterFault::Kind kind)
{
    using Kind = PrinterFault::Kind;
    switch (kind) {
    case Kind::PaperEnd:
        setPaper(Paper::Out);
        break;
    case Kind::PaperNearEnd:
        setPaper(Paper::NearEnd);
        break;
    case Kind::CoverOpen:
        setCoverOpen(true);
        break;
    case Kind::CutterJam:
        setCutterJammed(true);
        break;
    case Kind::HeadHot:
        setHeadHot(true);
        break;
    case Kind::PowerCycle:
        powerCycle();
        break;
    case Kind::Unplug:
        note(u"unplug"_s);
        dropWire();
        emit unplugged();
        break;
    case Kind::Noise:
        emit replied(QByteArray("\x00\xFF", 2));
        break;
    case Kind::NoReply:
        m_isMute = true;
        break;
    case Kind::LostReply:
        m_losesNext = true;
        break;
    case Kind::DoubleReply:
        m_doubles = true;
        break;
    case Kind::NoProcessId:
        m_ignoresProcessId = true;
        break;
    case Kind::Stall:
        m_workAlarm.set(stallLasts, [this] { work(); });
        break;
    case Kind::BufferFull:
        emit replied("\x13");
        m_workAlarm.set(stallLasts, [this] {
            emit replied("\x11");
            work();
        });
        break;
    case Kind::AsbInReply:
        m_interrupts = true;
        break;
    case Kind::SlowReply: // from the start
        break;
    }
}

void EmulatedPrinter::note(const QString& event, QJsonObject details)
{
    details.insert(u"event"_s, event);
    details.insert(u"at_ms"_s, static_cast<qint64>(m_timers.now().count()));
    details.insert(u"received"_s, static_cast<qint64>(m_received));
    emit happened(details);
}

void EmulatedPrinter::error(const QString& what, const QByteArray& bytes)
{
    m_errors++;
    note(u"error"_s, {{u"what"_s, what}, {u"bytes"_s, QString::fromLatin1(bytes.toHex(' '))}});
}

} // namespace hall::emulator
