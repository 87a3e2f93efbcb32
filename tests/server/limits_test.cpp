// SPDX-License-Identifier: Apache-2.0
#include "tests/server/running_node.h"

#include <QFile>
#include <QLocalSocket>
#include <QWebSocket>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::RunningNode;
using hall::test::waitFor;

namespace {

Limits smallLimits()
{
    Limits limits = RunningNode::generousLimits();
    limits.sessions = 5;
    limits.commandsPerSecond = 50;
    limits.handshakeSeconds = 1;
    return limits;
}

/// A client that speaks bytes.
struct RawClient
{
    explicit RawClient(const RunningNode& node)
    {
        socket.connectToServer(QString::fromStdString(node.node->socket().string()));
        REQUIRE(waitFor([&] { return socket.state() == QLocalSocket::ConnectedState; }));
        QObject::connect(&socket, &QLocalSocket::readyRead, [this] {
            if (reads) {
                heard += socket.readAll();
            }
        });
    }

    [[nodiscard]] bool isGone() const
    {
        return socket.state() == QLocalSocket::UnconnectedState;
    }

    QLocalSocket socket;
    QByteArray heard;
    bool reads = true;
};

/// The hall still works for everybody else.
void checkWorks(RunningNode& node)
{
    auto client = node.linkedClient();
    CHECK(node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}}));
}

QByteArray state(int id)
{
    return R"({"jsonrpc":"2.0","id":)" + QByteArray::number(id) +
           R"(,"method":"hall.state","params":{}})"
           "\n";
}

} // namespace

TEST_CASE("a megabyte without an end is hung up on with a reason", "[limits]")
{
    RunningNode node;
    node.openHall(*node.linkedClient());
    RawClient raw{node};
    raw.socket.write(QByteArray(qsizetype{1024} * 1024, 'x'));

    REQUIRE(waitFor([&] { return raw.isGone(); }));
    CHECK(raw.heard.contains("must not be longer than 65536 bytes"));
    checkWorks(node);
}

TEST_CASE("half a message waits, and its client's end takes it along", "[limits]")
{
    RunningNode node;
    node.openHall(*node.linkedClient());
    {
        RawClient raw{node};
        raw.socket.write(state(1).left(20));
        raw.socket.flush();
        checkWorks(node);
    }
    checkWorks(node);
}

TEST_CASE("ten thousand requests at once: some are answered, the rest are told that it is too much",
          "[limits]")
{
    RunningNode node{smallLimits()};
    node.openHall(*node.linkedClient());
    RawClient raw{node};
    QByteArray many;
    for (int at = 0; at < 10000; ++at) {
        many += state(at);
    }
    raw.socket.write(many);

    REQUIRE(waitFor([&] { return raw.heard.count('\n') == 10000 || raw.isGone(); }));
    CHECK(raw.heard.contains("requests a second"));
    CHECK(raw.heard.contains("\"finished\""));
    checkWorks(node);
}

TEST_CASE("requests that cannot be read count as well", "[limits]")
{
    RunningNode node{smallLimits()};
    node.openHall(*node.linkedClient());
    RawClient raw{node};
    QByteArray many;
    for (int at = 0; at < smallLimits().commandsPerSecond; ++at) {
        many += "nonsense\n";
    }
    raw.socket.write(many + state(1) + state(2) + state(3));

    REQUIRE(waitFor([&] { return raw.heard.contains("requests a second") || raw.isGone(); }));
    checkWorks(node);
}

TEST_CASE("a client that never reads loses states, then the connection, and nobody else notices",
          "[limits]")
{
    RunningNode node;
    node.openHall(*node.linkedClient());
    RawClient raw{node};
    raw.reads = false;
    raw.socket.setReadBufferSize(1);
    int asked = 0;
    REQUIRE(waitFor([&] {
        while (!raw.isGone() && raw.socket.bytesToWrite() == 0) {
            raw.socket.write(state(++asked));
        }
        return raw.isGone();
    }));
    checkWorks(node);
}

TEST_CASE("connections beyond the limit and those that say nothing are turned away", "[limits]")
{
    RunningNode node{smallLimits()};
    std::vector<std::unique_ptr<RawClient>> silent(300);
    for (auto& client : silent) {
        client = std::make_unique<RawClient>(node);
    }
    REQUIRE(waitFor([&] {
        return std::ranges::all_of(silent, [](const auto& client) { return client->isGone(); });
    }));
    const auto said = [&](const char* what) {
        return std::ranges::count_if(
            silent, [&](const auto& client) { return client->heard.contains(what); });
    };
    CHECK(said("as many clients") >= 1);
    CHECK(said("say what it wants") >= 1);
    node.openHall(*node.linkedClient());
    checkWorks(node);
}

TEST_CASE("over WebSocket the token comes first, and a browser's page is refused", "[limits][web]")
{
    RunningNode node;
    REQUIRE(node.node->listener().listenOnLoopback({.address = "127.0.0.1", .port = 0}));
    const QUrl url{u"ws://127.0.0.1:%1"_s.arg(node.node->listener().webPort())};
    QFile file{QString::fromStdString((node.dir.path() / "token").string())};
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QString token = QString::fromUtf8(file.readAll().trimmed());

    SECTION("with the token a client works as over the socket")
    {
        client::HallClient client{{.socketPath = {}, .url = url, .token = token}, u"kiosk-1"_s};
        client.start();
        node.openHall(client);
        CHECK(node.ask(client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}})->ticket->number ==
              "A001");
    }
    SECTION("without it nothing is answered but that")
    {
        QWebSocket socket;
        QString heard;
        QObject::connect(
            &socket, &QWebSocket::textMessageReceived, [&](const QString& text) { heard += text; });
        QObject::connect(&socket, &QWebSocket::connected, [&] {
            socket.sendTextMessage(QString::fromUtf8(state(1).trimmed()));
            socket.sendTextMessage(
                uR"({"jsonrpc":"2.0","id":2,"method":"session.open","params":{"token":"guess"}})"_s);
        });
        socket.open(url);
        REQUIRE(waitFor([&] { return heard.contains(u"not this hall's token"_s); }));
        CHECK(heard.contains(u"session.open with the token"_s));
        CHECK_FALSE(heard.contains(u"finished"_s));
    }
    SECTION("a page in a browser names its origin and is refused at the handshake")
    {
        QWebSocket page{u"https://evil.example"_s};
        bool ended = false;
        bool opened = false;
        QObject::connect(&page, &QWebSocket::connected, [&] { opened = true; });
        QObject::connect(&page, &QWebSocket::disconnected, [&] { ended = true; });
        page.open(url);
        REQUIRE(waitFor([&] { return ended || opened; }));
        CHECK_FALSE(opened);
    }
    SECTION("a frame that is too long ends the connection")
    {
        QWebSocket socket;
        bool ended = false;
        QObject::connect(&socket, &QWebSocket::connected, [&] {
            socket.sendTextMessage(QString(qsizetype{1024} * 1024, u'x'));
        });
        QObject::connect(&socket, &QWebSocket::disconnected, [&] { ended = true; });
        socket.open(url);
        REQUIRE(waitFor([&] { return ended; }));
    }
}
