// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/pad_faults.h"
#include "drivers/port/timers.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>

#include <random>
#include <set>
#include <vector>

namespace hall::emulator {

/// Keys in software: a USB keypad or a wedge scanner, whose records come over a pseudo-terminal in
/// place of the kernel's device, or the pads of a serial line.
class EmulatedPad : public QObject
{
    Q_OBJECT

public:
    struct Setup
    {
        QString frame{}; ///< of a serial one; empty: a keyboard
        std::vector<PadFault> faults{};
    };

    static constexpr port::milliseconds typesEvery{8};
    static constexpr port::milliseconds bouncesEvery{10};
    static constexpr port::milliseconds splitsEvery{1};

    EmulatedPad(port::Timers& timers, Setup setup, QObject* parent = nullptr);

    [[nodiscard]] bool isKeyboard() const
    {
        return m_setup.frame.isEmpty();
    }

    /// Hosts say nothing to a pad; it is kept all the same.
    void receive(const QByteArray& bytes);

    /// By the kernel's code of the key, or the byte in the frame.
    void press(quint16 key, quint8 address = 1);
    /// As a wedge scanner does, with Enter after it. False: there is no key for it.
    [[nodiscard]] bool type(const QString& text);

    void start(const PadFault& fault);
    void endFaults();

    /// What was to be sent is gone.
    void dropWire();

signals:
    void replied(const QByteArray& bytes);
    void arrived(const QByteArray& bytes);
    void unplugged();

    /// For events.jsonl: {"event": …}. Which keys isn't in it.
    void happened(const QJsonObject& event);

private:
    struct Piece
    {
        QByteArray bytes;
        port::milliseconds pause{0}; ///< before it
    };

    [[nodiscard]] bool has(PadFault::Kind kind) const
    {
        return m_faults.contains(kind);
    }

    void pressKey(quint16 key, bool shift, port::milliseconds pause);
    void pressOnLine(quint16 key, quint8 address);
    void queue(const QByteArray& bytes, port::milliseconds pause);
    void sendNext();
    void send(const QByteArray& bytes);
    void faultsAt(std::uint64_t bytes);

    Setup m_setup;
    port::Alarm m_alarm;
    std::vector<Piece> m_pieces;
    std::set<PadFault::Kind> m_faults;
    std::uint64_t m_sent = 0;
    std::mt19937 m_random; // the same noise in each run
};

} // namespace hall::emulator
