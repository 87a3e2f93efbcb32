// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/settings.h"

#include <string>
#include <string_view>

namespace hall::test {

/// As little as a hall.toml can say. Line 1 is `[hall]`.
inline constexpr std::string_view leastHall = R"([hall]
id = "least"
name = "小厅"
[calendar]
opens = "by_hand"
[[zone]]
code = "front"
name = "前厅"
[[area]]
code = "A"
name = "社会保险"
zone = "front"
[[group]]
code = "social"
name = "社会保险"
area = "A"
[[queue]]
prefix = "A"
groups = ["social"]
[[service]]
code = "card"
name = "社保卡"
group = "social"
[[priority]]
code = "normal"
name = "普通"
[[counter]]
number = 1
name = "1 号窗口"
groups = ["social"]
)";

/// A second group with a service, a counter for both and a class with priority. Follows the least
/// hall; its first line is 31.
inline constexpr std::string_view moreHall = R"([[group]]
code = "medical"
name = "医保"
area = "A"
[[queue]]
prefix = "B"
groups = ["medical"]
[[service]]
code = "claim"
name = "医药费报销"
group = "medical"
[[priority]]
code = "senior"
name = "老年人"
credit_minutes = 20
[[counter]]
number = 2
name = "2 号窗口"
groups = ["medical", "social"]
)";

/// One mistake a line.
inline std::string messages(const SettingsErrors& errors)
{
    std::string text;
    for (const SettingsError& error : errors) {
        text += (text.empty() ? "" : "\n") + toText(error);
    }
    return text;
}

/// What is said about a text; "fine" when there is nothing to say.
inline std::string said(const std::string& toml)
{
    const auto settings = loadText(toml, "hall.toml");
    return settings ? "fine" : messages(settings.error());
}

} // namespace hall::test
