// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/page.h"
#include "ui/kit/key.h"

namespace hall::kiosk {

/// Is this what you want? Over the page of a ticket, before anything is done to it. The larger key
/// is the one that does no harm.
class SureDialog : public kit::Part
{
    Q_OBJECT

public:
    explicit SureDialog(QWidget* parent);

    /// Shows what the visitor is about to do, and hides itself when that is nothing.
    void refresh(const Moment& moment);

signals:
    void agreed();
    void declined();

protected:
    void draw(QPainter& painter) override;

private:
    [[nodiscard]] bool isGivingUp() const
    {
        return m_considered == Errand::Cancel;
    }

    kit::Key m_first;
    kit::Key m_second;
    Errand m_considered = Errand::Cancel;
    QString m_number;
};

} // namespace hall::kiosk
