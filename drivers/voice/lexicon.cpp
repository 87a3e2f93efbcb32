// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/lexicon.h"

#include <algorithm>

namespace hall::voice {

namespace {

/// What halls say, and the words of their world that have a commoner wrong reading.
std::vector<Reading> common()
{
    return {{"请", "qing3"},
            {"到", "dao4"},
            {"号", "hao4"},
            {"窗口", "chuang1kou3"},
            {"办理", "ban4li3"},
            {"综合", "zong1he2"},
            {"号窗口", "hao4 chuang1kou3"},
            {"语音", "yu3yin1"},
            {"测试", "ce4shi4"},
            {"大厅", "da4ting1"},
            {"咨询", "zi1xun2"},
            {"服务", "fu2wu4"},
            {"自助", "zi4zhu4"},
            {"重新", "chong2xin1"},
            {"重复", "chong2fu4"},
            {"重庆", "chong2qing4"},
            {"银行", "yin2hang2"},
            {"行业", "hang2ye4"},
            {"行政", "xing2zheng4"},
            {"取号", "qu3hao4"},
            {"过号", "guo4hao4"},
            {"暂停", "zan4ting2"},
            {"调解", "tiao2jie3"},
            {"调动", "diao4dong4"},
            {"档案", "dang4an4"},
            {"不动产", "bu2dong4chan3"},
            {"医疗", "yi1liao2"},
            {"社会", "she4hui4"},
            {"保险", "bao3xian3"},
            {"公安", "gong1an1"},
            {"户籍", "hu4ji2"},
            {"婚姻", "hun1yin1"},
            {"税务", "shui4wu4"},
            {"出入境", "chu1ru4jing4"}};
}

} // namespace

Lexicon::Lexicon(std::vector<Reading> own)
    : m_readings(std::move(own))
{
    const std::vector<Reading> ours = common();
    m_readings.insert(m_readings.end(), ours.begin(), ours.end());
    std::erase_if(m_readings, [](const Reading& reading) { return reading.text.empty(); });
    std::ranges::stable_sort(m_readings, std::ranges::greater{}, [](const Reading& reading) {
        return reading.text.size();
    });
}

const Reading* Lexicon::longestAt(std::string_view text) const
{
    const auto found = std::ranges::find_if(
        m_readings, [&](const Reading& reading) { return text.starts_with(reading.text); });
    return found == m_readings.end() ? nullptr : &*found;
}

} // namespace hall::voice
