// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/folder.h"
#include "tests/bench/hall_process.h"

#include <algorithm>
#include <poll.h>

namespace hall::bench {

namespace {

using namespace std::chrono_literals;

constexpr std::string_view watched = "board:all";
constexpr Nanoseconds betweenPresses = 200ms;
constexpr Nanoseconds shownWithin = 10s;
/// Taken before presses begin, so that each press calls somebody.
constexpr int waitingLeast = 200;

/// A screen: what it got since the last press, and when.
struct Screen
{
    Line line;
    std::int64_t seq = 0; ///< of the newest state
    SteadyTime at{};      ///< when that came
    std::string state{};
};

class Screens
{
public:
    [[nodiscard]] Result<void, std::string> watch(const HallProcess& hall, std::size_t count)
    {
        for (std::size_t at = 0; at < count; ++at) {
            auto line = hall.connect();
            if (!line || !ask(*line, "hall.watch", R"({"view":"board:all"})")) {
                return failure(line ? "a screen can't watch" : line.error());
            }
            m_waits.push_back({.fd = line->descriptor(), .events = POLLIN, .revents = 0});
            m_screens.push_back(Screen{.line = std::move(*line)});
        }
        return {};
    }

    /// Takes what comes until `until`.
    void rest(SteadyTime until)
    {
        while (take(until)) {
        }
    }

    /// When the last screen got the state as of `seq`, with `number` on it; nothing when one
    /// didn't.
    [[nodiscard]] std::optional<SteadyTime> shown(std::int64_t seq, const std::string& number)
    {
        const SteadyTime until = std::chrono::steady_clock::now() + shownWithin;
        const auto isNew = [&](const Screen& screen) { return screen.seq >= seq; };
        while (!std::ranges::all_of(m_screens, isNew)) {
            if (!take(until)) {
                return std::nullopt;
            }
        }
        const std::string call = R"("number":")" + number + '"';
        const auto shows = [&](const Screen& screen) {
            return screen.state.find(call) != std::string::npos;
        };
        if (!std::ranges::all_of(m_screens, shows)) {
            return std::nullopt;
        }
        return std::ranges::max_element(m_screens, {}, &Screen::at)->at;
    }

private:
    /// Waits for something to come and reads it; false when nothing came until then.
    bool take(SteadyTime until)
    {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (left <= 0ms ||
            ::poll(m_waits.data(), m_waits.size(), static_cast<int>(left.count())) <= 0) {
            return false;
        }
        for (std::size_t at = 0; at < m_screens.size(); ++at) {
            if (m_waits[at].revents != 0) {
                read(m_screens[at]);
            }
        }
        return true;
    }

    static void read(Screen& screen)
    {
        while (auto message = screen.line.next()) {
            if (textOf(*message, "view") == watched) {
                screen.at = std::chrono::steady_clock::now();
                screen.seq = seqOf(*message);
                screen.state = std::move(*message);
            }
        }
    }

    std::vector<Screen> m_screens;
    std::vector<pollfd> m_waits;
};

/// A clerk who calls the next, again and again.
class Clerk
{
public:
    explicit Clerk(Line line)
        : m_line(std::move(line))
    {
    }

    [[nodiscard]] Result<void, std::string> open()
    {
        return openHall(m_line, 1);
    }

    [[nodiscard]] Result<void, std::string> letWait(int tickets)
    {
        for (int count = 0; count < tickets; ++count) {
            auto taken = ask(m_line, "ticket.take", commandParams(R"("service":"pension-proof")"));
            if (!taken) {
                return failure(taken.error());
            }
        }
        return {};
    }

    /// The answer of the node: who was called.
    [[nodiscard]] Result<std::string, std::string> press()
    {
        const std::string seen = m_current.empty() ? "null" : '"' + m_current + '"';
        auto answer = ask(m_line, "counter.next", commandParams(R"("counter":1,"seen":)" + seen));
        if (answer) {
            m_current = textOf(*answer, "id");
        }
        return answer;
    }

private:
    Line m_line;
    std::string m_current;
};

/// One press after another, five a second, each until the last screen shows it.
void pressAndWatch(benchmark::State& state, Clerk& clerk, Screens& screens)
{
    Samples samples;
    SteadyTime press = std::chrono::steady_clock::now() + betweenPresses;
    while (state.KeepRunning()) {
        screens.rest(press);
        press += betweenPresses;
        const SteadyTime pressed = std::chrono::steady_clock::now();
        const auto called = clerk.press();
        const auto shown =
            called ? screens.shown(seqOf(*called), textOf(*called, "number")) : std::nullopt;
        if (!shown) {
            state.SkipWithError(called ? "a screen doesn't show the call" : called.error().c_str());
            break;
        }
        samples.add(*shown - pressed);
    }
    samples.report(state);
}

void pressToScreens(benchmark::State& state, const Setup& setup)
{
    const Folder folder{setup.dataRoot};
    HallProcess hall{setup, folder.path()};
    auto line = hall.start();
    if (!line) {
        state.SkipWithError(line.error().c_str());
        return;
    }
    Clerk clerk{std::move(*line)};
    Screens screens;
    const int waiting = waitingLeast + static_cast<int>(state.max_iterations);
    const auto ready = clerk.open().and_then([&] { return clerk.letWait(waiting); }).and_then([&] {
        return screens.watch(hall, static_cast<std::size_t>(state.range(0)));
    });
    if (!ready) {
        state.SkipWithError(ready.error().c_str());
        return;
    }
    pressAndWatch(state, clerk, screens);
}

} // namespace

void addPressToScreens(const Setup& setup)
{
    for (const std::int64_t endpoints : {10, 200}) {
        benchmark::RegisterBenchmark(
            "PressToScreens", [&setup](benchmark::State& state) { pressToScreens(state, setup); })
            ->ArgName("endpoints")
            ->Arg(endpoints);
    }
}

} // namespace hall::bench
