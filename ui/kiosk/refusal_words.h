// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QString>

#include <string>

namespace hall::kiosk {

/// What a visitor is told when the hall says no: what it is, what holds, what to do. Never a code.
class RefusalWords
{
    Q_DECLARE_TR_FUNCTIONS(hall::kiosk::RefusalWords)

public:
    QString heading;
    QString advice;
    bool again = false; ///< whether another press may help

    /// `rejection` is the enumerator's name; one we don't know leads to the guide desk as well.
    static RefusalWords of(const std::string& rejection);
    /// The answer is late: the number may have been given.
    static RefusalWords unanswered();
};

} // namespace hall::kiosk
