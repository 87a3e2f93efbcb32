// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/page.h"
#include "ui/kit/key.h"

#include <array>

namespace hall::kiosk {

/// A class that a visitor may say he is of: white until it is pressed, then ink with a tick.
class ClaimKey : public kit::Key
{
    Q_OBJECT

public:
    explicit ClaimKey(QWidget* parent);

    void show(const QString& name, bool chosen);
    using QWidget::show;

protected:
    void draw(QPainter& painter) override;
};

/// Who goes first on his own word: a key for each such class, none of them chosen. Where the hall
/// has none, nothing is there.
class ClaimKeys : public QObject
{
    Q_OBJECT

public:
    static constexpr int top = 1352;
    static constexpr std::size_t most = 2;

    explicit ClaimKeys(kit::Part* page);

    void refresh(const Moment& moment);
    /// The line over the keys: what a press does, or has done.
    void drawHeading(QPainter& painter) const;

    [[nodiscard]] bool isEmpty() const
    {
        return m_classes.empty();
    }

signals:
    /// Empty: the normal class again.
    void claimed(const hall::ClassCode& code);

private:
    std::array<ClaimKey*, most> m_keys{};
    std::vector<protocol::KioskClass> m_classes;
    ClassCode m_chosen;
};

/// What marks a ticket that goes before others: a chip in the upper left corner of its frame.
void drawPriority(QPainter& painter,
                  const QRectF& frame,
                  const Moment& moment,
                  const ClassCode& code);

} // namespace hall::kiosk
