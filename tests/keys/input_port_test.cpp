// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/device_link.h"
#include "drivers/port/input_port.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using port::InputPort;
using port::Loss;

namespace {

QString& warned()
{
    static QString all;
    return all;
}

/// What the port says of itself while this lives.
struct Log
{
    Log()
    {
        warned().clear();
        before =
            qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString& text) {
                warned() += text + u'\n';
            });
    }

    ~Log()
    {
        qInstallMessageHandler(before);
    }

    QtMessageHandler before;
};

struct PortBench
{
    explicit PortBench(const QString& path, InputPort::Grab grab = &port::grabInput)
        : port(path, timers, std::move(grab))
    {
        QObject::connect(&port, &InputPort::lost, &port, [this](const QString& reason) {
            reasons.append(reason);
        });
        QObject::connect(
            &port, &InputPort::received, &port, [this](const QByteArray& b) { bytes += b; });
        port.open();
    }

    port::HandTimers timers;
    InputPort port;
    QStringList reasons;
    QByteArray bytes;
};

} // namespace

TEST_CASE("a keyboard that another program has grabbed isn't used, and that is said",
          "[keys][port]")
{
    const Log log;
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"keys"_s);
    REQUIRE(::mkfifo(QFile::encodeName(path).constData(), 0600) == 0);
    PortBench bench(path, [](int) { return EBUSY; });

    CHECK_FALSE(bench.port.isOpen());
    CHECK(bench.port.loss() == Loss::Taken);
    REQUIRE(bench.reasons.size() == 1);
    CHECK(bench.reasons[0].contains(u"would reach other programs, so it isn't used"));
    CHECK(warned().contains(path));

    bench.timers.advance(60s);
    CHECK(bench.reasons.size() == 1);
    CHECK(warned().count(u'\n') == 1);
}

TEST_CASE("what is no input device is refused", "[keys][port]")
{
    const Log log;
    const QTemporaryDir dir;
    QString path = u"/dev/null"_s;
    SECTION("a file")
    {
        path = dir.filePath(u"file"_s);
        REQUIRE(QFile(path).open(QIODevice::WriteOnly));
    }
    SECTION("another device") {}
    const PortBench bench(path);
    CHECK_FALSE(bench.port.isOpen());
    CHECK(bench.reasons == QStringList{path + u" is no input device"_s});
    CHECK(bench.port.loss() == Loss::Gone);
}

TEST_CASE("a keyboard that is pulled out is gone once, and comes back by its path", "[keys][port]")
{
    const QTemporaryDir dir;
    emulator::PtyLink link(dir.filePath(u"keys"_s));
    REQUIRE(link.plug());
    PortBench bench(dir.filePath(u"keys"_s));
    REQUIRE(bench.port.isOpen());
    // Bytes that a terminal would take for its own: interrupt, end, erase, a line's end.
    const QByteArray odd("\x03\x04\x7F\r\n\x11\x13\x1A\0", 9);
    link.send(odd);
    REQUIRE(test::waitFor([&] { return bench.bytes.size() == odd.size(); }));
    CHECK(bench.bytes == odd);

    link.unplug();
    REQUIRE(test::waitFor([&] { return !bench.port.isOpen(); }));
    CHECK(bench.reasons.size() == 1);
    bench.timers.advance(30s);
    CHECK(bench.reasons.size() == 1);

    QSignalSpy opened(&bench.port, &InputPort::opened);
    REQUIRE(link.plug());
    bench.timers.advance(10s);
    CHECK(opened.size() == 1);
    link.send("x");
    CHECK(test::waitFor([&] { return bench.bytes.endsWith('x'); }));
}
