// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

class QWidget;

namespace hall::app {

/// The pieces of text that `widget` and what it holds paint now, in the order of painting.
[[nodiscard]] QStringList paintedTexts(QWidget& widget);

} // namespace hall::app
