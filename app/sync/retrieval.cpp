// SPDX-License-Identifier: Apache-2.0
#include "app/sync/retrieval.h"

#include "app/sync/position_text.h"

#include <algorithm>

namespace hall::sync {

namespace {

journal::Position positionOf(const EventMessage& event)
{
    return {.epoch = event.row.epoch, .seq = event.row.seq};
}

} // namespace

Retrieval::Retrieval(std::string name,
                     journal::Head newest,
                     std::vector<journal::Position> ends,
                     Limits limits)
    : m_name(std::move(name))
    , m_newest(std::move(newest))
    , m_limits(limits)
{
    askFor(std::move(ends));
}

void Retrieval::askFor(std::vector<journal::Position> have)
{
    m_question = {.id = m_name + '/' + std::to_string(++m_questions), .have = std::move(have)};
    m_askAt = Clock{0};
}

void Retrieval::connected(Clock now)
{
    m_askAt = now;
}

std::optional<HistoryQuestion> Retrieval::mustAsk(Clock now)
{
    if (m_state != State::Asking || now < m_askAt) {
        return std::nullopt;
    }
    m_askAt = now + m_limits.askAgain;
    return m_question;
}

bool Retrieval::isOutOfPatience(Clock now) const
{
    return m_state == State::Asking && now >= m_lastPage + m_limits.patience;
}

std::optional<Retrieval::Step> Retrieval::fail(std::string why)
{
    m_state = State::Failed;
    m_why = std::move(why);
    return std::nullopt;
}

/// Later than what we said we have no answer begins; earlier it may, where a backup has rows that
/// were given up.
bool Retrieval::isOffered(const journal::Position& position) const
{
    if (m_question.have.empty()) {
        return position.seq == 0;
    }
    return std::ranges::any_of(m_question.have, [&](const journal::Position& have) {
        return have.epoch == position.epoch && position.seq <= have.seq;
    });
}

std::string Retrieval::mistakeIn(const HistoryPage& page) const
{
    const journal::Position& held = page.held.upTo.position;
    if (!page.after) {
        return "the city holds " + nameOf(held) +
               ", and nothing of this backup: it is of another hall, or of another history";
    }
    const bool isFirst = m_taken == 0;
    if (isFirst ? !isOffered(*page.after) : *page.after != m_question.have.front()) {
        return "the answer goes on after " + nameOf(*page.after) + ", and nobody asked for that";
    }
    if (page.events.empty() && *page.after != held) {
        return "the city holds " + nameOf(held) + ", and sends nothing after " +
               nameOf(*page.after);
    }
    journal::Position last = *page.after;
    for (const EventMessage& event : page.events) {
        const std::string name = nameOf(positionOf(event));
        if (event.previous != last && !(event.previous.seq == 0 && last.seq == 0)) {
            return name + " doesn't follow: its field previous says " + toText(event.previous) +
                   ", and the one before it is " + toText(last);
        }
        if (event.row.seq <= last.seq || event.row.seq > held.seq) {
            return name + " doesn't follow: its field seq isn't between " +
                   std::to_string(last.seq) + " and " + std::to_string(held.seq) +
                   ", the last that the hub signed for";
        }
        last = positionOf(event);
    }
    return {};
}

std::optional<Retrieval::Step> Retrieval::take(const HistoryPage& page, Clock now)
{
    if (m_state != State::Asking || page.held.answers != m_question.id) {
        return std::nullopt;
    }
    m_lastPage = now;
    const journal::Head& held = page.held.upTo;
    if (held.position.seq == 0) {
        m_state = State::Whole;
        return Step{};
    }
    if (std::string mistake = mistakeIn(page); !mistake.empty()) {
        return fail(std::move(mistake));
    }
    if (page.events.empty()) {
        // The city has no more than we, perhaps less.
        const bool isOurs = *page.after != m_newest.position || held.chain == m_newest.chain;
        if (!isOurs) {
            return fail("the city holds another " + nameOf(held.position) + " than the backup");
        }
        m_state = State::Whole;
        return Step{};
    }
    Step step;
    const bool isFromStart = page.after->seq == 0 && m_newest.position.seq == 0;
    if (m_taken == 0 && *page.after != m_newest.position && !isFromStart) {
        step.goBackTo = *page.after;
    }
    step.rows.reserve(page.events.size());
    for (const EventMessage& event : page.events) {
        step.rows.push_back(event.row);
    }
    m_taken += static_cast<std::int64_t>(step.rows.size());
    m_expected = m_taken + held.position.seq - step.rows.back().seq;
    goOn({.position = positionOf(page.events.back()), .chain = step.rows.back().chain}, held);
    return m_state == State::Failed ? std::nullopt : std::optional{std::move(step)};
}

void Retrieval::goOn(const journal::Head& last, const journal::Head& held)
{
    if (last.position.seq < held.position.seq) {
        askFor({last.position});
    } else if (last == held) {
        m_state = State::Whole;
    } else {
        (void)fail("what came ends in another " + nameOf(last.position) +
                   " than the hub signed for: its field " +
                   (last.position == held.position ? "chain" : "epoch") + " differs");
    }
}

} // namespace hall::sync
