// SPDX-License-Identifier: Apache-2.0
#include "app/api/desk.h"

#include "app/api/words.h"
#include "app/protocol/digest.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace hall::api {

namespace {

constexpr std::size_t keyCharsMax = 100;
constexpr const char* awaySeconds = "5";
constexpr std::chrono::minutes awayToldEvery{1};

bool isKey(std::string_view text)
{
    return !text.empty() && text.size() <= keyCharsMax &&
           std::ranges::all_of(text, [](char each) { return each > ' ' && each <= '~'; });
}

http::Response refusal(const http::Problem& problem)
{
    http::Response response = http::toResponse(problem);
    if (problem.status == 401) {
        response.headers.emplace_back("WWW-Authenticate", "Bearer");
    } else if (problem.status == 503) {
        response.headers.emplace_back("Retry-After", awaySeconds);
    }
    return response;
}

http::Response tooMany(const Client& client, std::chrono::seconds wait)
{
    http::Response response = http::toResponse(
        {.status = 429,
         .code = "too-many-requests",
         .title = "Too many requests",
         .detail = client.name + " has " + std::to_string(client.perMinute) + " a minute",
         .advice = "ask again in " + std::to_string(wait.count()) + " s, and more seldom"});
    response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
    return response;
}

http::Problem mayNot(const Client& client, May may)
{
    return {.status = 403,
            .code = "may-not",
            .title = "This client may not do that",
            .detail = client.name + " has no \"" + std::string{toText(may)} + '"',
            .advice = "ask whoever runs this hub for it"};
}

http::Problem badKey()
{
    return {.status = 400,
            .code = "key-missing",
            .title = "A key is needed",
            .detail = "a write has a header Idempotency-Key with 1 to " +
                      std::to_string(keyCharsMax) + " letters, digits and signs",
            .advice = "make one for each write, such as a UUID, and send the same again where no "
                      "answer came"};
}

http::Problem keyOfAnother()
{
    return {.status = 422,
            .code = "key-of-another",
            .title = "The key belongs to another request",
            .detail = "another request was made under this Idempotency-Key within the last day",
            .advice = "make a new key for this one"};
}

http::Problem keyGoing()
{
    return {.status = 409,
            .code = "key-going",
            .title = "The request is being done",
            .detail = "the same request under this Idempotency-Key has no answer yet",
            .advice = "ask again in a few seconds, with the same key"};
}

} // namespace

Desk::Desk(Parts parts)
    : m_parts(std::move(parts))
{
    addReads();
    addWrites();
}

http::Response Desk::answer(const http::Request& request)
{
    if (request.path == "/v1/openapi.json" && request.method == http::Method::Get) {
        return {.status = 200, .type = "application/json", .headers = {}, .body = m_parts.document};
    }
    const auto client = m_parts.clients.find(request, m_parts.today());
    if (!client) {
        return refusal(client.error());
    }
    m_client = *client;
    const auto wait = m_allowance.take(m_client->name, m_client->perMinute, m_parts.elapsed());
    http::Response response =
        wait.count() > 0 ? tooMany(*m_client, wait) : m_routes.answer(request);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

void Desk::add(http::Method method, std::string_view pattern, May may, Answer does)
{
    m_routes.add(method, pattern, [=, this](const http::Request& request) {
        if (!m_client->mayDo(may)) {
            return refusal(mayNot(*m_client, may));
        }
        const bool isRead = method == http::Method::Get;
        auto answered = isRead ? (this->*does)(request) : once(request, does);
        return answered ? std::move(*answered) : refusal(answered.error());
    });
}

Desk::Answered Desk::once(const http::Request& request, Answer does)
{
    const auto key = http::find(request.headers, "idempotency-key");
    if (!key || !isKey(*key)) {
        return failure(badKey());
    }
    const std::string method = std::to_string(static_cast<int>(request.method));
    const hub::KeyedRequest keyed{
        .client = m_client->name,
        .key = std::string{*key},
        .hash = protocol::sha256Hex(method + '\n' + request.path + '\n' + request.body)};
    const auto claim = m_parts.stores.answers.claim(keyed, m_parts.now());
    if (!claim) {
        return failure(away(claim.error()));
    }
    switch (claim->outcome) {
    case hub::Claim::Outcome::New:
        break;
    case hub::Claim::Outcome::Done:
        return http::Response{.status = claim->answer.status,
                              .type = claim->answer.type,
                              .headers = {},
                              .body = claim->answer.body};
    case hub::Claim::Outcome::Another:
        return failure(keyOfAnother());
    case hub::Claim::Outcome::Going:
        return failure(keyGoing());
    }
    return keep(keyed, (this->*does)(request));
}

/// What failed for a while may be asked for again under its key; a refusal is an answer.
Desk::Answered Desk::keep(const hub::KeyedRequest& keyed, Answered answered)
{
    const http::Response response = answered ? *answered : refusal(answered.error());
    constexpr int failedForAWhile = 500;
    if (response.status >= failedForAWhile) {
        static_cast<void>(m_parts.stores.answers.release(keyed));
        return answered;
    }
    const auto kept = m_parts.stores.answers.keep(
        keyed,
        {.status = response.status, .type = response.type, .body = response.body},
        m_parts.now());
    if (!kept) {
        return failure(away(kept.error()));
    }
    return response;
}

http::Problem Desk::away(const hub::StoreError& error)
{
    const Allowance::Clock now = m_parts.elapsed();
    if (!m_awayTold || now - *m_awayTold >= awayToldEvery) {
        m_awayTold = now;
        m_parts.tell("the interface has no answer: " + error.detail);
    }
    return {.status = 503,
            .code = "database-away",
            .title = "The database doesn't answer",
            .detail = "the hub goes on, and its database is away or has no room",
            .advice = "ask again in a few seconds; a write with the same Idempotency-Key"};
}

} // namespace hall::api
