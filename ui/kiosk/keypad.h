// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/key.h"

#include <vector>

namespace hall::kiosk {

/// Keys to type a number with, on the glass or on a keyboard.
class Keypad : public QObject
{
    Q_OBJECT

public:
    enum class Signs {
        Digits,
        IdNumber, ///< digits and an X
        All       ///< digits, letters and a dash
    };

    explicit Keypad(kit::Part* page);

    void show(Signs signs);
    void setTyping(bool typing, bool erasing);
    /// Whether a key of a keyboard means something here; if so, that was told.
    [[nodiscard]] bool hears(const QKeyEvent& event);

signals:
    void typed(QChar sign);
    void erased();
    void entered(); ///< on a keyboard; on the glass the page has a key for it

private:
    [[nodiscard]] QChar signOf(QChar typed) const;
    kit::Key* add(std::vector<kit::Key*>& keys, QChar sign, const QRect& place, int px);

    kit::Part* m_page;
    Signs m_signs = Signs::Digits;
    std::vector<kit::Key*> m_digits;
    kit::Key* m_x = nullptr; ///< one of them
    std::vector<kit::Key*> m_all;
    kit::Key m_erase;
};

} // namespace hall::kiosk
