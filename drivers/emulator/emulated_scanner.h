// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/scanner_faults.h"
#include "drivers/port/timers.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>

#include <random>
#include <set>
#include <vector>

namespace hall::emulator {

/// A code scanner in software: sends what it reads at the line's pace, and takes the triggers of
/// its maker's manual. One that is set up for them reads only while it is told to look: a code that
/// is held before it earlier is read then.
class EmulatedScanner : public QObject
{
    Q_OBJECT

public:
    enum class Model { Gm65, Newland, Honeywell };

    struct Setup
    {
        int baud = 9600;
        QByteArray ending = "\r";
        Model model = Model::Gm65;
        bool isTriggered = false; // else it looks all the time
        std::vector<ScannerFault> faults{};
    };

    static constexpr port::milliseconds looksFor{5000}; ///< after a trigger

    EmulatedScanner(port::Timers& timers, Setup setup, QObject* parent = nullptr);

    /// What the host says.
    void receive(const QByteArray& bytes);

    /// The bytes of a symbol came before the lens.
    void scan(const QByteArray& symbol);

    /// As they are, without an ending.
    void sendBytes(const QByteArray& bytes);
    void sendNoise(int count);

    /// From now on in pieces of so many bytes with a pause between them; 0: at the line's pace.
    void setSplit(int bytes);

    /// What was on the wire and hadn't arrived is gone.
    void dropWire();

    void start(const ScannerFault& fault);
    void endFaults();

    static constexpr port::milliseconds splitPause{20};

signals:
    void replied(const QByteArray& bytes);
    void arrived(const QByteArray& bytes);
    void unplugged();

    /// For events.jsonl: {"event": …}
    void happened(const QJsonObject& event);

private:
    void tick();
    void triggered(bool on);
    void send(const QByteArray& bytes);
    void faultsAt(std::uint64_t bytes);

    [[nodiscard]] bool has(ScannerFault::Kind kind) const
    {
        return m_faults.contains(kind);
    }

    port::Timers& m_timers;
    Setup m_setup;
    port::Alarm m_alarm;
    port::Alarm m_looking; // set: it was told to look
    QByteArray m_held;     // a symbol that it doesn't look at yet
    std::set<ScannerFault::Kind> m_faults;
    std::uint64_t m_sent = 0;
    QByteArray m_wire;
    QByteArray m_heard; // the end of what the host said
    int m_split = 0;
    port::milliseconds m_since{0}; // the wire has been in use
    qsizetype m_done = 0;          // bytes since m_since
    std::mt19937 m_random;         // the same noise in each run
};

} // namespace hall::emulator
