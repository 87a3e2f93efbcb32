// SPDX-License-Identifier: Apache-2.0
#include "app/main/machine_checks.h"
#include "app/server/calendar.h"
#include "app/server/code_keys.h"

#include <QDir>

namespace hall::tool {

using client::Health;
using namespace Qt::StringLiterals;

namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString named(const std::string& id)
{
    return DoctorText::tr("预约码公钥 %1").arg(text(id));
}

/// The last day before, or the first of a moment.
QString dayOf(Time time)
{
    return text(toText(server::toLocal(time).date));
}

Finding findingOf(const identity::KnownKey& key, Time now)
{
    const std::string condition = server::conditionOf(key, now);
    Finding finding{.what = named(key.id), .health = Health::Fine, .says = {}, .todo = {}};
    const QString lastDay = key.until ? dayOf(*key.until - Duration{1}) : QString{};
    if (condition == "not-yet") {
        finding.says = DoctorText::tr("从 %1 起有效").arg(dayOf(*key.from));
    } else if (condition == "over") {
        finding.health = Health::Attention;
        finding.says = DoctorText::tr("%1 已经到期").arg(lastDay);
        finding.todo = DoctorText::tr("不再用的话，从 hall.toml 里删掉它。");
    } else {
        finding.health = condition == "ends-soon" ? Health::Attention : Health::Fine;
        finding.says = key.until ? DoctorText::tr("有效，到 %1 为止").arg(lastDay)
                                 : DoctorText::tr("有效，不限期");
    }
    return finding;
}

} // namespace

Findings checkCodeKeys(const CodeSettings& settings, const QString& dataDir)
{
    const Time now = std::chrono::floor<Duration>(std::chrono::system_clock::now());
    const auto keys =
        server::loadCodeKeys(settings.keys, QDir{dataDir}.absolutePath().toStdString());
    Findings findings;
    for (const identity::KnownKey& key : keys.known) {
        findings.push_back(findingOf(key, now));
    }
    for (const server::UnreadKey& key : keys.unread) {
        findings.push_back({.what = named(key.id),
                            .health = Health::Broken,
                            .says = DoctorText::tr("读不出"),
                            .todo = text(key.why)});
    }
    if (server::conditionOf(keys, now) == "none-valid") {
        findings.push_back({.what = DoctorText::tr("预约码"),
                            .health = Health::Broken,
                            .says = DoctorText::tr("今天没有能用的公钥"),
                            .todo = DoctorText::tr(
                                "请向发预约码的单位要新的公钥，写进 hall.toml 的 [[code_key]]。")});
    }
    return findings;
}

} // namespace hall::tool
