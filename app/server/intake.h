// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <deque>
#include <functional>

namespace hall::server {

/// Requests on their way to the hall: those of counters go before those of kiosks when it is
/// behind.
class Intake : public QObject
{
    Q_OBJECT

public:
    void add(bool ofCounter, std::function<void()> work);

private:
    void drain();

    std::deque<std::function<void()>> m_counters;
    std::deque<std::function<void()>> m_others;
    bool m_scheduled = false;
};

} // namespace hall::server
