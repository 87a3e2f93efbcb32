// SPDX-License-Identifier: Apache-2.0
#include "app/server/code_patterns.h"
#include "app/server/identity_resolver.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>

using namespace hall;
using namespace hall::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::waitFor;

namespace {

/// Says the same to everybody, byte for byte, and keeps what it was asked.
struct Answering
{
    explicit Answering(QByteArray bytes)
        : answer(std::move(bytes))
    {
        REQUIRE(server.listen(QHostAddress::LocalHost, 0));
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            QTcpSocket* host = server.nextPendingConnection();
            QObject::connect(host, &QTcpSocket::readyRead, host, [this, host] {
                asked += host->readAll();
                if (asked.endsWith('}') && !answer.isEmpty()) {
                    host->write(answer);
                    host->disconnectFromHost();
                }
            });
        });
    }

    [[nodiscard]] IdentityResolver::Setup setup() const
    {
        return {.settings = {.address = "http://127.0.0.1:" + std::to_string(server.serverPort()) +
                                        "/r?x=1",
                             .timeoutSeconds = 1,
                             .body = R"({"code": "{code}", "at": ["{station}", "{hall}"]})",
                             .number = "/data/0/number",
                             .secret = {},
                             .patterns = {"SF*"}},
                .timeout = 5000ms,
                .hall = "small",
                .secret = "sesame"};
    }

    QTcpServer server;
    QByteArray answer;
    QByteArray asked;
};

QByteArray http(const QByteArray& status, const QByteArray& body, const QByteArray& more = {})
{
    return "HTTP/1.1 " + status + "\r\n" + more +
           "Connection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
           body;
}

struct Heard
{
    Resolved resolved;
    std::string number;
};

Heard ask(const IdentityResolver::Setup& setup, const std::string& code = "SF1")
{
    IdentityResolver resolver{setup};
    std::optional<Heard> heard;
    resolver.ask({"kiosk-1"}, code, [&](Resolved resolved, const std::string& number) {
        heard = {resolved, number};
    });
    REQUIRE(waitFor([&] { return heard.has_value(); }));
    return *heard;
}

Resolved heardOf(const QByteArray& answer)
{
    const Answering server{answer};
    return ask(server.setup()).resolved;
}

} // namespace

TEST_CASE("a code is sent as it was read, in the form that was set, with our secret", "[codes]")
{
    Answering server{http("200 OK", R"({"data":[{"number":"110101190001010014","name":"x"}]})")};
    const std::string odd = "SF\"\\{station}\n张";

    const Heard heard = ask(server.setup(), odd);

    CHECK(heard.resolved == Resolved::Person);
    CHECK(heard.number == "110101190001010014");
    CHECK(server.asked.startsWith("POST /r?x=1 HTTP/1.1\r\n"));
    CHECK(server.asked.contains("Authorization: Bearer sesame\r\n"));
    CHECK(server.asked.contains("Content-Type: application/json\r\n"));
    const QByteArray body = server.asked.mid(server.asked.indexOf("\r\n\r\n") + 4);
    const QJsonObject sent = QJsonDocument::fromJson(body).object();
    CHECK(sent[u"code"_s].toString().toStdString() == odd);
    CHECK(body.contains(R"("at": ["kiosk-1", "small"])"));
}

