// SPDX-License-Identifier: Apache-2.0
#include "app/http/server.h"
#include "tests/support/certificates.h"
#include "tests/support/temp_dir.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslSocket>

namespace hall::http {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::waitFor;

namespace {

/// Says what it was asked.
Response echo(const Request& request)
{
    std::string said = request.path + '\n';
    for (const auto& [name, value] : request.query) {
        said.append(name).append("=").append(value).append("\n");
    }
    return {.status = 200,
            .type = "text/plain",
            .headers = {{"X-Peer", request.peer}},
            .body = said + request.body};
}

std::unique_ptr<Server> serve(const Limits& limits = {}, const Answer& answer = echo)
{
    auto server = Server::open(
        {.address = "127.0.0.1:0", .certificate = std::nullopt, .limits = limits}, answer);
    REQUIRE(server);
    return std::move(*server);
}

/// A client that says its bytes as a test wants them.
class Line
{
public:
    explicit Line(const Server& server)
    {
        QObject::connect(
            &m_socket, &QTcpSocket::readyRead, [this] { heard += m_socket.readAll(); });
        m_socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(server.port()));
        REQUIRE(waitFor([&] { return m_socket.state() == QTcpSocket::ConnectedState; }));
    }

    void say(const QByteArray& bytes)
    {
        m_socket.write(bytes);
    }

    [[nodiscard]] bool hears(const QByteArray& text)
    {
        return waitFor([&] { return heard.contains(text); });
    }

    [[nodiscard]] bool isEnded()
    {
        return waitFor([&] { return m_socket.state() == QTcpSocket::UnconnectedState; });
    }

    [[nodiscard]] bool isOpen() const
    {
        return m_socket.state() == QTcpSocket::ConnectedState;
    }

    QByteArray heard;

private:
    QTcpSocket m_socket;
};

const QByteArray hello = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n"_qba;

QByteArray put(qsizetype bytes)
{
    return "PUT /x HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(bytes) +
           "\r\n\r\n" + QByteArray(bytes, 'a');
}

} // namespace

