// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/operator_plan.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <tuple>

namespace hall::kiosk {

using client::Health;
using protocol::Taking;
using namespace Qt::StringLiterals;

namespace {

class OperatorText
{
    Q_DECLARE_TR_FUNCTIONS(hall::kiosk::OperatorText)
};

/// With the day, if that isn't today.
QString sinceText(Time since, const OperatorKnown& known)
{
    const QString clock = kit::clockText(since);
    if (kit::local(since).date() == kit::local(known.now).date()) {
        return OperatorText::tr("%1 起").arg(clock);
    }
    return OperatorText::tr("%1 %2 起").arg(kit::dateText(since, known.language), clock);
}

NodeLine linkLine(const OperatorKnown& known)
{
    const QString name = OperatorText::tr("大厅服务");
    if (!known.linked) {
        return {name, OperatorText::tr("断开"), Health::Broken};
    }
    return known.hall ? NodeLine{name, OperatorText::tr("已连接"), Health::Fine}
                      : NodeLine{name, OperatorText::tr("正在连接"), Health::Attention};
}

NodeLine storageLine(const OperatorKnown& known)
{
    const QString name = OperatorText::tr("存数据");
    if (!known.hall) {
        return {name, OperatorText::tr("还不知道"), Health::Attention};
    }
    return known.hall->hall.taking == Taking::NotDurable
               ? NodeLine{name, OperatorText::tr("存不了"), Health::Broken}
               : NodeLine{name, OperatorText::tr("正常"), Health::Fine};
}

NodeLine clockLine(const OperatorKnown& known)
{
    const QString name = OperatorText::tr("时间");
    if (!known.hall) {
        return {name, OperatorText::tr("还不知道"), Health::Attention};
    }
    return known.hall->hall.taking == Taking::ClockSuspected
               ? NodeLine{name, OperatorText::tr("待核对"), Health::Attention}
               : NodeLine{name, OperatorText::tr("正常"), Health::Fine};
}

void planTrouble(OperatorPlan& plan, const OperatorKnown& known)
{
    if (!known.linked) {
        plan.trouble = awayText(known.silence, known.language);
        plan.troubleHealth = Health::Broken;
    } else if (known.hall && known.hall->hall.taking == Taking::NotDurable) {
        plan.trouble = OperatorText::tr("大厅服务器的硬盘满了或坏了，所以不发号也不叫号。"
                                        "腾出空间就会自己恢复；硬盘坏了就报修。");
        plan.troubleHealth = Health::Broken;
    } else if (known.hall && known.hall->hall.taking == Taking::ClockSuspected) {
        plan.trouble = OperatorText::tr("核对大厅服务器的时间，对好以后会自己恢复；要开门就在它上面"
                                        "运行 paihao day open --time-is-right。");
        plan.troubleHealth = Health::Attention;
    }
}

const protocol::StripPreview* previewOf(const protocol::DeviceLine& line,
                                        const OperatorKnown& known)
{
    const auto& strips = known.hall->strips;
    const auto found = std::ranges::find_if(strips, [&](const protocol::StripPreview& strip) {
        return strip.station == line.station && strip.device == line.device;
    });
    return found == strips.end() ? nullptr : &*found;
}

/// A strip that is silent may show something else by now.
QString shownText(const protocol::StripPreview* strip, Health health, const OperatorKnown& known)
{
    if (strip == nullptr) {
        return {};
    }
    const QString clock = kit::clockText(strip->at);
    if (!strip->answers) {
        return OperatorText::tr("%1 发出").arg(clock);
    }
    if (health == Health::Fine) {
        return OperatorText::tr("%1 起显示").arg(clock);
    }
    if (kit::local(strip->at).date() != kit::local(known.now).date()) {
        return OperatorText::tr("最后确认 %1")
            .arg(kit::dateText(strip->at, known.language) + u' ' + clock);
    }
    const auto age = std::chrono::duration_cast<std::chrono::minutes>(known.now - strip->at);
    return age.count() < 1 ? OperatorText::tr("最后确认 %1").arg(clock)
                           : OperatorText::tr("最后确认 %1，%2 分钟前").arg(clock).arg(age.count());
}

QString waitingText(std::int64_t waiting)
{
    return waiting == 0
               ? OperatorText::tr("都已送到")
               : OperatorText::tr("还有 %1 条没送到").arg(QLocale::c().toString(qint64{waiting}));
}

DeviceRow rowOf(const protocol::DeviceLine& line, const OperatorKnown& known)
{
    const auto words = client::deviceWords(line.device, line.condition);
    const protocol::StripPreview* strip = previewOf(line, known);
    DeviceRow row{.station = line.station,
                  .device = line.device,
                  .name = client::deviceName(line.device),
                  .place =
                      line.station == known.station ? QString() : kit::fromUtf8(line.station.value),
                  .state = words.state,
                  .since = sinceText(line.since, known),
                  .todo = words.todo,
                  .health = words.health,
                  .test = client::deviceTest(line.device),
                  .strip = strip == nullptr ? std::nullopt : std::optional(*strip),
                  .shown = shownText(strip, words.health, known)};
    if (line.device == "upstream" && known.hall->upstream) {
        row.figures = waitingText(known.hall->upstream->waiting);
        row.detail =
            row.health == Health::Broken ? kit::fromUtf8(known.hall->upstream->why) : QString();
    }
    return row;
}

} // namespace

QString awayText(std::chrono::seconds silence, kit::Language language)
{
    const QString away =
        silence > std::chrono::seconds{0}
            ? OperatorText::tr("和大厅服务断开 %1。").arg(kit::durationText(silence, language))
            : OperatorText::tr("还没有连上大厅服务。");
    return away + OperatorText::tr("看服务器的电源和网线，都好就重启它；"
                                   "服务就在这台机器上的话，重启这台机器。");
}

OperatorPlan planOperator(const OperatorKnown& known)
{
    OperatorPlan plan;
    plan.node = {linkLine(known), storageLine(known), clockLine(known)};
    planTrouble(plan, known);
    if (!known.hall) {
        return plan;
    }
    auto lines = known.hall->devices;
    std::ranges::stable_sort(lines, [&](const auto& one, const auto& other) {
        const auto place = [&](const protocol::DeviceLine& line) {
            return std::tuple(line.station != known.station, line.station.value);
        };
        return place(one) != place(other) ? place(one) < place(other)
                                          : client::comesBefore(one.device, other.device);
    });
    for (const auto& line : lines) {
        plan.devices.push_back(rowOf(line, known));
    }
    return plan;
}

} // namespace hall::kiosk
