// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/claim_keys.h"
#include "ui/kit/key.h"
#include "ui/kit/paint.h"

#include <optional>

namespace hall::kiosk {

/// Take this number? What the pages before a number share: what it is for, the two keys, and what
/// has to be said. From the press to the answer 取号 is deaf, so that two presses never ask twice.
class TakePage : public Page
{
    Q_OBJECT

public:
    explicit TakePage(QWidget* parent);

    void refresh(const Moment& moment) override;

signals:
    void takePressed();
    void backPressed();
    /// Empty: no class after all.
    void claimed(const hall::ClassCode& code);

protected:
    static constexpr int keysTop = 1500;

    struct Head
    {
        QString letter;
        QString over; ///< beside the letter
        QString name;
    };

    struct Notice
    {
        kit::Hint hint = kit::Hint::Note;
        QString icon;
        QString heading;
        QString text;
    };

    /// Where what the page has to say ends: above the classes that are claimed, or the two keys.
    [[nodiscard]] int bottom() const;
    void drawClaims(QPainter& painter) const;

    /// What was chosen; empty when the view has lost it.
    [[nodiscard]] virtual Head head() const = 0;

    [[nodiscard]] const Moment& moment() const
    {
        return m_moment;
    }

    /// The letter with what stands beside it, and the name as large as it fits above `bottom`.
    void drawHead(QPainter& painter, qreal plate, qreal bottom) const;
    static void drawNotice(QPainter& painter, const QRectF& box, const Notice& notice);

    /// What goes before everything else: a refusal, an answer that is late, a lack of paper.
    [[nodiscard]] std::optional<Notice> news() const;
    /// What will come of the press, for a page that has nothing better to say.
    [[nodiscard]] Notice promise() const;

private:
    [[nodiscard]] QString identityText() const;

    Moment m_moment;
    kit::Key m_back;
    kit::Key m_take;
    ClaimKeys m_claims;
};

} // namespace hall::kiosk
