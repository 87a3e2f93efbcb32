// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rules.h"
#include "app/core/time.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <string>
#include <vector>

/// From the hall's values to words for people. The hall's names carry both languages themselves,
/// and a board shows both at once, so the language is an argument here. Everything else goes
/// through tr().
namespace hall::kit {

enum class Language { Zh, En };

[[nodiscard]] QString fromUtf8(const std::string& text);
[[nodiscard]] std::string toUtf8(const QString& text);

/// The name with its optional breaks (`|`), for `fitted` and `linesOf`. English falls back to
/// Chinese where the catalogue has none.
[[nodiscard]] QString nameOf(const Name& name, Language language);
/// The name in one piece.
[[nodiscard]] QString plainName(const Name& name, Language language);
/// The catalogue's short form if it has one.
[[nodiscard]] QString shortName(const Name& name, Language language);

/// `1–3、7`, `1–3, 7`
[[nodiscard]] QString rangesOf(const std::vector<int>& counters, Language language);
/// `1–3、7 号窗口`, `Counters 1–3, 7`, `Counter 7`; empty for none.
[[nodiscard]] QString countersText(const std::vector<int>& counters, Language language);

[[nodiscard]] QDateTime local(Time time);
/// `09:12`
[[nodiscard]] QString clockText(Time time);
/// `11月23日`, `23 Nov`
[[nodiscard]] QString dateText(Time time, Language language);
/// `星期一`, `Monday`; 1 is Monday.
[[nodiscard]] QString weekdayText(int weekday, Language language);
[[nodiscard]] QString weekdayText(Time time, Language language);
/// `9:00` from minutes after midnight.
[[nodiscard]] QString minuteText(int minuteOfDay);
/// `9:00–12:00，13:30–17:30`: the spans of one weekday, empty when closed that day.
[[nodiscard]] QString hoursText(const std::vector<OpenSpan>& hours, int weekday, Language language);
/// `8 秒`, `1 分 20 秒`, `2 小时 5 分`; `8 s`, `1 min 20 s`, `2 h 5 min`.
[[nodiscard]] QString durationText(std::chrono::seconds duration, Language language);

} // namespace hall::kit
