// SPDX-License-Identifier: Apache-2.0
#include "app/settings/broker_addresses.h"
#include "app/settings/hub_settings.h"
#include "tests/settings/sense.h"

using namespace hall;
using namespace hall::test;

namespace {

const std::string hubKey =
    "[[hub_key]]\nid = \"hub\"\npublic = \"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"\n";

const std::string leastHub = "[hub]\nkey = \"hub.jwk\"\nkey_id = \"hub\"\n"
                             "[broker]\naddress = \"mqtt://127.0.0.1:1883\"\n";

std::string hubMistake(const std::string& toml)
{
    const auto settings = loadHubText(toml, "hub.toml");
    return settings ? "none" : toText(settings.error().front());
}

} // namespace

TEST_CASE("a hall says where its events go and whom it believes", "[settings][upstream]")
{
    const auto settings = loadText(
        withMore("[upstream]\nbroker = \"mqtts://broker.example.cn:8883\"\nuser = \"district\"\n"
                 "password = \"broker.password\"\nauthority = \"city-ca.pem\"\n"
                 "certificate = \"hall.pem\"\nkey = \"hall.key\"\n" +
                 hubKey),
        "hall.toml");
    REQUIRE(settings);
    CHECK(settings->upstream.broker == BrokerSettings{.address = "mqtts://broker.example.cn:8883",
                                                      .user = "district",
                                                      .password = "broker.password",
                                                      .authority = "city-ca.pem",
                                                      .certificate = "hall.pem",
                                                      .key = "hall.key"});
    REQUIRE(settings->upstream.hubKeys.size() == 1);
    CHECK(settings->upstream.hubKeys[0].id == "hub");
    CHECK(loadText(leastHall, "hall.toml")->upstream == UpstreamSettings{});
}

TEST_CASE("a link that would lead nowhere, or in clear over a network, is a mistake",
          "[settings][upstream]")
{
    const std::string here = "[upstream]\nbroker = \"mqtt://127.0.0.1:1883\"\n";
    const std::map<std::string, std::string> mistakes{
        {here,
         "upstream.broker: leads nowhere, as no [[hub_key]] says whom to believe; allowed: a "
         "[[hub_key]] with the hub's public key"},
        {"[upstream]\nbroker = \"mqtt://10.0.0.7:1883\"\n" + hubKey,
         "upstream.broker: can't be \"mqtt://10.0.0.7:1883\"; allowed: mqtts://HOST:PORT, or "
         "mqtt://127.0.0.1:PORT for a broker on this machine; several with commas between them"},
        {"[upstream]\nbroker = \"mqtt://127.0.0.1:1883, http://a.cn\"\n" + hubKey,
         "upstream.broker: can't be \"http://a.cn\"; allowed: mqtts://HOST:PORT, or "
         "mqtt://127.0.0.1:PORT for a broker on this machine; several with commas between them"},
        {"[upstream]\nbroker = \"mqtts://a.cn\"\n" + hubKey,
         "upstream.authority: has to be given for mqtts://; allowed: a PEM file with whom the "
         "broker's certificate is signed by"},
        {here + "key = \"hall.key\"\n" + hubKey,
         "upstream.key: and certificate belong together; allowed: both or neither"},
        {here + "[[hub_key]]\nid = \"hub\"\n",
         "hub_key.hub.public: and file: one of them has to be given; allowed: either of them"}};
    for (const auto& [more, mistake] : mistakes) {
        CAPTURE(more);
        const auto settings = loadText(withMore(more), "hall.toml");
        REQUIRE_FALSE(settings);
        const std::string text = toText(settings.error().front());
        CHECK(text.substr(text.find(' ') + 1) == mistake);
    }
    CHECK(loadText(withMore(here + hubKey), "hall.toml"));
}

TEST_CASE("brokers that work as one stand in one setting", "[settings][upstream]")
{
    CHECK(splitAddresses("mqtt://127.0.0.1:1883") ==
          std::vector<std::string>{"mqtt://127.0.0.1:1883"});
    CHECK(splitAddresses("mqtts://a.cn, mqtts://b.cn:8883 ,mqtts://c.cn") ==
          std::vector<std::string>{"mqtts://a.cn", "mqtts://b.cn:8883", "mqtts://c.cn"});
    CHECK(splitAddresses("").empty());
}

