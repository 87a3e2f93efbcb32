// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/folder.h"
#include "tests/bench/hall_process.h"

#include <poll.h>

namespace hall::bench {

namespace {

/// A session that takes a ticket, waits for the answer, gives it back, waits, and so on: the hall
/// doesn't fill up.
class Client
{
public:
    explicit Client(Line line)
        : m_line(std::move(line))
    {
    }

    [[nodiscard]] int descriptor() const
    {
        return m_line.descriptor();
    }

    [[nodiscard]] bool press()
    {
        m_pressed = std::chrono::steady_clock::now();
        return m_ticket.empty()
                   ? m_line.send("ticket.take", commandParams(R"("service":"pension-proof")"))
                   : m_line.send("ticket.cancel", commandParams(R"("ticket":")" + m_ticket + '"'));
    }

    /// Whether the answer has come; its time goes to `samples`, and the next press follows.
    [[nodiscard]] bool answered(Samples& samples)
    {
        const auto answer = m_line.next();
        if (!answer) {
            return false;
        }
        samples.addSince(m_pressed);
        m_ticket = m_ticket.empty() ? textOf(*answer, "id") : std::string{};
        return true;
    }

private:
    Line m_line;
    std::string m_ticket; ///< in hand; empty: none
    SteadyTime m_pressed;
};

/// Clients of one node, all at once.
class Crowd
{
public:
    [[nodiscard]] Result<void, std::string> gather(const HallProcess& hall, std::size_t clients)
    {
        for (std::size_t count = 0; count < clients; ++count) {
            auto line = hall.connect();
            if (!line) {
                return failure(line.error());
            }
            m_clients.emplace_back(std::move(*line));
            m_waits.push_back(
                {.fd = m_clients.back().descriptor(), .events = POLLIN, .revents = 0});
            if (!m_clients.back().press()) {
                return failure(std::string{"the node took no request"});
            }
        }
        return {};
    }

    /// Waits for the next answer of any client; false when none comes.
    [[nodiscard]] bool oneAnswer(Samples& samples)
    {
        while (true) {
            for (; m_at < m_clients.size(); ++m_at) {
                if (m_waits[m_at].revents != 0 && m_clients[m_at].answered(samples)) {
                    m_waits[m_at].revents = 0;
                    return m_clients[m_at++].press();
                }
            }
            m_at = 0;
            if (::poll(m_waits.data(), m_waits.size(), answerWithinMs) <= 0) {
                return false;
            }
        }
    }

private:
    static constexpr int answerWithinMs = 10'000;

    std::vector<Client> m_clients;
    std::vector<pollfd> m_waits;
    std::size_t m_at = 0; ///< the client that is looked at next
};

void groupCommit(benchmark::State& state, const Setup& setup)
{
    const Folder folder{setup.dataRoot};
    HallProcess hall{setup, folder.path()};
    auto line = hall.start();
    const auto opened = line ? openHall(*line, 0) : failure(line.error());
    Crowd crowd;
    const auto gathered =
        opened ? crowd.gather(hall, static_cast<std::size_t>(state.range(0))) : opened;
    if (!gathered) {
        state.SkipWithError(gathered.error().c_str());
        return;
    }
    Samples samples;
    const SteadyTime start = std::chrono::steady_clock::now();
    while (state.KeepRunning()) {
        if (!crowd.oneAnswer(samples)) {
            state.SkipWithError("no answer");
            break;
        }
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    samples.report(state);
    state.counters["items_per_second"] = static_cast<double>(samples.size()) / took.count();
}

} // namespace

void addGroupCommit(const Setup& setup)
{
    for (const std::int64_t clients : {1, 8, 64}) {
        benchmark::RegisterBenchmark(
            "GroupCommit", [&setup](benchmark::State& state) { groupCommit(state, setup); })
            ->ArgName("clients")
            ->Arg(clients);
    }
}

} // namespace hall::bench
