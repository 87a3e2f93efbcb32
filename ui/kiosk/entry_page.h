// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/keypad.h"
#include "ui/kiosk/page.h"
#include "ui/kit/paint.h"

namespace hall::kiosk {

/// A number is typed: the ID number where a service needs it, or that of a booking; an ID card that
/// is laid on says it without. What was typed
/// stays in this page alone and is gone with `clear`; a number that seems wrong is doubted, never
/// refused.
class EntryPage : public Page
{
    Q_OBJECT

public:
    static constexpr qsizetype bookingMost = 32;

    explicit EntryPage(QWidget* parent);

    void refresh(const Moment& moment) override;
    void clear();

signals:
    void entered(const QString& typed);
    /// It no longer is what was refused.
    void changed();
    void backPressed();

protected:
    void draw(QPainter& painter) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Said
    {
        kit::Hint hint = kit::Hint::Note;
        QString icon;
        QString heading;
        QString text;
    };

    void type(QChar sign);
    void erase();
    void enter();
    void showKeys();
    void drawField(QPainter& painter) const;
    [[nodiscard]] bool forIdentity() const;
    [[nodiscard]] bool mayType() const;
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] bool isDoubtful() const;
    [[nodiscard]] bool isHopeless() const;
    [[nodiscard]] bool hasCard() const;
    [[nodiscard]] QString aside() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] Said said() const;
    [[nodiscard]] Said saidOfCard() const;
    [[nodiscard]] Said saidOfPerson() const;
    [[nodiscard]] Said advice() const;

    Moment m_moment;
    QString m_typed; ///< never written to a log
    Keypad m_pad;
    kit::Key m_back;
    kit::Key m_enter;
};

} // namespace hall::kiosk
