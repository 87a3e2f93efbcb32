// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/id_card_faults.h"
#include "drivers/emulator/paced_wire.h"
#include "drivers/port/timers.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>

#include <optional>
#include <set>
#include <vector>

namespace hall::emulator {

/// An ID-card reader in software, from the document of its protocol (GA 467): answers find, select
/// and read at the line's pace, and takes them in that order alone.
class EmulatedIdCard : public QObject
{
    Q_OBJECT

public:
    struct Setup
    {
        int baud = 115200; ///< 0: a socket, which has no pace
        std::vector<IdCardFault> faults{};
    };

    static constexpr port::milliseconds thinks{20};
    static constexpr port::milliseconds readsFor{600}; ///< the talk of reader and card

    EmulatedIdCard(port::Timers& timers, Setup setup, QObject* parent = nullptr);

    /// What the host says.
    void receive(const QByteArray& bytes);

    /// Lays on a card with these 256 bytes, in place of another.
    void present(const QByteArray& text);
    void lift();

    [[nodiscard]] bool hasCard() const
    {
        return m_text.has_value();
    }

    void start(const IdCardFault& fault);
    void endFaults();

    /// What was on the wire and hadn't arrived is gone.
    void dropWire();

    /// Requests that are none.
    [[nodiscard]] int errors() const
    {
        return m_errors;
    }

signals:
    void replied(const QByteArray& bytes);
    void arrived(const QByteArray& bytes);

    /// For events.jsonl: {"event": …}
    void happened(const QJsonObject& event);

    /// The fault of that name: whoever holds the cable pulls it.
    void unplugged();

private:
    enum class Step { Laid, Found, Selected, Read };

    void obey(const QByteArray& frame);
    [[nodiscard]] QByteArray answerTo(int command);
    [[nodiscard]] QByteArray find();
    [[nodiscard]] QByteArray select();
    [[nodiscard]] QByteArray readText();
    void say(const QByteArray& frame, port::milliseconds after);
    void speak();
    [[nodiscard]] QByteArray spoilt(QByteArray frame) const;
    void faultsAt(std::uint64_t bytes);
    void note(const QString& event, QJsonObject details = {});

    [[nodiscard]] bool suffers(IdCardFault::Kind kind) const
    {
        return m_faults.contains(kind);
    }

    Setup m_setup;
    PacedWire m_wire;
    port::Alarm m_think;
    port::Alarm m_split;
    QByteArray m_heard;  ///< the end of what the host said
    QByteArray m_answer; ///< thought out, not said yet
    QByteArray m_unsaid; ///< of an answer that comes in single bytes
    std::optional<QByteArray> m_text;
    Step m_step = Step::Laid;
    std::set<IdCardFault::Kind> m_faults;
    port::milliseconds m_delay{0};
    std::uint64_t m_received = 0;
    int m_errors = 0;
};

} // namespace hall::emulator
