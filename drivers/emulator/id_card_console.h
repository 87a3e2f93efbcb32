// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/cable.h"
#include "drivers/emulator/emulated_id_card.h"

#include <QObject>

namespace hall::emulator {

/// What becomes of the cards on a reader, as words, a line each: present CARD, lift, fault NAME,
/// faults off, unplug, plug, quit. CARD is A, B, C, D, or a resident's number with a name behind it
/// or without.
class IdCardConsole : public QObject
{
    Q_OBJECT

public:
    IdCardConsole(EmulatedIdCard& reader, DeviceLink& link, QObject* parent = nullptr);

    /// The line to answer with; begins with "ok" or "error".
    QString run(const QString& line);

signals:
    void quitAsked();

private:
    QString present(const QString& card);
    QString lift();
    QString fault(const QString& name);
    QString unplug();

    EmulatedIdCard& m_reader;
    Cable m_cable;
};

} // namespace hall::emulator
