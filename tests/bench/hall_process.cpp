// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/hall_process.h"

#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ; // NOLINT: POSIX names it so

namespace hall::bench {

namespace {

constexpr int lookAgainMs = 1000;
constexpr std::chrono::seconds startsWithin{60};

std::vector<std::string> argumentsOf(const Setup& setup, const std::filesystem::path& dataDir)
{
    std::vector<std::string> arguments{setup.hallProgram.string(),
                                       "--config",
                                       setup.hallToml.string(),
                                       "--data",
                                       dataDir.string()};
    for (const std::string& setting : hallOverrides()) {
        arguments.emplace_back("--set");
        arguments.push_back(setting);
    }
    return arguments;
}

} // namespace

std::vector<std::string> hallOverrides()
{
    return {"calendar.opens=by_hand",
            "printer.port=",
            "listen.port=0",
            // Ten thousand events a second would make two snapshots a second; a hall makes a few a
            // day.
            "journal.snapshot_every=1000000",
            "limits.commands_per_second=10000",
            "limits.sessions=1000"};
}

HallProcess::HallProcess(const Setup& setup, std::filesystem::path dataDir)
    : m_setup(setup)
    , m_dataDir(std::move(dataDir))
{
}

HallProcess::~HallProcess()
{
    kill();
}

void HallProcess::kill()
{
    if (m_process > 0) {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
        m_process = 0;
    }
    std::error_code ignored;
    std::filesystem::remove(socket(), ignored);
}

Result<Line, std::string> HallProcess::start()
{
    std::error_code ignored;
    std::filesystem::create_directories(m_dataDir, ignored);
    const int watch = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    ::inotify_add_watch(watch, m_dataDir.c_str(), IN_CREATE | IN_MOVED_TO);
    auto line = [&]() -> Result<Line, std::string> {
        if (auto spawned = spawn(); !spawned) {
            return failure(spawned.error());
        }
        return awaitSocket(watch);
    }();
    ::close(watch);
    return line;
}

Result<void, std::string> HallProcess::spawn()
{
    std::vector<std::string> arguments = argumentsOf(m_setup, m_dataDir);
    std::vector<char*> pointers;
    pointers.reserve(arguments.size() + 1);
    for (std::string& argument : arguments) {
        pointers.push_back(argument.data());
    }
    pointers.push_back(nullptr);
    const int failed = ::posix_spawn(
        &m_process, m_setup.hallProgram.c_str(), nullptr, nullptr, pointers.data(), environ);
    if (failed != 0) {
        m_process = 0;
        return failure("can't start " + m_setup.hallProgram.string() + ": " +
                       std::strerror(failed));
    }
    return {};
}

/// The folder tells when a file was made in it; that it was the socket shows when it answers.
Result<Line, std::string> HallProcess::awaitSocket(int watch)
{
    const SteadyTime deadline = std::chrono::steady_clock::now() + startsWithin;
    auto line = connect();
    while (!line && std::chrono::steady_clock::now() < deadline) {
        if (int status = 0; ::waitpid(m_process, &status, WNOHANG) == m_process) {
            m_process = 0;
            return failure("paihao-hall ended with wait status " + std::to_string(status) +
                           "; its reason stands above");
        }
        pollfd wait{.fd = watch, .events = POLLIN, .revents = 0};
        if (::poll(&wait, 1, lookAgainMs) == 1) {
            std::array<char, 4096> events; // NOLINT: filled by read
            [[maybe_unused]] const auto taken = ::read(watch, events.data(), events.size());
        }
        line = connect();
    }
    return line;
}

Result<Line, std::string> HallProcess::connect() const
{
    return Line::connect(socket());
}

std::filesystem::path HallProcess::socket() const
{
    return m_dataDir / "hall.sock";
}

Result<void, std::string> openHall(Line& line, int counters)
{
    auto answer =
        ask(line, "day.open", commandParams(R"("day":"2026-11-23","timeConfirmed":true)"));
    for (int counter = 1; counter <= counters && answer; ++counter) {
        const std::string number = std::to_string(counter);
        std::string params = R"("counter":)";
        params.append(number).append(R"(,"clerk":"10)").append(number).append("\"");
        answer = ask(line, "counter.open", commandParams(params));
    }
    return answer ? Result<void, std::string>{} : failure(answer.error());
}

} // namespace hall::bench
