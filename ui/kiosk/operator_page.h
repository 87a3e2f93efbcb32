// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/operator_plan.h"
#include "ui/kiosk/page.h"
#include "ui/kiosk/pager.h"
#include "ui/kiosk/strip_dots.h"
#include "ui/kit/key.h"

#include <map>
#include <utility>
#include <vector>

namespace hall::kiosk {

/// Every device, its state, since when, what to do, a strip with what it shows; and the node.
class OperatorPage : public Page
{
    Q_OBJECT

public:
    explicit OperatorPage(QWidget* parent);

    void refresh(const Moment& moment) override;
    /// Nothing: what was shown is forgotten.
    void showHall(std::optional<protocol::HallView> hall);
    void showLink(bool linked);
    void toStart();
    void forgetTests();
    /// What came of a press on a device's test: sent on to it, or not.
    void showTested(const StationName& station, const std::string& device, bool sent);
    /// This kiosk's scanner or card reader read something.
    void showRead(const std::string& device);

signals:
    void testPressed(const hall::StationName& station, const std::string& device);
    void backPressed();

protected:
    void draw(QPainter& painter) override;

private:
    using Device = std::pair<std::string, std::string>; // station, device

    enum class Came { Sent, NotSent, Read };

    struct Tested
    {
        Time at;
        Came came = Came::Sent;
    };

    static constexpr std::chrono::seconds testedFor{5}; ///< shown on the key

    void showRows();
    void press(const DeviceRow& row);
    [[nodiscard]] static QString testLabel(const DeviceRow& row, const Tested* tested);
    void layPages();
    [[nodiscard]] qreal rowsTop() const;
    [[nodiscard]] std::vector<DeviceRow> shown() const;
    [[nodiscard]] static QRect testKeyAt(qreal rowTop);
    void drawNode(QPainter& painter) const;
    void drawRow(QPainter& painter, const DeviceRow& row, qreal top);
    [[nodiscard]] qreal drawStrip(QPainter& painter, const DeviceRow& row, const QRectF& box);
    void drawNone(QPainter& painter) const;

    [[nodiscard]] OperatorKnown known() const;

    Moment m_moment;
    std::optional<protocol::HallView> m_hall;
    bool m_linked = false;
    OperatorKnown m_known;
    OperatorPlan m_plan;
    Pager m_pager;
    std::vector<std::size_t> m_pages{0, 0}; ///< the first row of each, and where the last ends
    StripDots m_dots;
    std::vector<kit::Key*> m_tests;    ///< by row
    std::map<Device, Tested> m_tested; ///< lately
};

} // namespace hall::kiosk
