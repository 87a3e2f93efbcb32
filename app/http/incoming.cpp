// SPDX-License-Identifier: Apache-2.0
#include "app/http/incoming.h"

#include "app/http/listening_socket.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <microhttpd.h>

namespace hall::http {

namespace {

MHD_Result gatherField(void* fields, MHD_ValueKind /*kind*/, const char* name, const char* value)
{
    static_cast<Fields*>(fields)->emplace_back(name, value == nullptr ? "" : value);
    return MHD_YES;
}

std::size_t bytesIn(const Fields& fields)
{
    std::size_t bytes = 0;
    for (const auto& [name, value] : fields) {
        bytes += name.size() + value.size();
    }
    return bytes;
}

bool decode(Fields& query)
{
    for (auto& [name, value] : query) {
        auto decodedName = percentDecoded(name);
        auto decodedValue = percentDecoded(value);
        if (!decodedName || !decodedValue) {
            return false;
        }
        name = std::move(*decodedName);
        value = std::move(*decodedValue);
    }
    return true;
}

Problem badRequest(std::string detail)
{
    return {.status = 400,
            .code = "bad-request",
            .title = "The request can't be read",
            .detail = std::move(detail),
            .advice = "mend the request"};
}

std::optional<Problem> checkFraming(const Request& request, const Limits& limits)
{
    const auto length = find(request.headers, "content-length");
    if (!length) {
        return std::nullopt;
    }
    // A proxy before us and we could take different ends of the body for the right one.
    if (find(request.headers, "transfer-encoding")) {
        return badRequest("it has both Content-Length and Transfer-Encoding");
    }
    std::size_t bytes = 0;
    const auto [end, error] =
        std::from_chars(length->data(), length->data() + length->size(), bytes);
    const bool isLarge = error != std::errc{} || bytes > limits.bodyBytes;
    const bool waits = find(request.headers, "expect").has_value();
    if (isLarge && (waits || bytes > limits.refusedBodyBytes || error != std::errc{})) {
        return tooLarge(limits.bodyBytes);
    }
    return std::nullopt;
}

} // namespace

Method methodOf(std::string_view word)
{
    constexpr auto words = std::to_array<std::pair<std::string_view, Method>>(
        {{MHD_HTTP_METHOD_GET, Method::Get},
         {MHD_HTTP_METHOD_HEAD, Method::Get},
         {MHD_HTTP_METHOD_PUT, Method::Put},
         {MHD_HTTP_METHOD_POST, Method::Post},
         {MHD_HTTP_METHOD_PATCH, Method::Patch},
         {MHD_HTTP_METHOD_DELETE, Method::Delete}});
    const auto* const found =
        std::ranges::find(words, word, &std::pair<std::string_view, Method>::first);
    return found == words.end() ? Method::Other : found->second;
}

Problem tooLarge(std::size_t most)
{
    return {.status = 413,
            .code = "too-large",
            .title = "The body is too large",
            .detail = "a body has at most " + std::to_string(most) + " bytes here",
            .advice = "send less, or in parts where the interface takes parts"};
}

std::optional<Problem> readHead(MHD_Connection* connection, const Limits& limits, Request& request)
{
    MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, &gatherField, &request.query);
    MHD_get_connection_values(connection, MHD_HEADER_KIND, &gatherField, &request.headers);
    if (request.path.size() + bytesIn(request.query) > limits.targetBytes) {
        return Problem{.status = 414,
                       .code = "target-too-long",
                       .title = "Path and query are too long",
                       .detail = "they have at most " + std::to_string(limits.targetBytes) +
                                 " bytes here",
                       .advice = "shorten the query"};
    }
    if (bytesIn(request.headers) > limits.headerBytes) {
        return Problem{.status = 431,
                       .code = "headers-too-large",
                       .title = "The headers are too large",
                       .detail = "they have at most " + std::to_string(limits.headerBytes) +
                                 " bytes here",
                       .advice = "send fewer headers"};
    }
    for (auto& [name, value] : request.headers) {
        std::ranges::transform(name, name.begin(), [](char letter) {
            return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        });
    }
    auto segments = segmentsOf(request.path);
    if (!segments || !decode(request.query)) {
        return badRequest("a percent sign in path or query isn't followed by two hex digits");
    }
    request.segments = std::move(*segments);
    const auto* const about =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (about != nullptr && about->client_addr != nullptr) {
        request.peer = hostOf(*about->client_addr);
    }
    return checkFraming(request, limits);
}

} // namespace hall::http
