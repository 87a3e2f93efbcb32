// SPDX-License-Identifier: Apache-2.0
#include "app/api/allowance.h"
#include "app/api/clients.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <fstream>

namespace hall::api {

namespace {

using namespace std::chrono_literals;

constexpr std::string_view someToken = "0123456789abcdef0123456789abcdef";

class Tokens
{
public:
    void write(const std::string& file, std::string_view text) const
    {
        std::ofstream{m_dir.path() / file} << text;
    }

    [[nodiscard]] Result<Clients, std::string> load(const std::vector<ClientSettings>& all) const
    {
        return Clients::load(all, m_dir.path());
    }

    [[nodiscard]] std::string whyNot(std::string_view token) const
    {
        write("t", token);
        const auto loaded = load({{.name = "portal", .token = "t", .may = {}, .until = {}}});
        std::string why = loaded ? "" : loaded.error();
        if (const auto at = why.find(m_dir.path().string()); at != std::string::npos) {
            why.erase(at, m_dir.path().string().size() + 1);
        }
        return why;
    }

private:
    test::TempDir m_dir;
};

http::Request asking(const std::string& authorization)
{
    http::Request request;
    request.headers = {{"host", "x"}, {"authorization", authorization}};
    return request;
}

std::string refusedFor(const Clients& clients, const http::Request& request, BusinessDay today)
{
    const auto found = clients.find(request, today);
    REQUIRE_FALSE(found);
    CHECK(found.error().status == 401);
    return std::string{found.error().code};
}

BusinessDay on(std::string_view day)
{
    return *parseBusinessDay(day);
}

} // namespace

TEST_CASE("a client is known by its token alone, up to its last day", "[api][clients]")
{
    const Tokens tokens;
    tokens.write("one", std::string{someToken} + "\n");
    tokens.write("two", "zyxwvutsrqponmlkjihgfedcba9876543210\r\n");
    const auto clients = tokens.load(
        {{.name = "portal", .token = "one", .may = {"read", "notices"}, .until = "2026-12-31"},
         {.name = "map", .token = "two", .may = {"read"}, .until = {}, .perMinute = 5}});
    REQUIRE(clients);
    const std::string bearer = "Bearer " + std::string{someToken};

    const auto found = clients->find(asking(bearer), on("2026-12-31"));
    REQUIRE(found);
    CHECK((*found)->name == "portal");
    CHECK((*found)->mayDo(May::Notices));
    CHECK_FALSE((*found)->mayDo(May::Catalogue));
    const auto other =
        clients->find(asking("Bearer zyxwvutsrqponmlkjihgfedcba9876543210"), on("2099-01-01"));
    REQUIRE(other);
    CHECK((*other)->perMinute == 5);

    CHECK(refusedFor(*clients, asking(bearer), on("2027-01-01")) == "token-expired");
    CHECK(refusedFor(*clients, asking(bearer + "x"), on("2026-11-23")) == "token-unknown");
    CHECK(refusedFor(*clients, asking("Bearer "), on("2026-11-23")) == "token-unknown");
    CHECK(refusedFor(*clients, asking(std::string{someToken}), on("2026-11-23")) ==
          "token-missing");
    CHECK(refusedFor(*clients, http::Request{}, on("2026-11-23")) == "token-missing");
    CHECK(refusedFor(Clients{}, asking(bearer), on("2026-11-23")) == "token-unknown");
    CHECK(clients->find(asking(bearer), on("2027-01-01")).error().detail ==
          "the token of portal was good until 2026-12-31");
}

TEST_CASE("a token that could be guessed isn't taken", "[api][clients]")
{
    const Tokens tokens;
    CHECK(tokens.whyNot(someToken) == "");
    const std::string why = "client portal: the token in t must have 32 to 500 letters, digits "
                            "and signs, and no blanks";
    CHECK(tokens.whyNot(someToken.substr(1)) == why);
    CHECK(tokens.whyNot("0123456789abcdef 0123456789abcdef") == why);
    CHECK(tokens.whyNot(std::string(501, 'a')) == why);
    CHECK(tokens.whyNot("") == "client portal: can't read the token in t");
}

TEST_CASE("who asks too often waits, and nobody waits for another", "[api][clients]")
{
    Allowance allowance;
    for (int i = 0; i < 6; ++i) {
        CHECK(allowance.take("map", 6, 1000ms) == 0s);
    }
    CHECK(allowance.take("map", 6, 1000ms) == 10s);
    CHECK(allowance.take("portal", 6, 1000ms) == 0s);
    CHECK(allowance.take("map", 6, 7000ms) == 4s);
    CHECK(allowance.take("map", 6, 11'000ms) == 0s);
    CHECK(allowance.take("map", 6, 11'000ms) == 10s);
    // A quiet hour isn't saved up.
    for (int i = 0; i < 6; ++i) {
        CHECK(allowance.take("map", 6, 3'600'000ms) == 0s);
    }
    CHECK(allowance.take("map", 6, 3'600'000ms) == 10s);
}

} // namespace hall::api