TEST_CASE("each answer of a resolver has its meaning", "[codes]")
{
    CHECK(heardOf(http("200 OK", R"({"data":[]})")) == Resolved::Refused);
    CHECK(heardOf(http("200 OK", R"({"data":[{"number":null}]})")) == Resolved::Refused);
    CHECK(heardOf(http("200 OK", R"({"data":[{"number":""}]})")) == Resolved::Refused);
    CHECK(heardOf(http("200 OK", R"({"data":[{"number":17}]})")) == Resolved::Refused);
    CHECK(heardOf(http("404 Not Found", "{}")) == Resolved::Refused);
    CHECK(heardOf(http("422 No", "")) == Resolved::Refused);
    CHECK(heardOf(http("401 Who", "")) == Resolved::Denied);
    CHECK(heardOf(http("403 No", "")) == Resolved::Denied);
    CHECK(heardOf(http("429 Later", "")) == Resolved::Unreachable);
    CHECK(heardOf(http("500 Ouch", "{}")) == Resolved::Unreachable);
    CHECK(heardOf(http("503 Later", "{}")) == Resolved::Unreachable);
    CHECK(heardOf(http("200 OK", "")) == Resolved::Garbled);
    CHECK(heardOf(http("200 OK", "[]")) == Resolved::Garbled);
    CHECK(heardOf(http("200 OK", "<html>")) == Resolved::Garbled);
    CHECK(heardOf(http("302 There", "", "Location: http://127.0.0.1:1/\r\n")) == Resolved::Garbled);
    CHECK(heardOf("SSH-2.0-OpenSSH\r\n") == Resolved::Unreachable);
    CHECK(heardOf(http("200 OK", QByteArray(1 << 20, ' '))) == Resolved::Garbled);
    // More than is waited for.
    CHECK(heardOf("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n" +
                  QByteArray(1 << 20, ' ')) == Resolved::Garbled);
    // Cut off in the middle of a number.
    CHECK(heardOf("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"data\":[{\"number\":\"1101") ==
          Resolved::Unreachable);
}

TEST_CASE("nobody there and nobody answering are told apart, both in time", "[codes]")
{
    auto silent = Answering{{}}.setup();
    CHECK(ask(silent).resolved == Resolved::Unreachable); // shut again
    const Answering open{{}};
    silent = open.setup();
    silent.timeout = 100ms;
    CHECK(ask(silent).resolved == Resolved::Slow);
}

TEST_CASE("a station that asks again has forgotten what it asked before", "[codes]")
{
    const Answering silent{{}};
    auto setup = silent.setup();
    setup.timeout = 100ms;
    IdentityResolver resolver{setup};
    int first = 0;
    std::optional<Resolved> second;
    resolver.ask({"kiosk-1"}, "SF1", [&](Resolved, const std::string&) { ++first; });
    resolver.ask({"kiosk-1"}, "SF2", [&](Resolved heard, const std::string&) { second = heard; });
    REQUIRE(waitFor([&] { return second.has_value(); }));
    CHECK(first == 0);
}

TEST_CASE("codes are known by patterns", "[codes]")
{
    struct Row
    {
        std::string_view pattern;
        std::string_view text;
        bool fits;
    };

    for (const Row& row : {Row{"SFM*", "SFM", true},
                           Row{"SFM*", "SFM0001", true},
                           Row{"SFM*", "XSFM0001", false},
                           Row{"SFM*", "sfm1", false},
                           Row{"https://*/id/*", "https://a.cn/id/7?x=1", true},
                           Row{"https://*/id/*", "https://a.cn/t/7", false},
                           Row{"62####################", "6212345678901234567890", true},
                           Row{"62####################", "621234567890123456789X", false},
                           Row{"62####################", "62123456789012345678901", false},
                           Row{"?b-#*Z", "ab-9Z", true},
                           Row{"?b-#*Z", "ab-9zzZz", false},
                           Row{"", "", true},
                           Row{"", "a", false},
                           Row{"a*b*c", "abbbcbc", true}}) {
        CAPTURE(row.pattern, row.text);
        CHECK(fits(row.text, row.pattern) == row.fits);
    }
    CHECK_FALSE(fits(std::string(4096, 'a'), "*a*a*a*a*a*a*a*a*a*a*a*a*b"));
    IdentityResolver::Setup nobodyAsked = Answering{{}}.setup();
    nobodyAsked.settings.address.clear();
    const IdentityResolver nobody{nobodyAsked};
    CHECK_FALSE(nobody.isFor("SF1"));
}
