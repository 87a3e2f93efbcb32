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

/// One mistake a line.
inline std::string messages(const SettingsErrors& errors)
{
    std::string text;
    for (const SettingsError& error : errors) {
        text += (text.empty() ? "" : "\n") + toText(error);
    }
    return text;
}

} // namespace hall::test
