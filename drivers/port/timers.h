// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <utility>

namespace hall::port {

using std::chrono::milliseconds;

/// Monotonic time and calls to come. Devices take one of these instead of a QTimer, so that tests
/// own their time.
class Timers
{
public:
    using Id = std::uint64_t; // 0 is none
    using Call = std::function<void()>;

    Timers() = default;
    Timers(const Timers&) = delete;
    Timers& operator=(const Timers&) = delete;
    virtual ~Timers() = default;

    [[nodiscard]] virtual milliseconds now() const = 0;

    /// Calls once, from the event loop and never from inside `after`.
    virtual Id after(milliseconds delay, Call call) = 0;

    virtual void cancel(Id id) = 0;
};

/// Real time, on the event loop of the thread that made it.
class QtTimers : public QObject, public Timers
{
    Q_OBJECT

public:
    [[nodiscard]] milliseconds now() const override;
    Id after(milliseconds delay, Call call) override;
    void cancel(Id id) override;

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    std::map<Id, Call> m_calls;
};

/// Time that stands still until it is moved by hand; for tests and for torture in memory.
class HandTimers : public Timers
{
public:
    [[nodiscard]] milliseconds now() const override
    {
        return m_now;
    }

    Id after(milliseconds delay, Call call) override;
    void cancel(Id id) override;

    /// Makes every call that falls due on the way, in order, each at its own moment.
    void advance(milliseconds by);

    [[nodiscard]] bool isIdle() const
    {
        return m_calls.empty();
    }

private:
    milliseconds m_now{0};
    Id m_last = 0;
    std::map<std::pair<milliseconds, Id>, Call> m_calls;
};

/// At most one call to come; setting it again replaces it, destroying it takes it back.
class Alarm
{
public:
    explicit Alarm(Timers& timers)
        : m_timers(timers)
    {
    }

    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;

    ~Alarm()
    {
        stop();
    }

    void set(milliseconds delay, Timers::Call call);
    void stop();

    [[nodiscard]] bool isSet() const
    {
        return m_id != 0;
    }

private:
    Timers& m_timers;
    Timers::Id m_id = 0;
};

} // namespace hall::port
