// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace hall::screen {

/// The boards' own words.
class BoardText
{
    Q_DECLARE_TR_FUNCTIONS(hall::screen::BoardText)
};

} // namespace hall::screen
