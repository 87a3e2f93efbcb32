// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/link_age.h"

#include <algorithm>

namespace hall::kit {

using std::chrono::milliseconds;
using std::chrono::seconds;

LinkAge::LinkAge(QObject* parent, milliseconds limit)
    : QObject(parent)
    , m_limit(limit)
{
    m_since.start();
    connect(&m_timer, &QTimer::timeout, this, &LinkAge::look);
    m_timer.start(std::min(limit, milliseconds{1000}));
}

void LinkAge::heard(milliseconds ago)
{
    m_before = ago;
    m_since.restart();
    look();
}

std::optional<seconds> LinkAge::age() const
{
    const auto silent = m_before + milliseconds{m_since.elapsed()};
    if (silent < m_limit) {
        return std::nullopt;
    }
    return std::chrono::floor<seconds>(silent);
}

void LinkAge::look()
{
    if (const auto now = age(); now != m_told) {
        m_told = now;
        emit changed(now);
    }
}

} // namespace hall::kit
