// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/paced_wire.h"
#include "drivers/emulator/printer_faults.h"
#include "drivers/emulator/printer_interpreter.h"
#include "drivers/emulator/printer_sensors.h"
#include "drivers/port/timers.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>

#include <array>
#include <string>
#include <vector>

namespace hall::emulator {

/// A thermal printer in software, from the printers' manuals: bytes come in at the line's pace,
/// real-time commands are obeyed on arrival, the rest goes through a receive buffer and takes the
/// time that printing takes. It stops at paper end, open cover, jammed cutter and hot head, and
/// goes on with what it holds when that is over.
class EmulatedPrinter : public QObject
{
    Q_OBJECT

public:
    using Paper = PrinterSensors::Paper;

    static constexpr qsizetype bufferBytes = 4096; // what comes when it is full is lost
    static constexpr int rowsPerSecond = 1200;     // 150 mm
    static constexpr port::milliseconds stallLasts{5000};

    EmulatedPrinter(port::Timers& timers,
                    int baud,
                    std::vector<PrinterFault> faults,
                    const PrinterModel& model = {},
                    QObject* parent = nullptr);

    void receive(const QByteArray& bytes);

    void setPaper(Paper paper);
    void setCoverOpen(bool isOpen);
    void setCutterJammed(bool isJammed);
    void setHeadHot(bool isHot);
    void powerCycle();

    /// A fault whose bytes are counted from now on.
    void start(PrinterFault fault);

    /// Those that last and those to come; paper, cover, cutter and head stay as they are.
    void endFaults();

    /// What was on the wire and hadn't arrived is gone.
    void dropWire();

    [[nodiscard]] int errors() const
    {
        return m_errors;
    }

    /// What hangs out of the printer, not cut.
    [[nodiscard]] Page look() const
    {
        return m_interpreter.roll().look();
    }

signals:
    void replied(const QByteArray& bytes);
    void arrived(const QByteArray& bytes);

    /// A paper with something on it was cut off.
    void pageCut(const hall::emulator::Page& page);

    /// For events.jsonl: {"event": …}
    void happened(const QJsonObject& event);

    /// The fault of that name: whoever holds the cable pulls it.
    void unplugged();

private:
    void hear(const QByteArray& bytes);
    void arrive(char byte);
    void obeyRealTime(const QByteArray& command);
    void recover(int n);
    void work();
    void carryOut(const Effect& effect, const QByteArray& command);
    void cut();
    void tear();
    void takePaper(const QString& how);
    void reply(const QByteArray& bytes);
    void stateChanged();
    void faultsAt(std::uint64_t bytes);
    void begin(PrinterFault::Kind kind);
    void note(const QString& event, QJsonObject details = {});
    void error(const QString& what, const QByteArray& bytes);

    port::Timers& m_timers;
    std::vector<PrinterFault> m_faults;
    PrinterModel m_model;
    PrinterInterpreter m_interpreter;
    PacedWire m_wire;
    port::Alarm m_workAlarm;
    port::Alarm m_startAlarm;
    port::Alarm m_tearAlarm; // without a cutter, somebody comes and takes the paper

    port::milliseconds m_offUntil{0};
    QByteArray m_recent; // the last three bytes, for real-time commands
    QByteArray m_buffer;
    std::uint64_t m_received = 0;
    int m_rowsOwed = 0; // of the millisecond that is not full yet

    PrinterSensors m_sensors;
    int m_autoMask = 0;
    QByteArray m_autoSent;
    int m_errors = 0;
    int m_pages = 0;

    bool m_isMute = false;
    bool m_losesNext = false;
    bool m_doubles = false;
    bool m_interrupts = false;
    bool m_ignoresProcessId = false;
    port::milliseconds m_replyDelay{0};
};

} // namespace hall::emulator
