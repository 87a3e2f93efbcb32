// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/digest.h"
#include "app/protocol/replies.h"
#include "app/protocol/requests.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::protocol;

namespace {

const std::string uuid = "0897a2b0-a1b9-48b5-9a06-327312fe346f";

std::string request(const std::string& method, const std::string& params)
{
    return encodeRequest(7, method, params);
}

std::string pressOf(const std::string& rest)
{
    return R"({"commandId":")" + uuid + R"(",)" + rest + "}";
}

} // namespace

TEST_CASE("a request becomes a command with its press", "[protocol][rpc]")
{
    const auto parsed = parseRequest(
        request("counter.next",
                pressOf(R"("counter":3,"seen":"kiosk-1-7","age_ms":250,"station":"desk-3")")));

    REQUIRE(parsed);
    CHECK(parsed->id == "7");
    const auto& command = std::get<Command>(parsed->ask);
    CHECK(command.press.id.value == uuid);
    CHECK(command.press.age == std::chrono::milliseconds{250});
    CHECK(command.press.station.value == "desk-3");
    CHECK(std::get<CallNext>(command.what).seen == Seen{TicketId{"kiosk-1-7"}});
}

TEST_CASE("the digest of a press is of what is asked, not of when", "[protocol][rpc]")
{
    const auto digest = [](const std::string& params) {
        return std::get<Command>(parseRequest(request("ticket.take", params))->ask).press.asked;
    };
    const std::string first = digest(pressOf(R"("service":"a1","age_ms":10)"));

    CHECK(first == digest(pressOf(R"("age_ms":9000,"service":"a1")")));
    CHECK(first != digest(pressOf(R"("service":"a2")")));
}

TEST_CASE("bad requests get an error that names what is wrong", "[protocol][rpc]")
{
    struct Case
    {
        std::string text;
        RpcError code;
        std::string says;
    };

    const std::vector<Case> cases{
        {"", RpcError::ParseError, "not JSON"},
        {R"({"jsonrpc":"2.0","id":1,"meth)", RpcError::ParseError, "not JSON"},
        {request("counter.recall", R"({"counter":1e300})"), RpcError::ParseError, "too large"},
        {"[1,2]", RpcError::InvalidRequest, "method"},
        {R"({"id":1})", RpcError::InvalidRequest, "method"},
        {request("hall.explode", "{}"), RpcError::MethodNotFound, "hall.explode"},
        {request("ticket.take", "[]"), RpcError::InvalidParams, "object"},
        {request("ticket.take", R"({"service":"a1"})"), RpcError::InvalidParams, "commandId"},
        {request("ticket.take", R"({"commandId":"7","service":"a1"})"),
         RpcError::InvalidParams,
         "UUID"},
        {request("ticket.take", pressOf(R"("service":7)")),
         RpcError::InvalidParams,
         "service must be a text"},
        {request("ticket.take", pressOf(R"("service":")" + std::string(200, 'x') + R"(")")),
         RpcError::InvalidParams,
         "service"},
        {request("ticket.take", pressOf(R"("service":"a1","station":"a b")")),
         RpcError::InvalidParams,
         "station"},
        {request("ticket.take", pressOf(R"("service":"a1","age_ms":-5)")),
         RpcError::InvalidParams,
         "age_ms"},
        {request("counter.next", pressOf(R"("counter":3)")),
         RpcError::InvalidParams,
         "seen is missing"},
        {request("counter.next", pressOf(R"("counter":"3","seen":null)")),
         RpcError::InvalidParams,
         "counter"},
        {request("counter.next", pressOf(R"("counter":1000,"seen":null)")),
         RpcError::InvalidParams,
         "counter"},
        {request("day.open", pressOf(R"("day":"tomorrow")")), RpcError::InvalidParams, "day"},
        {request("ticket.show", "{}"), RpcError::InvalidParams, "ticket or code"},
        {request("ticket.show", R"({"ticket":"a","code":"b"})"),
         RpcError::InvalidParams,
         "ticket or code"},
        {request("hall.watch", R"({"view":"events","from":7})"), RpcError::InvalidParams, "from"},
    };
    for (const Case& bad : cases) {
        CAPTURE(bad.text);
        const auto parsed = parseRequest(bad.text);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().code == bad.code);
        CHECK_THAT(parsed.error().message, Catch::Contains(bad.says));
    }
}

TEST_CASE("answers, refusals, pushes and heartbeats come back as they were sent", "[protocol][rpc]")
{
    const TicketAnswer ticket{.id = {"kiosk-1-7"},
                              .number = "A021",
                              .service = {"a1"},
                              .counter = 3,
                              .state = TicketState::Called,
                              .ahead = std::nullopt};
    const TicketReply reply{.epoch = "e", .seq = 12, .ticket = ticket, .claim = 0};
    const auto answer = std::get<Answer>(parseMessage(encodeReply("7", reply)).value());
    CHECK(answer.id == 7);
    CHECK(*answer.reply == reply);

    Refusal refusal;
    refusal.rejection = Rejection::AlreadyDone;
    refusal.message = "moved \xff on";
    refusal.counter = 3;
    refusal.ticket = ticket;
    const auto refused = std::get<Answer>(parseMessage(encodeRefusal("8", refusal)).value());
    REQUIRE_FALSE(refused.reply);
    CHECK(refused.reply.error().rejection == Rejection::AlreadyDone);
    CHECK(refused.reply.error().ticket == ticket);

    const auto events = std::get<EventsPush>(
        parseMessage(encodeEvents({R"({"seq":1})", R"({"seq":2})"}, {.epoch = "e", .seq = 2}))
            .value());
    CHECK(events.rows.size() == 2);
    CHECK(events.last == Cursor{.epoch = "e", .seq = 2});

    const Stamp stamp{.epoch = "e", .seq = 9, .at = Time{std::chrono::milliseconds{5}}};
    CHECK(std::get<Stamp>(parseMessage(encodeHeartbeat(stamp)).value()) == stamp);
}

TEST_CASE("a message that a client can't read is an error, not a crash", "[protocol][rpc]")
{
    for (const char* text : {"",
                             "{}",
                             "[]",
                             R"({"method":"hall.view","params":{"view":"kiosk","state":{}}})",
                             R"({"method":"hall.view","params":{"view":"attic","state":{}}})",
                             R"({"method":"hall.dance","params":{}})",
                             R"({"id":1})",
                             R"({"id":1,"error":{}})"}) {
        CAPTURE(text);
        CHECK_FALSE(parseMessage(text));
    }
}

TEST_CASE("SHA-256 is the one of FIPS 180-4", "[protocol]")
{
    CHECK(sha256Hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
