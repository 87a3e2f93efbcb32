// SPDX-License-Identifier: Apache-2.0
#include "tests/api/api_client.h"
#include "tests/main/hub_process.h"
#include "tests/support/certificates.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::ApiClient;
using hall::test::HubProcess;
using hall::test::waitFor;

namespace {

constexpr const char* token = "portal-0123456789abcdef0123456789";

/// `ours`, `other` and `old`, which has expired, in the hub's folder.
void makeCertificates(const HubProcess& hub)
{
    const std::filesystem::path folder = hub.path("").toStdString();
    REQUIRE(test::makeCertificate(folder, "ours"));
    REQUIRE(test::makeCertificate(folder, "other"));
    REQUIRE(test::makeCertificate(folder, "old", -1));
}

QStringList withCertificate(const QString& certificate, const QString& key)
{
    return {u"--set"_s,
            u"api.listen=127.0.0.1:0"_s,
            u"--set"_s,
            u"api.certificate="_s + certificate,
            u"--set"_s,
            u"api.key="_s + key};
}

} // namespace

TEST_CASE("the interface is there for who trusts its certificate, and for nobody in clear",
          "[process][api][tls]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    HubProcess hub{broker};
    makeCertificates(hub);
    std::ofstream{hub.path("hub.toml").toStdString(), std::ios::app}
        << "[[client]]\nname = \"portal\"\ntoken = \"portal.token\"\n";
    std::ofstream{hub.path("portal.token").toStdString()} << token << '\n';
    hub.also = withCertificate(u"ours.pem"_s, u"ours.key"_s);
    hub.start();
    REQUIRE(waitFor([&] { return hub.interfacePort() != 0; }));

    ApiClient trusting{hub.interfacePort(), hub.path("ours.pem")};
    CHECK(trusting.ask({.target = "/v1/halls", .token = token}).status == 200);
    CHECK(trusting.ask({.target = "/v1/halls", .token = {}}).status == 401);

    ApiClient doubting{hub.interfacePort(), hub.path("other.pem")};
    const auto untrusted = doubting.ask({.target = "/v1/halls", .token = token});
    CHECK(untrusted.status == 0);
    CHECK(untrusted.error == QNetworkReply::SslHandshakeFailedError);

    ApiClient inClear{hub.interfacePort()};
    CHECK(inClear.ask({.target = "/v1/halls", .token = token}).status == 0);
    CHECK(trusting.ask({.target = "/v1/halls", .token = token}).status == 200);
}

TEST_CASE("a hub whose certificate is of no use doesn't start, and says which file and why",
          "[process][api][tls]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    HubProcess hub{broker};
    makeCertificates(hub);
    std::ofstream{hub.path("text.pem").toStdString()} << "no PEM\n";

    struct Wrong
    {
        QString certificate;
        QString key;
        QString said; ///< of `%1`, the hub's folder
    };

    const std::vector<Wrong> table{
        {u"none.pem"_s, u"ours.key"_s, u"api.certificate: can't read %1none.pem"_s},
        {u"ours.pem"_s, u"none.key"_s, u"api.key: can't read %1none.key"_s},
        {u"text.pem"_s, u"ours.key"_s, u"api.certificate: %1text.pem has no certificate as PEM"_s},
        {u"ours.pem"_s,
         u"text.pem"_s,
         u"api.key: %1text.pem has no private key as PEM without a password"_s},
        {u"ours.pem"_s,
         u"other.key"_s,
         u"api.key: %1other.key doesn't belong to the certificate"_s},
        {u"old.pem"_s, u"old.key"_s, u"api.certificate: %1old.pem has expired on 2"_s}};
    for (const Wrong& wrong : table) {
        CAPTURE(wrong.certificate.toStdString(), wrong.key.toStdString());
        hub.also = withCertificate(wrong.certificate, wrong.key);
        hub.start();
        CHECK(hub.exitCode() == 3);
        CHECK(hub.log().contains(u"paihao-hub: "_s + wrong.said.arg(hub.path(""))));
    }
}
