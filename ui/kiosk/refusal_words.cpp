// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/refusal_words.h"

namespace hall::kiosk {

RefusalWords RefusalWords::of(const std::string& rejection)
{
    RefusalWords words{.heading = tr("现在取不了号"),
                       .advice = tr("没有取到号。请到导办台，工作人员会帮您。")};
    if (rejection == "TooLate" || rejection == "Busy") {
        words.heading = tr("刚才没有取到号");
        words.advice = tr("请再按一次取号。");
        words.again = true;
    } else if (rejection == "HallFull") {
        words.heading = tr("今天等的人太多，先不发号了");
    } else if (rejection == "DayNotOpen") {
        words.heading = tr("现在没有开门，还不能取号");
    } else if (rejection == "UnknownService") {
        words.heading = tr("这件事现在不在这里取号");
    }
    return words;
}

RefusalWords RefusalWords::unanswered()
{
    return {.heading = tr("大厅还没有回答，号可能已经取好"),
            .advice = tr("请稍等，一有回答就会显示在这里。"),
            .again = false};
}

} // namespace hall::kiosk
