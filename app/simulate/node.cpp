// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/node.h"

#include "app/core/apply.h"
#include "app/core/assert.h"

#include <utility>

namespace hall::simulate {

namespace {

constexpr std::int64_t eventsBetweenSnapshots = 5000;

} // namespace

Node::Node(std::vector<Onlooker*>& onlookers)
    : m_onlookers(onlookers)
{
    m_answers.reserve(eventsBetweenSnapshots);
    m_earlier.reserve(eventsBetweenSnapshots);
    m_rows.reserve(2 * eventsBetweenSnapshots);
}

Answer Node::ask(const Command& command, Time now)
{
    if (const Answer* known = answered(command.press.id)) {
        return *known;
    }
    ++m_commands;
    auto events = decide(m_hall, command, now);
    if (!events) {
        return Answer{.rejection = events.error(), .from = 0, .to = -1};
    }
    const Answer answer{.rejection = {},
                        .from = m_hall.lastSeq + 1,
                        .to = m_hall.lastSeq + static_cast<std::int64_t>(events->size())};
    for (Event& event : *events) {
        HALL_ASSERT(event.seq == m_hall.lastSeq + 1);
        apply(m_hall, event);
        for (Onlooker* onlooker : m_onlookers) {
            onlooker->applied(m_hall, event);
        }
        m_rows.push_back(std::move(event));
    }
    if (answer.to >= answer.from) {
        m_answers.emplace(command.press.id, answer);
    }
    for (Onlooker* onlooker : m_onlookers) {
        onlooker->decided(m_hall, command);
    }
    return answer;
}

const Answer* Node::answered(const CommandId& id) const
{
    for (const Answers* answers : {&m_answers, &m_earlier}) {
        const auto found = answers->find(id);
        if (found != answers->end()) {
            return &found->second;
        }
    }
    return nullptr;
}

void Node::beginBatch()
{
    m_writing = m_hall.lastSeq;
}

void Node::endBatch()
{
    m_durable = *m_writing;
    m_writing.reset();
    if (!hasUnwritten() && m_durable - m_snapshot.seq >= eventsBetweenSnapshots) {
        takeSnapshot();
    }
}

void Node::takeSnapshot()
{
    // The rows of the batch that was just written are still asked for.
    const auto old = static_cast<std::ptrdiff_t>(m_snapshot.seq + 1 - m_firstRow);
    m_rows.erase(m_rows.begin(), m_rows.begin() + old);
    m_firstRow = m_snapshot.seq + 1;
    m_earlier.clear();
    std::swap(m_earlier, m_answers);
    m_snapshot = {.seq = m_durable, .hall = m_hall};
}

void Node::fall(bool written)
{
    if (written && m_writing) {
        m_durable = *m_writing;
    }
    m_writing.reset();
    while (m_firstRow + static_cast<std::int64_t>(m_rows.size()) - 1 > m_durable) {
        m_answers.erase(m_rows.back().command);
        m_earlier.erase(m_rows.back().command);
        m_rows.pop_back();
    }
    m_hall = m_snapshot.hall;
    for (const Event& event : m_rows) {
        if (event.seq > m_snapshot.seq) {
            apply(m_hall, event);
        }
    }
    HALL_ASSERT(m_hall.lastSeq == m_durable);
    for (Onlooker* onlooker : m_onlookers) {
        onlooker->fell(m_hall);
    }
}

const Event& Node::event(std::int64_t seq) const
{
    return m_rows[static_cast<std::size_t>(seq - m_firstRow)];
}

} // namespace hall::simulate
