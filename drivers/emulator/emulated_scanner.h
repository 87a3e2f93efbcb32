// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/timers.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>

#include <random>

namespace hall::emulator {

/// A code scanner in software, a GM65 module by its manual: sends what it reads at the line's pace,
/// and acknowledges a trigger.
class EmulatedScanner : public QObject
{
    Q_OBJECT

public:
    struct Setup
    {
        int baud = 9600;
        QByteArray ending = "\r";
    };

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

    static constexpr port::milliseconds splitPause{20};

signals:
    void replied(const QByteArray& bytes);
    void arrived(const QByteArray& bytes);

    /// For events.jsonl: {"event": …}
    void happened(const QJsonObject& event);

private:
    void tick();

    Setup m_setup;
    port::Alarm m_alarm;
    QByteArray m_wire;
    QByteArray m_heard; // the end of what the host said
    int m_split = 0;
    qsizetype m_credit = 0; // bits of time that no byte used yet, in thousandths
    std::mt19937 m_random;  // the same noise in each run
};

} // namespace hall::emulator
