// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"
#include "ui/kiosk/visit.h"
#include "ui/kit/drawn.h"
#include "ui/kit/words.h"

#include <chrono>

namespace hall::kiosk {

/// What is true at the moment a page is shown.
struct Moment
{
    protocol::KioskView view;
    Visit visit;
    StationName station;
    kit::Language language = kit::Language::Zh;
    Time now;
    bool heard = false; ///< whether the hall has spoken since this program started
    bool linked = false;
    bool scanner = false;            ///< this kiosk's scanner is ready
    bool cardReader = false;         ///< its card reader is
    std::chrono::seconds silence{0}; ///< since the hall was last heard, while not linked
};

/// The grid that all pages share.
namespace grid {
inline constexpr int width = 1080;
inline constexpr int height = 1920;
inline constexpr int margin = 48;
inline constexpr int content = width - 2 * margin;
inline constexpr int header = 120;
inline constexpr int ledge = 1776; ///< its top
inline constexpr int keysTop = 1608;
inline constexpr int keyHeight = 136;
inline constexpr QRect page{0, 0, width, ledge};
} // namespace grid

/// One page: shows a moment, emits what the visitor wants, decides nothing.
class Page : public kit::Part
{
    Q_OBJECT

public:
    explicit Page(QWidget* parent)
        : Drawn(grid::page, parent)
    {
        hide();
        // Holds the focus when a page opens, so that Tab begins at its first key and no ring is
        // shown.
        setFocusPolicy(Qt::ClickFocus);
    }

    /// Shows `moment`, in the language that tr() speaks now.
    virtual void refresh(const Moment& moment) = 0;
};

} // namespace hall::kiosk
