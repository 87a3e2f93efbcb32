// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/answer_keys.h"
#include "ui/kiosk/take_page.h"

namespace hall::kiosk {

/// A service with something to bring: the questions that decide what, one at a time, then the list.
/// 取号 is there all the time: nobody has to answer for a number.
class DetailPage : public TakePage
{
    Q_OBJECT

public:
    explicit DetailPage(QWidget* parent);

    void refresh(const Moment& moment) override;

signals:
    void answered(const hall::kiosk::Choices& choices);
    void printPressed();

protected:
    [[nodiscard]] Head head() const override;
    void draw(QPainter& painter) override;
    /// Whoever comes to this page next begins on the first page of its list.
    void hideEvent(QHideEvent* event) override;

private:
    [[nodiscard]] const protocol::KioskService* service() const;
    [[nodiscard]] const Question* question() const;
    [[nodiscard]] std::vector<const Material*> materials() const;
    /// Whether classes can be claimed below, so that there is less room.
    [[nodiscard]] bool isShort() const;
    [[nodiscard]] int footTop() const;
    [[nodiscard]] QString footText() const;
    [[nodiscard]] qreal listTop() const;
    [[nodiscard]] qreal listBottom() const;
    [[nodiscard]] int linesAtOnce() const;
    [[nodiscard]] bool mayPrint() const;
    void placeKeys();
    void turn();
    void drawList(QPainter& painter) const;
    void drawMaterial(QPainter& painter, const QRectF& row, int number) const;
    void drawFoot(QPainter& painter) const;
    [[nodiscard]] QString sheetText() const;

    AnswerKeys m_answers;
    kit::Key m_more;
    kit::Key m_print;
    int m_first = 0; ///< of the answers or materials shown
    ServiceCode m_shown;
    Choices m_shownChoices;
};

} // namespace hall::kiosk
