// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/common_words.h"
#include "drivers/emulator/emulated_id_card.h"

#include <QObject>

namespace hall::emulator {

/// What becomes of the cards on a reader, as words, a line each: present CARD, lift, and the common
/// ones. CARD is A, B, C, D, or a resident's number with a name behind it or without.
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

    EmulatedIdCard& m_reader;
    CommonWords m_common;
};

} // namespace hall::emulator
