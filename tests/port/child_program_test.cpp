// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/child_program.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <array>

using namespace hall::port;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array backOff{200ms, 1000ms};

ChildProgram::Settings shell(const QString& script)
{
    return {.name = u"child"_s,
            .program = u"/bin/sh"_s,
            .arguments = {u"-c"_s, script},
            .backOff = backOff};
}

bool comes(const QSignalSpy& spy, qsizetype count)
{
    return hall::test::waitFor([&] { return spy.size() >= count; });
}

} // namespace

TEST_CASE("a child is heard line by line and hears what is written", "[port][child]")
{
    HandTimers timers;
    ChildProgram child(shell(u"echo up; while read -r line; do echo \"got $line\"; done"_s),
                       timers);
    const QSignalSpy said(&child, &ChildProgram::said);
    CHECK(child.id() == 0);
    child.write("lost\n");

    child.start();
    CHECK(child.runs());
    child.write("a\nb\n");

    REQUIRE(comes(said, 3));
    CHECK(said[0][0].toByteArray() == "up\n");
    CHECK(said[1][0].toByteArray() == "got a\n");
    CHECK(said[2][0].toByteArray() == "got b\n");
    CHECK(child.id() > 0);
}

TEST_CASE("a child that ends is started again, each time later until it lasts", "[port][child]")
{
    HandTimers timers;
    ChildProgram child(shell(u"echo up"_s), timers);
    const QSignalSpy said(&child, &ChildProgram::said);
    const QSignalSpy ended(&child, &ChildProgram::ended);
    child.start();
    qsizetype runs = 0;
    const auto againAfter = [&](milliseconds delay) {
        REQUIRE(comes(ended, ++runs));
        CHECK_FALSE(child.runs());
        timers.advance(delay - 1ms);
        CHECK_FALSE(child.runs());
        timers.advance(1ms);
        CHECK(child.runs());
    };

    againAfter(200ms);
    againAfter(1000ms);
    againAfter(1000ms);
    child.lasts();
    againAfter(200ms);
    REQUIRE(comes(said, 5));
}

TEST_CASE("a child that can't be started is tried again", "[port][child]")
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"program"_s);
    HandTimers timers;
    ChildProgram child({.name = u"child"_s, .program = path, .arguments = {}, .backOff = backOff},
                       timers);
    const QSignalSpy said(&child, &ChildProgram::said);
    const QSignalSpy ended(&child, &ChildProgram::ended);
    child.start();
    REQUIRE(comes(ended, 1));
    CHECK(child.id() == 0);
    timers.advance(200ms);
    REQUIRE(comes(ended, 2));

    QFile program(path);
    REQUIRE(program.open(QIODevice::WriteOnly));
    program.write("#!/bin/sh\necho up\nread -r line\n");
    program.close();
    REQUIRE(program.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    timers.advance(1000ms);
    CHECK(comes(said, 1));
    CHECK(ended.size() == 2);
}

TEST_CASE("a child that waits to be started again is started at once when asked", "[port][child]")
{
    HandTimers timers;
    ChildProgram child(shell(u"read -r line"_s), timers);
    const QSignalSpy ended(&child, &ChildProgram::ended);
    child.startNow();
    CHECK_FALSE(child.runs());
    child.start();
    REQUIRE(hall::test::waitFor([&] { return child.id() > 0; }));
    const qint64 first = child.id();
    child.startNow();
    CHECK(child.id() == first);

    child.kill();
    REQUIRE(comes(ended, 1));
    child.startNow();
    CHECK(child.runs());
    CHECK(timers.isIdle());
}

TEST_CASE("a child is told to go by the end of its input, and goes in good order", "[port][child]")
{
    const QTemporaryDir dir;
    const QString left = dir.filePath(u"left"_s);
    HandTimers timers;
    {
        ChildProgram child(shell(u"echo up; read -r line; : > '%1'"_s.arg(left)), timers);
        const QSignalSpy said(&child, &ChildProgram::said);
        child.start();
        REQUIRE(comes(said, 1));
    }
    CHECK(QFile::exists(left));
    CHECK(timers.isIdle());
}

TEST_CASE("a child that doesn't go is killed", "[port][child]")
{
    HandTimers timers;
    qint64 id = 0;
    {
        ChildProgram child(shell(u"echo up; exec sleep 600"_s), timers);
        const QSignalSpy said(&child, &ChildProgram::said);
        child.start();
        REQUIRE(comes(said, 1));
        id = child.id();
    }
    CHECK_FALSE(QFile::exists(u"/proc/%1"_s.arg(id)));
}
