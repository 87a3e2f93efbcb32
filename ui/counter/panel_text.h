// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QString>

#include <string_view>

namespace hall::counter {

/// The panel's own words.
class PanelText
{
    Q_DECLARE_TR_FUNCTIONS(hall::counter::PanelText)
};

/// What a rejection means for the clerk: the state, and what to do. `rejection` is the name on the
/// wire; one that this program doesn't know gets a general sentence.
[[nodiscard]] QString sentenceFor(std::string_view rejection);

} // namespace hall::counter
