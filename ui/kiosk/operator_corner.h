// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

class QWidget;

namespace hall::kiosk {

/// The unmarked corner at the top right of a kiosk: a finger that rests there for a while wants the
/// operator's page. A shorter press is the page's own.
class OperatorCorner : public QObject
{
    Q_OBJECT

public:
    static constexpr double side = 160; ///< of the design's 1080

    OperatorCorner(QWidget& face, std::chrono::milliseconds hold);

    void setHold(std::chrono::milliseconds hold)
    {
        m_hold.setInterval(hold);
    }

signals:
    void held();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool isInCorner(QPointF global) const;

    QWidget& m_face;
    QTimer m_hold;
};

} // namespace hall::kiosk