TEST_CASE("a hub's file is checked as a hall's is", "[settings][upstream]")
{
    const auto hub = loadHubText(
        leastHub + "[database]\npostgres = \"dbname=city\"\n", "hub.toml", {"hub.name=hub-2"});
    REQUIRE(hub);
    CHECK(hub->name == "hub-2");
    CHECK(hub->keyFile == "hub.jwk");
    CHECK(hub->keyId == "hub");
    CHECK(hub->broker.address == "mqtt://127.0.0.1:1883");
    CHECK(hub->postgres == "dbname=city");

    CHECK(hubMistake("[broker]\naddress = \"mqtt://127.0.0.1:1883\"\n") ==
          "hub.toml:1: hub: is missing; allowed: [hub]");
    CHECK(hubMistake(leastHub + "pasword = \"x\"\n") ==
          "hub.toml:6: broker.pasword: no such key, did you mean password?; allowed: address, "
          "user, password, authority, certificate, key");
    CHECK(hubMistake("[hub]\nkey = \"hub.jwk\"\nkey_id = \"hub\"\n"
                     "[broker]\naddress = \"http://a.cn\"\n") ==
          "hub.toml:5: broker.address: can't be \"http://a.cn\"; allowed: mqtts://HOST:PORT, or "
          "mqtt://127.0.0.1:PORT for a broker on this machine; several with commas between them");
    CHECK(hubMistake("[hall]\n" + leastHub) ==
          "hub.toml:1: hall: no such table; allowed: hub, broker, database, api, metrics, client");
    CHECK(toText(loadHub("/nowhere/hub.toml").error().front()) ==
          "/nowhere/hub.toml: can't be read: No such file or directory");
}

TEST_CASE("a hub says who may use its interface", "[settings][upstream]")
{
    const auto hub =
        loadHubText(leastHub + "[api]\nlisten = \"0.0.0.0:8480\"\ncertificate = \"c.pem\"\n"
                               "key = \"k.pem\"\n[[client]]\nname = \"portal\"\n"
                               "token = \"portal.token\"\nmay = [\"read\", \"notices\"]\n"
                               "until = \"2026-12-31\"\n[[client]]\nname = \"map\"\n"
                               "token = \"map.token\"\nper_minute = 60\n",
                    "hub.toml");
    REQUIRE(hub);
    CHECK(hub->api.listen == "0.0.0.0:8480");
    CHECK(hub->api.certificate == "c.pem");
    REQUIRE(hub->api.clients.size() == 2);
    CHECK(hub->api.clients[0] == ClientSettings{.name = "portal",
                                                .token = "portal.token",
                                                .may = {"read", "notices"},
                                                .until = "2026-12-31",
                                                .perMinute = 600});
    CHECK(hub->api.clients[1].may == std::vector<std::string>{"read"});
    CHECK(hub->api.clients[1].perMinute == 60);
    CHECK(loadHubText(leastHub, "hub.toml")->api == ApiSettings{});

    const std::string client = "[[client]]\nname = \"map\"\ntoken = \"t\"\n";
    CHECK(hubMistake(leastHub + "[api]\nlisten = \"0.0.0.0:8480\"\n") ==
          "hub.toml:7: api.listen: can't be \"0.0.0.0:8480\" without a certificate: tokens would "
          "travel in clear; allowed: 127.0.0.1:PORT or [::1]:PORT, or a certificate and its key");
    CHECK(hubMistake(leastHub + "[api]\nlisten = \"127.0.0.1:1\"\nkey = \"k\"\n") ==
          "hub.toml:8: api.key: and certificate belong together; allowed: both or neither");
    CHECK(hubMistake(leastHub + client + client).find("is there twice") != std::string::npos);
    CHECK(hubMistake(leastHub + client + "may = [\"all\"]\n").find("may") != std::string::npos);
}
