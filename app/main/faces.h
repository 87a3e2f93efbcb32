// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/main/options.h"
#include "ui/kit/hall_time.h"
#include "ui/kit/words.h"

#include <optional>

class QWidget;

namespace hall::client {
class HallClient;
}

/// What the programs with a face share.
namespace hall::app {

[[nodiscard]] kit::Monotonic steadyTime();

/// `zh` or `en`; nothing for another word.
[[nodiscard]] std::optional<kit::Language> languageOf(const QString& lang);

/// Says on standard error which views the hall doesn't have: a wrong --zone, --counter, --station.
void reportRefusedViews(const client::HallClient& client);

/// Shows the face in a window, or over its whole screen.
void showFace(QWidget& face, bool fullScreen);

} // namespace hall::app
