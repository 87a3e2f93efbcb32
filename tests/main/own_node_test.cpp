// SPDX-License-Identifier: Apache-2.0
#include "app/main/own_node.h"
#include "tests/support/temp_dir.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QLocalServer>

#include <csignal>
#include <memory>
#include <unistd.h>
#include <vector>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::waitFor;

namespace {

bool isAtWork(pid_t process)
{
    QFile state{u"/proc/%1/stat"_s.arg(process)};
    return state.open(QIODevice::ReadOnly) && !state.readAll().contains(") Z ");
}

/// One's own node, played by a script.
class Watched
{
public:
    explicit Watched(const QByteArray& does)
    {
        write(does);
        node = std::make_unique<app::OwnNode>(script(), QStringList{}, socket(), timers);
        QObject::connect(node.get(), &app::OwnNode::started, node.get(), [this](qint64 pid) {
            processes.push_back(static_cast<pid_t>(pid));
        });
    }

    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;

    ~Watched()
    {
        for (const pid_t process : processes) {
            if (isAtWork(process)) {
                ::kill(process, SIGKILL);
            }
        }
    }

    void write(const QByteArray& does) const
    {
        QFile file{script()};
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + does + '\n');
        file.close();
        REQUIRE(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    [[nodiscard]] QString script() const
    {
        return path("node");
    }

    [[nodiscard]] QString socket() const
    {
        return path("hall.sock");
    }

    /// The newest has come to its end.
    void awaitEnd() const
    {
        REQUIRE(waitFor([&] { return !isAtWork(processes.back()); }));
    }

    port::HandTimers timers;
    std::unique_ptr<app::OwnNode> node;
    std::vector<pid_t> processes; ///< of every start, in order

private:
    [[nodiscard]] QString path(const char* name) const
    {
        return QString::fromStdString((m_dir.path() / name).string());
    }

    test::TempDir m_dir;
};

constexpr auto goesOn = "exec sleep 600";
constexpr auto endsAtOnce = "exit 1";

} // namespace

TEST_CASE("a node of one's own is started detached and outlives its face", "[process][own-node]")
{
    Watched watched{goesOn};
    watched.node->watch();
    REQUIRE(watched.processes.size() == 1);
    const pid_t process = watched.processes.front();

    CHECK(::getsid(process) != ::getsid(0));
    watched.node.reset();
    CHECK(isAtWork(process));
}

TEST_CASE("a node that is slow to take clients isn't started twice, a dead one is",
          "[process][own-node]")
{
    Watched watched{goesOn};
    watched.node->watch();

    watched.timers.advance(60s);
    CHECK(watched.processes.size() == 1);

    ::kill(watched.processes.front(), SIGKILL);
    watched.awaitEnd();
    watched.timers.advance(1s);
    CHECK(watched.processes.size() == 2);
}

TEST_CASE("a node that somebody else runs is as good, and is replaced when it is gone",
          "[process][own-node]")
{
    Watched watched{goesOn};
    auto foreign = std::make_unique<QLocalServer>();
    REQUIRE(foreign->listen(watched.socket()));

    watched.node->watch();
    watched.timers.advance(60s);
    CHECK(watched.processes.empty());

    foreign.reset();
    watched.timers.advance(1s);
    CHECK(watched.processes.size() == 1);
}

TEST_CASE("a node that doesn't last is started again, each time later", "[process][own-node]")
{
    Watched watched{endsAtOnce};
    std::vector<int> startedAt;
    watched.node->watch();
    for (int second = 0; second <= 20; ++second) {
        startedAt.resize(watched.processes.size(), second);
        watched.awaitEnd();
        watched.timers.advance(1s);
    }
    CHECK(startedAt == std::vector{0, 1, 3, 8, 13, 18});
}

TEST_CASE("after a node was seen the next start is at once again", "[process][own-node]")
{
    Watched watched{endsAtOnce};
    watched.node->watch();
    for (int second = 0; second < 3; ++second) {
        watched.awaitEnd();
        watched.timers.advance(1s);
    }
    REQUIRE(watched.processes.size() == 3);
    watched.awaitEnd();
    {
        QLocalServer foreign;
        REQUIRE(foreign.listen(watched.socket()));
        watched.timers.advance(1s);
    }

    watched.timers.advance(1s);
    CHECK(watched.processes.size() == 4);
}

TEST_CASE("a node that can't be started at all is tried again", "[process][own-node]")
{
    Watched watched{endsAtOnce};
    QFile::remove(watched.script());
    watched.node->watch();
    watched.timers.advance(10s);
    CHECK(watched.processes.empty());

    watched.write(endsAtOnce);
    watched.timers.advance(5s);
    CHECK(watched.processes.size() == 1);
}
