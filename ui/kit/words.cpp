// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/words.h"

#include "ui/kit/text.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace hall::kit {

using namespace Qt::StringLiterals;

namespace {

QLocale localeOf(Language language)
{
    return language == Language::Zh ? QLocale(QLocale::Chinese, QLocale::China)
                                    : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

} // namespace

QString fromUtf8(const std::string& text)
{
    return QString::fromStdString(text);
}

std::string toUtf8(const QString& text)
{
    return text.toStdString();
}

QString nameOf(const Name& name, Language language)
{
    return fromUtf8(language == Language::En && !name.en.empty() ? name.en : name.zh);
}

QString plainName(const Name& name, Language language)
{
    return unbroken(nameOf(name, language));
}

QString shortName(const Name& name, Language language)
{
    if (language == Language::Zh && !name.shortZh.empty()) {
        return fromUtf8(name.shortZh);
    }
    return plainName(name, language);
}

QString rangesOf(const std::vector<int>& counters, Language language)
{
    std::vector<int> sorted = counters;
    std::ranges::sort(sorted);
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    QStringList ranges;
    for (auto first = sorted.begin(); first != sorted.end();) {
        auto last = first;
        while (std::next(last) != sorted.end() && *std::next(last) == *last + 1) {
            ++last;
        }
        ranges.append(first == last ? QString::number(*first) : u"%1–%2"_s.arg(*first).arg(*last));
        first = std::next(last);
    }
    return ranges.join(language == Language::Zh ? u"、"_s : u", "_s);
}

QString countersText(const std::vector<int>& counters, Language language)
{
    if (counters.empty()) {
        return {};
    }
    const QString ranges = rangesOf(counters, language);
    if (language == Language::Zh) {
        return u"%1 号窗口"_s.arg(ranges);
    }
    const bool one = std::ranges::all_of(counters, [&](int each) { return each == counters[0]; });
    return (one ? u"Counter %1"_s : u"Counters %1"_s).arg(ranges);
}

QDateTime local(Time time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

QString clockText(Time time)
{
    return local(time).toString(u"HH:mm"_s);
}

QString dateText(Time time, Language language)
{
    return localeOf(language).toString(local(time).date(),
                                       language == Language::Zh ? u"M月d日"_s : u"d MMM"_s);
}

QString weekdayText(int weekday, Language language)
{
    return localeOf(language).dayName(weekday);
}

QString weekdayText(Time time, Language language)
{
    return weekdayText(local(time).date().dayOfWeek(), language);
}

QString minuteText(int minuteOfDay)
{
    return u"%1:%2"_s.arg(minuteOfDay / 60).arg(minuteOfDay % 60, 2, 10, QChar(u'0'));
}

QString hoursText(const std::vector<OpenSpan>& hours, int weekday, Language language)
{
    QStringList spans;
    for (const OpenSpan& span : hours) {
        if (span.weekday == weekday) {
            spans.append(u"%1–%2"_s.arg(minuteText(span.fromMinute), minuteText(span.toMinute)));
        }
    }
    return spans.join(language == Language::Zh ? u"，"_s : u", "_s);
}

QString durationText(std::chrono::seconds duration, Language language)
{
    const auto total = duration.count();
    const bool zh = language == Language::Zh;
    if (total >= 3600) {
        return (zh ? u"%1 小时 %2 分"_s : u"%1 h %2 min"_s).arg(total / 3600).arg(total / 60 % 60);
    }
    if (total >= 60) {
        return (zh ? u"%1 分 %2 秒"_s : u"%1 min %2 s"_s).arg(total / 60).arg(total % 60);
    }
    return (zh ? u"%1 秒"_s : u"%1 s"_s).arg(total);
}

} // namespace hall::kit