TEST_CASE("a request is answered, and the connection stays", "[http]")
{
    const auto server = serve();
    Line line{*server};

    line.say("GET /v1/%E6%8E%92?a=1&b=x%26y+z&c HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(line.hears("/v1/%E6%8E%92\na=1\nb=x&y z\nc=\n"));
    CHECK(line.heard.startsWith("HTTP/1.1 200 OK\r\n"));
    CHECK(line.heard.contains("Content-Type: text/plain\r\n"));
    CHECK(line.heard.contains("X-Peer: 127.0.0.1\r\n"));

    line.say("PUT /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
             "chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    CHECK(line.hears("/x\nabcde"));
}

TEST_CASE("HEAD is answered as GET without the body", "[http]")
{
    const auto server = serve();
    Line line{*server};
    line.say("HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\n" + hello);

    CHECK(line.hears("/hello\n"));
    CHECK(line.heard.count("Content-Length: 7\r\n") == 2);
    CHECK(line.heard.count("/hello\n") == 1);
}

TEST_CASE("requests that come at once are answered in their order", "[http]")
{
    const auto server = serve();
    Line line{*server};
    QByteArray all;
    for (int i = 0; i < 50; ++i) {
        all += "GET /" + QByteArray::number(1000 + i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }
    line.say(all);

    CHECK(line.hears("/1049\n"));
    CHECK(line.heard.count("HTTP/1.1 200 OK") == 50);
    CHECK(line.heard.indexOf("/1010\n") < line.heard.indexOf("/1011\n"));
}

TEST_CASE("a slow client holds up nobody", "[http]")
{
    const auto server = serve();
    Line slow{*server};
    slow.say(hello.left(10));
    Line other{*server};
    other.say(hello);
    CHECK(other.hears("/hello\n"));
    CHECK(slow.heard.isEmpty());

    slow.say(hello.mid(10));
    CHECK(slow.hears("/hello\n"));
}

TEST_CASE("a connection that says nothing ends", "[http]")
{
    const auto server = serve({.quiet = 1s});
    Line silent{*server};
    Line half{*server};
    half.say(hello.left(10));

    CHECK(silent.isEnded());
    CHECK(half.isEnded());
}

TEST_CASE("a request that never gets whole ends, however often a byte of it comes", "[http]")
{
    const auto server = serve({.request = 400ms});
    Line slow{*server};
    slow.say("GET /hello HTTP/1.1\r\nHost: ");
    CHECK(waitFor([&] {
        slow.say("x");
        return !slow.isOpen();
    }));
    CHECK(slow.heard.isEmpty());
}

TEST_CASE("a body that is too large is refused in words", "[http]")
{
    const auto server = serve({.bodyBytes = 1000, .refusedBodyBytes = 16'000'000});
    Line line{*server};
    line.say(put(1000));
    CHECK(line.hears(QByteArray(1000, 'a')));

    line.heard.clear();
    SECTION("and the connection stays")
    {
        line.say(put(10'000'000) + hello);
        CHECK(line.hears("\"a body has at most 1000 bytes here\""));
        CHECK(line.heard.startsWith("HTTP/1.1 413 "));
        CHECK(line.heard.contains("Content-Type: application/problem+json\r\n"));
        CHECK(line.hears("/hello\n"));
    }
    SECTION("before it is sent, where the client waits for that")
    {
        line.say("PUT /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n"
                 "Expect: 100-continue\r\n\r\n");
        CHECK(line.hears("HTTP/1.1 413 "));
    }
    SECTION("also where its length isn't said")
    {
        line.say("PUT /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" +
                 QByteArray(1001, 'a') + "\r\n0\r\n\r\n");
        CHECK(line.hears("HTTP/1.1 413 "));
    }
    SECTION("at once, where there is no end of it to wait for")
    {
        line.say("PUT /x HTTP/1.1\r\nHost: x\r\nContent-Length: 16000001\r\n\r\n");
        CHECK(line.hears("HTTP/1.1 413 "));
        CHECK(line.isEnded());
    }
    SECTION("and one without an end ends the connection")
    {
        line.say("PUT /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n");
        const QByteArray piece(1'000'000, 'a');
        for (int i = 0; i < 17; ++i) {
            line.say(piece);
        }
        CHECK(line.isEnded());
    }
}

TEST_CASE("paths and headers have limits", "[http]")
{
    const auto server = serve({.targetBytes = 100, .headerBytes = 1000});
    const auto answerTo = [&](const QByteArray& request) {
        Line line{*server};
        line.say(request);
        REQUIRE(line.hears("\r\n"));
        return line.heard.left(13);
    };

    CHECK(answerTo("GET /" + QByteArray(99, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n") ==
          "HTTP/1.1 200 ");
    CHECK(answerTo("GET /" + QByteArray(100, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n") ==
          "HTTP/1.1 414 ");
    CHECK(answerTo("GET /?a=" + QByteArray(99, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n") ==
          "HTTP/1.1 414 ");
    CHECK(answerTo("GET / HTTP/1.1\r\nHost: x\r\nMuch: " + QByteArray(1000, 'a') + "\r\n\r\n") ==
          "HTTP/1.1 431 ");
    // Beyond what a connection has room for.
    CHECK(answerTo("GET / HTTP/1.1\r\nHost: x\r\nMuch: " + QByteArray(100'000, 'a') + "\r\n\r\n") ==
          "HTTP/1.1 431 ");
    CHECK(answerTo("GET /" + QByteArray(100'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n") ==
          "HTTP/1.1 414 ");
}

TEST_CASE("what isn't a sound request never gets to be answered", "[http]")
{
    int asked = 0;
    const auto server = serve({}, [&](const Request& request) {
        ++asked;
        return echo(request);
    });
    const auto refusal = [&](const QByteArray& request) {
        Line line{*server};
        line.say(request);
        REQUIRE(line.hears("\r\n"));
        return line.heard.left(13);
    };

    CHECK(refusal("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n") == "HTTP/1.1 400 ");
    CHECK(refusal("GET /?a=%1 HTTP/1.1\r\nHost: x\r\n\r\n") == "HTTP/1.1 400 ");
    CHECK(refusal("GET / HTTP/1.1\r\n\r\n") == "HTTP/1.1 400 ");
    CHECK(refusal("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
                  "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == "HTTP/1.1 400 ");
    CHECK(refusal("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n") == "HTTP/1.1 400 ");
    CHECK(asked == 0);
}

TEST_CASE("one address has only so many connections", "[http]")
{
    const auto server = serve({.connections = 10, .connectionsPerAddress = 2});
    Line one{*server};
    Line two{*server};
    Line three{*server};

    CHECK(three.isEnded());
    one.say(hello);
    two.say(hello);
    CHECK(one.hears("/hello\n"));
    CHECK(two.hears("/hello\n"));
}

TEST_CASE("more connections than there may be wait for their turn", "[http]")
{
    const auto server = serve({.connections = 1, .connectionsPerAddress = 10});
    auto one = std::make_unique<Line>(*server);
    one->say(hello);
    CHECK(one->hears("/hello\n"));
    Line two{*server};
    two.say(hello);
    one->say(hello);
    CHECK(waitFor([&] { return one->heard.count("/hello\n") == 2; }));
    CHECK(two.heard.isEmpty());

    one.reset();
    CHECK(two.hears("/hello\n"));
}

TEST_CASE("a client that goes in the middle leaves nothing behind", "[http]")
{
    const auto server = serve({.connections = 2});
    for (int i = 0; i < 20; ++i) {
        Line gone{*server};
        gone.say(put(100'000).left(5'000));
    }
    Line line{*server};
    line.say(hello);
    CHECK(line.hears("/hello\n"));
}

TEST_CASE("an address that can't be had is told", "[http]")
{
    const auto server = serve();
    const auto why = [](const std::string& address) {
        const auto opened =
            Server::open({.address = address, .certificate = std::nullopt, .limits = {}}, echo);
        REQUIRE_FALSE(opened);
        return opened.error();
    };

    const std::string taken = "127.0.0.1:" + std::to_string(server->port());
    CHECK(why(taken) == "can't listen on " + taken + ": Address already in use");
    for (const char* address :
         {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "localhost:80", "::1:80", "[::1]"}) {
        CAPTURE(address);
        CHECK(why(address) == '"' + std::string{address} +
                                  "\" is no address with a port, such as 127.0.0.1:8480 or "
                                  "[::1]:8480");
    }
}

TEST_CASE("over TLS with a certificate", "[http][tls]")
{
    const test::TempDir dir;
    const QString folder = QString::fromStdString(dir.path().string());
    REQUIRE(test::makeCertificate(dir.path(), "hub"));
    const auto content = [&](const QString& name) {
        QFile file{folder + u'/' + name};
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll().toStdString();
    };
    const Certificate certificate{.chain = content(u"hub.pem"_s), .key = content(u"hub.key"_s)};
    const auto server =
        Server::open({.address = "127.0.0.1:0", .certificate = certificate, .limits = {}}, echo);
    REQUIRE(server);

    QSslSocket socket;
    QByteArray heard;
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.setCaCertificates(QSslCertificate::fromPath(folder + u"/hub.pem"_s));
    socket.setSslConfiguration(trusting);
    QObject::connect(&socket, &QSslSocket::readyRead, [&] { heard += socket.readAll(); });
    QObject::connect(&socket, &QSslSocket::encrypted, [&] { socket.write(hello); });
    socket.connectToHostEncrypted(u"127.0.0.1"_s, static_cast<quint16>((*server)->port()));
    CHECK(waitFor([&] { return heard.contains("/hello\n"); }));

    Line clear{**server};
    clear.say(hello);
    CHECK(clear.isEnded());
    CHECK_FALSE(clear.heard.contains("200"));

    const auto wrong =
        Server::open({.address = "127.0.0.1:0",
                      .certificate = Certificate{.chain = certificate.chain, .key = "no key"},
                      .limits = {}},
                     echo);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error() == "the certificate and its key can't be used, or don't belong together");
}

} // namespace hall::http
