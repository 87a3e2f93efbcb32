// SPDX-License-Identifier: Apache-2.0
#include "app/station/code_reading.h"
#include "drivers/scanner/camera_scanner.h"
#include "drivers/scanner/scanner_device.h"
#include "tests/station/reading_bench.h"
#include "tests/support/code_pictures.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using protocol::Found;

namespace {

/// With a scanner.
struct ScannerBench : test::ReadingBench
{
    ScannerBench()
    {
        begin();
        codes = std::make_unique<station::CodeReading>(*link, device);
        device.start();
        REQUIRE(test::waitFor([&] { return link->isOurs() && reading.ready; }));
    }

    bool scan(const QByteArray& text)
    {
        const auto before = reading.reading;
        port.deliver(text + '\r');
        return test::waitFor([&] { return reading.reading > before; });
    }

    [[nodiscard]] std::string scannerWord() const
    {
        return wordOf("scanner");
    }

    bool isTold(const std::string& word)
    {
        return test::waitFor([&] { return scannerWord() == word; });
    }

    scanner::ScannerDevice device{port, timers};
    std::unique_ptr<station::CodeReading> codes;
};

bool isInAFile(const QString& folder, const QByteArray& text)
{
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text)) {
            return true;
        }
    }
    return false;
}

QByteArray& logged()
{
    static QByteArray all;
    return all;
}

void keepLog(QtMsgType /*type*/, const QMessageLogContext& /*where*/, const QString& message)
{
    logged() += message.toUtf8() + '\n';
}

} // namespace

TEST_CASE("a ticket that is scanned is found and shown at the kiosk of its station",
          "[station][scanner]")
{
    ScannerBench bench;
    const auto taken = bench.node.ask(
        *bench.kiosk, u"ticket.take"_s, {{u"service"_s, u"a1"_s}, {u"station"_s, u"kiosk-1"_s}});
    REQUIRE(taken);
    REQUIRE(test::waitFor([&] { return !bench.link->view().jobs.empty(); }));

    REQUIRE(bench.scan(QByteArray::fromStdString(bench.link->view().jobs.front().code)));

    CHECK(bench.reading.found == Found::Ticket);
    REQUIRE(bench.reading.ticket);
    CHECK(bench.reading.ticket->number == taken->ticket->number);
}

TEST_CASE("a code that is none of ours is read, and stands in no log and no file",
          "[station][scanner]")
{
    logged().clear();
    const QtMessageHandler before = qInstallMessageHandler(&keepLog);
    ScannerBench bench;
    const QByteArray secret = "SFZ-11010519000101001X-geheim";
    const bool isRead = bench.scan(secret);
    // Longer in UTF-8 than the node takes.
    bench.port.deliver(QByteArray("\xD5\xC5").repeated(2000) + secret + '\r');
    const bool isRefused = test::waitFor([] { return logged().contains("didn't take a code"); });
    const bool isNextRead = bench.scan("A002");
    qInstallMessageHandler(before);

    REQUIRE(isRead);
    CHECK(isRefused);
    CHECK(isNextRead);
    CHECK(bench.reading.found == Found::Nothing);
    CHECK_FALSE(logged().contains("geheim"));
    CHECK_FALSE(isInAFile(QString::fromStdString(bench.node.dir.path().string()), "geheim"));
}

TEST_CASE("the node knows how the scanner is", "[station][scanner]")
{
    ScannerBench bench;
    CHECK(bench.isTold("ready"));
    bench.port.deliver(QByteArray(5000, 'x'));
    CHECK(bench.isTold("noise"));
    bench.port.unplug(u"cable"_s);
    CHECK(bench.isTold("offline"));
    REQUIRE(test::waitFor([&] { return !bench.reading.ready; }));
    bench.port.plug();
    CHECK(bench.isTold("ready"));
}

TEST_CASE("what is scanned while there is no node is forgotten", "[station][scanner]")
{
    ScannerBench bench;
    QSignalSpy unlinked(bench.stationClient.get(), &client::HallClient::unlinked);
    bench.node.node.reset();
    REQUIRE(test::waitFor([&] { return !unlinked.isEmpty(); }));
    bench.port.deliver("A001\r");
    bench.node.restart();
    REQUIRE(test::waitFor([&] { return bench.link->isOurs() && bench.kiosk->isLinked(); }));

    bench.reading.reading = 0;
    REQUIRE(bench.scan("B002"));
    CHECK(bench.reading.reading == 1);
}

TEST_CASE("a test of the scanner opens its port again", "[station][scanner]")
{
    ScannerBench bench;
    QSignalSpy opened(&bench.port, &port::MemoryPort::opened);
    emit bench.link->testAsked(u"printer"_s);
    CHECK(opened.isEmpty());
    emit bench.link->testAsked(u"scanner"_s);
    CHECK(opened.size() == 1);
    CHECK(bench.isTold("ready"));
}

TEST_CASE("a camera's child that is killed is started again and reads on", "[station][scanner]")
{
    const QTemporaryDir dir;
    port::QtTimers timers;
    scanner::CameraScanner camera(
        QStringLiteral(HALL_BIN_DIR "/paihao-media"), u"pictures:"_s + dir.path(), timers);
    QStringList read;
    QObject::connect(&camera, &scanner::CodeSource::read, &camera, [&](const QString& text) {
        read.append(text);
    });
    const auto show = [&dir](const QString& name, std::uint32_t seed) {
        const auto drawn = test::drawCodePicture(test::PictureKind::Tilted, {}, seed);
        const QImage image(drawn.luminance.data(),
                           drawn.size.width,
                           drawn.size.height,
                           drawn.size.width,
                           QImage::Format_Grayscale8);
        REQUIRE(image.save(dir.filePath(name)));
        return QString::fromStdString(drawn.text);
    };
    camera.start();
    REQUIRE(test::waitFor([&] { return camera.state() == scanner::ScannerState::Ready; }));
    const QString first = show(u"1.png"_s, 1);
    REQUIRE(test::waitFor([&] { return read == QStringList{first}; }));

    const qint64 killed = camera.child();
    REQUIRE(::kill(static_cast<pid_t>(killed), SIGKILL) == 0);
    REQUIRE(test::waitFor([&] { return camera.state() == scanner::ScannerState::Offline; }));
    REQUIRE(test::waitFor([&] { return camera.state() == scanner::ScannerState::Ready; }));
    CHECK(camera.child() != killed);
    const QString second = show(u"2.png"_s, 2);
    CHECK(test::waitFor([&] { return read == QStringList{first, second}; }));
}

TEST_CASE("a camera's program that isn't there is offline, and looked for again",
          "[station][scanner]")
{
    port::HandTimers timers;
    scanner::CameraScanner camera(u"/nowhere/paihao-media"_s, u"camera"_s, timers);
    camera.start();
    REQUIRE(test::waitFor([&] { return camera.state() == scanner::ScannerState::Offline; }));
    CHECK_FALSE(timers.isIdle());
    camera.lookAgain();
    CHECK(timers.isIdle());
    REQUIRE(test::waitFor([&] { return !timers.isIdle(); }));
}
