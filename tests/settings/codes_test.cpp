// SPDX-License-Identifier: Apache-2.0
#include "tests/settings/sense.h"

using namespace hall;
using namespace hall::test;

namespace {

constexpr std::string_view publicKey = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

std::string codeKey(const std::string& keys)
{
    return "[[code_key]]\nid = \"city\"\n" + keys;
}

} // namespace

TEST_CASE("a hall names whose codes it takes and whom it asks", "[settings][codes]")
{
    const auto settings = loadText(
        withMore("[codes]\ntolerance = 30\n" +
                 codeKey("public = \"" + std::string{publicKey} + "\"\nfrom = \"2026-01-01\"\n") +
                 "[[code_key]]\nid = \"old\"\nfile = \"old.pem\"\nuntil = \"2026-01-31\"\n"
                 "[resolver]\naddress = \"https://id.example.cn/resolve\"\ntimeout = 3\n"
                 "number = \"/data/number\"\nsecret = \"resolver.secret\"\n"
                 "[[identity_code]]\nname = \"省身份码\"\npattern = \"SFM*\"\n"),
        "hall.toml");
    REQUIRE(settings);
    CHECK(settings->codes.toleranceSeconds == 30);
    REQUIRE(settings->codes.keys.size() == 2);
    CHECK(settings->codes.keys[0] == PublicKeySettings{.id = "city",
                                                       .publicText = std::string{publicKey},
                                                       .file = "",
                                                       .from = parseBusinessDay("2026-01-01")});
    CHECK(settings->codes.keys[1].file == "old.pem");
    CHECK(settings->codes.keys[1].until == parseBusinessDay("2026-01-31"));
    CHECK(settings->resolver.address == "https://id.example.cn/resolve");
    CHECK(settings->resolver.timeoutSeconds == 3);
    CHECK(settings->resolver.body == R"({"code": "{code}", "station": "{station}"})");
    CHECK(settings->resolver.number == "/data/number");
    CHECK(settings->resolver.secret == "resolver.secret");
    CHECK(settings->resolver.patterns == std::vector<std::string>{"SFM*"});
}

TEST_CASE("a key that can't verify and a resolver that can't be asked are mistakes",
          "[settings][codes]")
{
    const std::string good = codeKey("public = \"" + std::string{publicKey} + "\"\n");
    const std::string both = good + "file = \"city.pem\"\n";
    const std::string none = codeKey("");
    const std::string bad = codeKey("public = \"11qYAYKxCrfVS.7TyWQHOg7hcvPapiMlrwIaaPcHURo\"\n");
    const std::string back = good + "from = \"2026-02-01\"\nuntil = \"2026-01-31\"\n";
    const std::string twice = good + good;
    const std::string code = "[[identity_code]]\nname = \"码\"\npattern = \"SFM*\"\n";
    check({
        {good, "fine"},
        {both,
         "hall.toml:52: code_key.city.public: and file: one of them has to be given; "
         "allowed: either of them"},
        {none,
         "hall.toml:50: code_key.city.public: and file: one of them has to be given; "
         "allowed: either of them"},
        {bad,
         "hall.toml:52: code_key.city.public: can't be a public key of Ed25519; "
         "allowed: 43 letters of base64url, the x of a JWK"},
        {back, "hall.toml:54: code_key.city.until: is before from; allowed: from or later"},
        {twice,
         "hall.toml:54: code_key.city.id: \"city\" is there already, in line 50; "
         "allowed: each code_key once"},
        {"[resolver]\naddress = \"https://a.cn/r\"\n",
         "hall.toml:51: resolver.address: is never asked, as no [[identity_code]] says for which "
         "codes; allowed: an [[identity_code]] with a pattern"},
        {code + "[resolver]\naddress = \"http://127.0.0.1:8080/r\"\n", "fine"},
        {code + "[resolver]\naddress = \"http://127.0.0.1.a.cn/r\"\n",
         "hall.toml:54: resolver.address: can't be \"http://127.0.0.1.a.cn/r\"; "
         "allowed: https://…, or http://127.0.0.1:PORT/… for a program on this machine"},
        {code + "[resolver]\naddress = \"https://a.cn/r\"\nbody = \"{}\"\n",
         "hall.toml:55: resolver.body: sends no {code}; allowed: a text with {code} in it"},
        {code + "[resolver]\naddress = \"https://a.cn/r\"\nnumber = \"number\"\n",
         "hall.toml:55: resolver.number: can't be \"number\"; "
         "allowed: a JSON pointer, as /data/number"},
        {"[[identity_code]]\nname = \"码\"\npattern = \"?*\"\n",
         "hall.toml:52: identity_code.码.pattern: fits every code; "
         "allowed: what they begin with and *, or their digits as #"},
    });
}
