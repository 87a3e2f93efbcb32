// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

namespace hall::scanner {

enum class ScannerState {
    Closed,
    Opening, // for the first time; nothing is known yet
    Ready,
    Noise,     // what comes is no text: a wrong baud rate or a broken cable
    NoTrigger, // it doesn't take the commands that it is to be triggered with
    Taken,     // another program has it
    Offline,   // no cable, no camera, no such device
};

/// The closed word that is reported and shown; empty while nothing is known.
[[nodiscard]] const char* wordOf(ScannerState state);

/// What reads codes by itself, wire or lens. It may vanish and come back at any moment.
///
/// Codes are personal: they leave by `read` and are written nowhere.
class CodeSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void start() = 0;

    /// Somebody wants to know whether it is there: finds out now, not at the next try.
    virtual void lookAgain() = 0;

    [[nodiscard]] virtual ScannerState state() const = 0;

signals:
    /// A code, once however long it stays in front of the scanner.
    void read(const QString& text);

    void stateChanged();
};

} // namespace hall::scanner
