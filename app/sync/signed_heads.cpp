// SPDX-License-Identifier: Apache-2.0
#include "app/sync/signed_heads.h"

#include <algorithm>

namespace hall::sync {

namespace {

constexpr int pauseMost = 60; ///< times `every`

} // namespace

SignedHeads::SignedHeads(Clock every)
    : m_every(every)
{
}

void SignedHeads::connected()
{
    m_saidHead.reset();
    m_disowned.head.reset();
}

void SignedHeads::isOurs(const journal::Head& held)
{
    m_disowned.head.reset();
    if (held.position.seq > 0) {
        m_head.head = held;
    }
}

void SignedHeads::isForeign(const journal::Head& held)
{
    m_disowned.head = held;
}

std::optional<SignedHeads::Word> SignedHeads::due(Clock now) const
{
    if (m_disowned.head && now >= m_disowned.notBefore) {
        return Word{.kind = HallWordKind::Disowned, .head = *m_disowned.head};
    }
    if (m_head.head && now >= (m_head.head == m_saidHead ? m_again : m_head.notBefore)) {
        return Word{.kind = HallWordKind::Head, .head = *m_head.head};
    }
    return std::nullopt;
}

std::optional<SignedHeads::Word> SignedHeads::waiting() const
{
    const auto word = due(Clock::max());
    const bool wasSaid = word && word->kind == HallWordKind::Head && word->head == m_saidHead;
    return wasSaid ? std::nullopt : word;
}

void SignedHeads::said(const Word& word, Clock now)
{
    if (word.kind == HallWordKind::Disowned) {
        m_disowned.notBefore = now + m_every;
        return;
    }
    m_head.notBefore = now + m_every;
    m_pause = word.head == m_saidHead ? std::min(2 * m_pause, pauseMost * m_every) : m_every;
    m_again = now + m_pause;
    m_saidHead = word.head;
}

} // namespace hall::sync
