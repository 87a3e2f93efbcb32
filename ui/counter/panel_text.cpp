// SPDX-License-Identifier: Apache-2.0
#include "ui/counter/panel_text.h"

#include "app/core/rejection.h"

#include <algorithm>
#include <array>
#include <utility>

namespace hall::counter {

namespace {

using Said = std::pair<Rejection, const char*>;

// What a clerk's verbs can meet. The others are of kiosks, stations and the day.
constexpr std::array said{
    Said{Rejection::AlreadyDone,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "这一步已经办过了，现在的情况以上面为准。")},
    Said{Rejection::TooLate,
         QT_TRANSLATE_NOOP("hall::counter::PanelText",
                           "按键到得太晚，没有执行。请看清现在的情况再按。")},
    Said{Rejection::DayNotOpen,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "大厅现在没有营业，开门后再签到。")},
    Said{Rejection::ClockSuspected,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "大厅的时间还没有核对，请找管理员确认。")},
    Said{Rejection::UnknownCounter,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "大厅里没有这个窗口号，请找管理员。")},
    Said{Rejection::UnknownTicket,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "大厅里找不到这张票。")},
    Said{Rejection::InvalidClerk,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "工号不对。只用数字、字母和短横线。")},
    Said{Rejection::ClerkElsewhere,
         QT_TRANSLATE_NOOP("hall::counter::PanelText",
                           "这个工号已在别的窗口签到，请先在那边签退。")},
    Said{Rejection::CounterClosed,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "这个窗口还没有签到，请先签到。")},
    Said{Rejection::CounterOpen,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "这个窗口已经有人签到了。")},
    Said{Rejection::CounterPaused,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "窗口在暂停，请先恢复。")},
    Said{Rejection::CounterNotPaused,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "窗口没有暂停，可以直接叫号。")},
    Said{Rejection::CounterBusy,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "还有一位没办完，请先办结或过号。")},
    Said{Rejection::NobodyAtCounter,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "窗口现在没有人。")},
    Said{Rejection::CalledNotStarted,
         QT_TRANSLATE_NOOP("hall::counter::PanelText",
                           "已呼叫的这位还没开始，请先开始办理或过号。")},
    Said{Rejection::TicketNotCalled,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "这位已经开始办理，不在呼叫中。")},
    Said{Rejection::TicketNotServing,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "这位还没有开始办理。")},
    Said{Rejection::TicketNotWaiting,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "这张票不在等候中。")},
    Said{Rejection::TooManyRecalls,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "重呼次数已经用完，没来可以过号。")},
    Said{Rejection::RecallTooSoon,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "刚呼叫过，过几秒再重呼。")},
    Said{Rejection::UnknownService,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "大厅里没有这个事项，请看清再选。")},
    Said{Rejection::UnknownClerk,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "这位工作人员没有签到，请另选。")},
    Said{Rejection::UnknownReason,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "这个原因不在大厅的名单里，请另选。")},
    Said{Rejection::UnknownMaterial,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "这个事项没有这份材料。")},
    Said{Rejection::UnknownPromise,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "找不到这笔容缺。")},
    Said{Rejection::NotOnPromise,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "这份材料不能以后补。")},
    Said{Rejection::CounterNotFor,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "这个窗口不办这位的事项，可以转移。")},
    Said{Rejection::GivenCallNotAllowed,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "大厅不让点号，请按顺序呼叫。")},
    Said{Rejection::ReasonNeeded,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "点号要写原因，请选一个。")},
    Said{Rejection::TicketNotHeld,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "这位没有挂起，可能已在别处接着办了。")},
    Said{Rejection::HeldElsewhere,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "这位要回原来的窗口办。")},
    Said{Rejection::WaitsForOffice,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "后台还没办好，办好了再接着来。")},
    Said{Rejection::TransferToItself,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "已经在那里了，请另选。")},
    Said{Rejection::TicketNotMissed,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "这位没有过号，可能已经回来了。")},
    Said{Rejection::MissedIsVoid,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "过号的号已经作废，请他重新取号。")},
    Said{Rejection::NothingToUndo,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "没有可以撤销的。")},
    Said{Rejection::UndoTooLate,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "过了时间，撤销不了了。")},
    Said{Rejection::CantUndo,
         QT_TRANSLATE_NOOP("hall::counter::PanelText", "后面已经有变化，撤销不了了。")},
};

} // namespace

QString sentenceFor(std::string_view rejection)
{
    // These two come from the node before the hall is asked.
    if (rejection == "NotDurable") {
        return PanelText::tr("大厅暂时存不了数据，刚才的操作没有执行。");
    }
    if (rejection == "Busy") {
        return PanelText::tr("大厅正忙，刚才的操作没有执行，请再按一次。");
    }
    const auto known = parseRejection(rejection);
    const auto* found =
        std::ranges::find_if(said, [&](const Said& each) { return known && each.first == *known; });
    return found == said.end() ? PanelText::tr("大厅没有接受这一步。请看现在的情况，再按一次。")
                               : PanelText::tr(found->second);
}

} // namespace hall::counter
