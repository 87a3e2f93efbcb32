// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/key.h"

#include <vector>

namespace hall::kiosk {

/// Keys to type a number with: digits with an X, or digits, letters and a dash.
class Keypad : public QObject
{
    Q_OBJECT

public:
    enum class Signs { Digits, All };

    explicit Keypad(kit::Part* page);

    void show(Signs signs);
    void setTyping(bool typing, bool erasing);
    /// The sign that a key of a keyboard stands for here; null: none.
    [[nodiscard]] static QChar signOf(QChar typed, Signs signs);

signals:
    void typed(QChar sign);
    void erased();

private:
    kit::Key* add(std::vector<kit::Key*>& keys, QChar sign, const QRect& place, int px);

    kit::Part* m_page;
    std::vector<kit::Key*> m_digits;
    std::vector<kit::Key*> m_all;
    kit::Key m_erase;
};

} // namespace hall::kiosk
