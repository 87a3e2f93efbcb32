// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/keypad.h"
#include "ui/kiosk/page.h"

#include <QString>

#include <optional>

namespace hall::kiosk {

/// Why a PIN didn't open the page.
enum class PinRefusal {
    Wrong,
    Shut, ///< too many were wrong
    NoPin,
    Away ///< the node didn't answer
};

/// Asks for the operator's PIN. What is typed is shown as dots and forgotten once it was sent.
class OperatorPin : public Page
{
    Q_OBJECT

public:
    static constexpr qsizetype digitsMax = 12;

    explicit OperatorPin(QWidget* parent);

    void refresh(const Moment& moment) override;
    /// Empty, with nothing said.
    void clear();
    /// `next`: with Shut, when the next try is heard, by the hall's time.
    void showRefusal(PinRefusal refusal, std::optional<Time> next);

signals:
    void entered(const QString& pin);
    void backPressed();

protected:
    void draw(QPainter& painter) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Said
    {
        QString icon;
        QString text;
        bool grave = false;
    };

    void type(QChar digit);
    void erase();
    void enter();
    void showKeys();
    [[nodiscard]] std::chrono::seconds shutFor() const;
    [[nodiscard]] bool takesDigits() const;
    [[nodiscard]] Said said() const;

    Moment m_moment;
    QString m_pin;
    Keypad m_pad;
    kit::Key m_back;
    kit::Key m_enter;
    bool m_waits = false; ///< for an answer
    std::optional<PinRefusal> m_refusal;
    Time m_shutUntil;
};

} // namespace hall::kiosk
