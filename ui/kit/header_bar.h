// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/drawn.h"
#include "ui/kit/words.h"

#include <optional>

namespace hall::kit {

/// The bar on top of a face: hall, date and clock. The time is the hall's, told by its views.
class HeaderBar : public Part
{
    Q_OBJECT

public:
    HeaderBar(QRect design, QWidget* parent);

    void setHall(const Name& hall);
    void setLanguage(Language language);
    void setNow(std::optional<Time> now);

protected:
    void draw(QPainter& painter) override;

private:
    Name m_hall;
    Language m_language = Language::Zh;
    std::optional<Time> m_now;
};

} // namespace hall::kit
