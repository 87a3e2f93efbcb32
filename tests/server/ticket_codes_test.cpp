// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/digest.h"
#include "app/server/ticket_codes.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <sys/stat.h>

using namespace hall;
using namespace hall::server;

namespace {

TicketCodes::Key counting()
{
    TicketCodes::Key key{};
    for (std::size_t at = 0; at < key.size(); ++at) {
        key.at(at) = static_cast<std::uint8_t>(at);
    }
    return key;
}

} // namespace

TEST_CASE("a ticket code is base32 of the first 80 bits of an HMAC over the command's id",
          "[codes]")
{
    const TicketCodes codes{counting(), "https://example.cn"};

    // python3: base64.b32encode(hmac.digest(bytes(range(32)), b"press-1", "sha256")[:10])
    CHECK(codes.codeFor({"press-1"}) == "CP5EWLVVVC6B4MDS");
    CHECK(codes.codeFor({"press-2"}) != codes.codeFor({"press-1"}));
    CHECK(codes.hashFor({"press-1"}) == protocol::sha256Hex(codes.codeFor({"press-1"})));
}

TEST_CASE("a ticket's code can be printed again, but not after its key was lost", "[codes]")
{
    const TicketCodes codes{counting(), "https://example.cn"};
    Ticket ticket;
    ticket.issuedBy = {"press-1"};
    ticket.codeHash = codes.hashFor(ticket.issuedBy);

    CHECK(codes.payload(ticket) == "https://example.cn/t/" + codes.codeFor({"press-1"}));
    CHECK(TicketCodes{{}, "https://example.cn"}.payload(ticket).empty());
}

TEST_CASE("the key is made once, for its owner alone, and a damaged one is refused", "[codes]")
{
    const test::TempDir dir;
    const auto key = ticketCodeKey(dir.path());
    REQUIRE(key);
    CHECK(ticketCodeKey(dir.path()) == key);

    struct stat status = {};
    REQUIRE(::stat((dir.path() / "keys/ticket-code.key").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);

    std::ofstream{dir.path() / "keys/ticket-code.key", std::ios::trunc} << "short";
    const auto damaged = ticketCodeKey(dir.path());
    REQUIRE_FALSE(damaged);
    CHECK_THAT(damaged.error(), Catch::Contains("32 bytes"));
}
