// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/result.h"
#include "app/core/time.h"

#include <string>
#include <string_view>
#include <vector>

namespace hall::sync {

/// A sentence of the city's for the boards.
struct Notice
{
    std::string text;
    std::string textEn; ///< empty: the text alone
    Time from;
    Time until;         ///< no longer then
    ZoneCode zone = {}; ///< empty: everywhere

    friend bool operator==(const Notice&, const Notice&) = default;
};

constexpr std::size_t noticesMax = 20;
constexpr std::size_t noticeBytesMax = 240;

/// `{"notices": [{"text": "…", "text_en": "…", "from": "2026-11-23T08:00:00+08:00", "until": "…",
/// "zone": "front"}]}`. The error is a sentence.
[[nodiscard]] Result<std::vector<Notice>, std::string> readNotices(std::string_view content);
[[nodiscard]] std::string writeNotices(const std::vector<Notice>& notices);

} // namespace hall::sync
