// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/operator_page.h"
#include "ui/kiosk/operator_pin.h"

#include <optional>

namespace hall::kiosk {

/// The operator's part of a kiosk, over whatever the kiosk shows: a PIN, then the devices. Shut, it
/// keeps nothing of what it was told.
class OperatorDesk : public kit::Part
{
    Q_OBJECT

public:
    explicit OperatorDesk(QWidget* parent);

    [[nodiscard]] bool isOpen() const
    {
        return m_isOpen;
    }

    void open();
    void shut();
    void refresh(const Moment& moment);

    /// Of the link that `OperatorLink` keeps for it.
    void showLink(bool linked);
    void showHall(const protocol::HallView& hall);
    void showEntered();
    /// `next`: when the next try is heard, by the hall's time.
    void showWrongPin(std::optional<Time> next);
    /// The page isn't open, whatever was shown before.
    void showRefusal(PinRefusal refusal, std::optional<Time> next = {});
    void showTested(const StationName& station, const std::string& device, bool sent);
    /// This kiosk's scanner or card reader read something.
    void showRead(const std::string& device);

signals:
    void opened();
    void closed();
    void pinEntered(const QString& pin);
    void testPressed(const hall::StationName& station, const std::string& device);

protected:
    void draw(QPainter& painter) override;

private:
    void showPart();

    OperatorPin* m_pin;
    OperatorPage* m_page;
    Moment m_moment;
    bool m_isOpen = false;
    bool m_isEntered = false;
};

} // namespace hall::kiosk
