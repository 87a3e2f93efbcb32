// SPDX-License-Identifier: Apache-2.0
#include "app/server/code_keys.h"

#include "app/server/calendar.h"

#include <algorithm>
#include <fstream>

namespace hall::server {

namespace {

constexpr std::size_t keyFileBytesMax = 4096;

Result<std::string, std::string> textOf(const PublicKeySettings& key,
                                        const std::filesystem::path& dataDir)
{
    if (!key.publicText.empty()) {
        return key.publicText;
    }
    const std::filesystem::path path = dataDir / key.file;
    std::ifstream file{path, std::ios::binary};
    std::string text(keyFileBytesMax, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.empty()) {
        return failure("can't read " + path.string());
    }
    return text;
}

Result<identity::VerifyingKey, std::string> readKey(const PublicKeySettings& key,
                                                    const std::filesystem::path& dataDir)
{
    const auto text = textOf(key, dataDir);
    if (!text) {
        return failure(text.error());
    }
    auto read = identity::VerifyingKey::parse(*text);
    if (!read && !key.file.empty()) {
        return failure((dataDir / key.file).string() + ' ' + read.error());
    }
    return read;
}

Time beginOf(BusinessDay day)
{
    return toTime({.date = day, .minute = 0});
}

BusinessDay after(BusinessDay day)
{
    return {std::chrono::sys_days{day.date} + std::chrono::days{1}};
}

} // namespace

CodeKeys loadCodeKeys(const std::vector<PublicKeySettings>& settings,
                      const std::filesystem::path& dataDir)
{
    CodeKeys keys;
    for (const PublicKeySettings& each : settings) {
        auto key = readKey(each, dataDir);
        if (!key) {
            keys.unread.push_back({.id = each.id, .why = key.error()});
            continue;
        }
        identity::KnownKey known{.id = each.id, .key = std::move(*key)};
        if (each.from) {
            known.from = beginOf(*each.from);
        }
        if (each.until) {
            known.until = beginOf(after(*each.until));
        }
        keys.known.push_back(std::move(known));
    }
    return keys;
}

std::string conditionOf(const CodeKeys& keys, Time now)
{
    if (!keys.unread.empty()) {
        return "unreadable";
    }
    if (keys.known.empty()) {
        return {};
    }
    const auto isInForce = [&](Time then) {
        return std::ranges::any_of(keys.known, [&](const identity::KnownKey& key) {
            return (!key.from || *key.from <= then) && (!key.until || then < *key.until);
        });
    };
    if (!isInForce(now)) {
        return "none-valid";
    }
    return isInForce(now + keyEndsSoon) ? "ready" : "ends-soon";
}

std::string conditionOf(const identity::KnownKey& key, Time now)
{
    if (key.from && now < *key.from) {
        return "not-yet";
    }
    if (key.until && now >= *key.until) {
        return "over";
    }
    return key.until && now + keyEndsSoon >= *key.until ? "ends-soon" : "in-force";
}

} // namespace hall::server
