// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/emulated_resolver.h"

namespace hall::emulator {

/// How a resolver is, as words, a line each: mode NAME, delay MS, person CODE NUMBER, quit.
class ResolverConsole : public QObject
{
    Q_OBJECT

public:
    explicit ResolverConsole(EmulatedResolver& resolver, QObject* parent = nullptr);

    /// The line to answer with; begins with "ok" or "error".
    QString run(const QString& line);

signals:
    void quitAsked();

private:
    QString mode(const QString& name);
    QString delay(const QString& text);
    QString person(const QString& text);

    EmulatedResolver& m_resolver;
};

} // namespace hall::emulator
