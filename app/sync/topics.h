// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

/// The topics between halls and their city; README.md says what stands in each.
namespace hall::sync {

inline constexpr std::string_view topicsBegin = "paihao/v1/halls/";
inline constexpr std::string_view anyHall = "+";

inline constexpr std::string_view eventsTopic = "events";
inline constexpr std::string_view ackTopic = "ack";
inline constexpr std::string_view resendTopic = "resend";
inline constexpr std::string_view headTopic = "head";
inline constexpr std::string_view stateTopic = "state";
inline constexpr std::string_view receiptTopic = "receipt";
inline constexpr std::string_view liveTopic = "live";
inline constexpr std::string_view historyTopic = "history";
inline constexpr std::string_view pageTopic = "page";

/// `paihao/v1/halls/district/events`
[[nodiscard]] inline std::string topicOf(std::string_view hall, std::string_view what)
{
    std::string topic{topicsBegin};
    topic.append(hall).append("/").append(what);
    return topic;
}

struct Topic
{
    std::string hall;
    std::string what;

    friend bool operator==(const Topic&, const Topic&) = default;
};

/// Nothing where it isn't one of these.
[[nodiscard]] inline std::optional<Topic> parseTopic(std::string_view text)
{
    if (!text.starts_with(topicsBegin)) {
        return std::nullopt;
    }
    text.remove_prefix(topicsBegin.size());
    const std::size_t slash = text.find('/');
    if (slash == 0 || slash == std::string_view::npos) {
        return std::nullopt;
    }
    return Topic{.hall = std::string{text.substr(0, slash)},
                 .what = std::string{text.substr(slash + 1)}};
}

} // namespace hall::sync
