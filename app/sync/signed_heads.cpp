// SPDX-License-Identifier: Apache-2.0
#include "app/sync/signed_heads.h"

#include <utility>

namespace hall::sync {

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
    if (held.position.seq > 0 && held != m_saidHead) {
        m_head.head = held;
        m_isSecondTime = false;
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
    if (m_head.head && now >= m_head.notBefore) {
        return Word{.kind = HallWordKind::Head, .head = *m_head.head};
    }
    return std::nullopt;
}

std::optional<SignedHeads::Word> SignedHeads::waiting() const
{
    return due(Clock::max());
}

void SignedHeads::said(const Word& word, Clock now)
{
    if (word.kind == HallWordKind::Disowned) {
        m_disowned.notBefore = now + m_every;
        return;
    }
    m_head.notBefore = now + m_every;
    m_saidHead = word.head;
    if (m_head.head == word.head && std::exchange(m_isSecondTime, true)) {
        m_head.head.reset();
    }
}

} // namespace hall::sync
