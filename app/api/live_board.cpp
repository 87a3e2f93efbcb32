// SPDX-License-Identifier: Apache-2.0
#include "app/api/live_board.h"

#include "app/sync/topics.h"

namespace hall::api {

namespace {

/// Who may write to a hall's topics is the broker's business; whose word it says to be, ours.
template <class Word>
Result<Word, std::string> ofHall(Result<Word, std::string> word, const std::string& hall)
{
    if (word && word->hall != hall) {
        return failure("it says to be of the hall \"" + word->hall + '"');
    }
    return word;
}

} // namespace

bool LiveBoard::Hall::isStale(Time now) const
{
    const bool isGone = state && !state->isOnline;
    return isGone || !live || now - live->stamp.at > fresh;
}

Result<void, std::string>
LiveBoard::take(const std::string& hall, std::string_view topic, std::string_view text)
{
    const auto known = m_halls.find(hall);
    if (known == m_halls.end() && m_halls.size() >= hallsMax) {
        return failure("there are more than " + std::to_string(hallsMax) + " halls");
    }
    const bool isLive = topic == sync::liveTopic;
    if (text.empty()) {
        if (known != m_halls.end()) {
            (isLive ? static_cast<void>(known->second.live.reset())
                    : static_cast<void>(known->second.state.reset()));
        }
        return {};
    }
    if (isLive) {
        auto live = ofHall(sync::readLive(text), hall);
        if (!live) {
            return failure(live.error());
        }
        m_halls[hall].live = std::move(*live);
        return {};
    }
    auto state = ofHall(sync::readState(text), hall);
    if (!state) {
        return failure(state.error());
    }
    m_halls[hall].state = std::move(*state);
    return {};
}

const LiveBoard::Hall* LiveBoard::find(std::string_view hall) const
{
    const auto found = m_halls.find(hall);
    return found == m_halls.end() ? nullptr : &found->second;
}

} // namespace hall::api
