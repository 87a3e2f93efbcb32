// SPDX-License-Identifier: Apache-2.0
#include "app/api/cursor.h"

#include "app/identity/base64url.h"

#include <charconv>

namespace hall::api {

namespace {

constexpr std::size_t cursorCharsMax = 400;

/// 0 where it isn't one.
std::size_t parseNumber(std::string_view text)
{
    std::size_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && stopped == end ? number : 0;
}

} // namespace

Result<Page, http::Problem> readPage(const http::Request& request, std::string_view list)
{
    Page page;
    if (const auto limit = http::find(request.query, "limit")) {
        page.limit = parseNumber(*limit);
        if (page.limit == 0 || page.limit > pageMax) {
            return failure(
                http::Problem{.status = 400,
                              .code = "bad-limit",
                              .title = "That is no number of entries",
                              .detail = "limit is 1 to " + std::to_string(pageMax),
                              .advice = "ask for fewer, and follow \"next\" for the rest"});
        }
    }
    const auto cursor = http::find(request.query, "after");
    if (!cursor) {
        return page;
    }
    const auto text =
        cursor->size() <= cursorCharsMax ? identity::fromBase64Url(*cursor) : std::nullopt;
    const std::string begins = std::string{list} + ':';
    if (!text || !text->starts_with(begins)) {
        return failure(http::Problem{.status = 400,
                                     .code = "bad-cursor",
                                     .title = "That is no cursor of this list",
                                     .detail = "after is what stood in \"next\" of this list",
                                     .advice = "begin without it"});
    }
    page.after = text->substr(begins.size());
    return page;
}

std::string
nextTarget(const http::Request& request, std::string_view list, const std::string& after)
{
    std::string target =
        request.path + "?after=" + identity::toBase64Url(std::string{list} + ':' + after);
    if (const auto limit = http::find(request.query, "limit")) {
        target.append("&limit=").append(*limit);
    }
    return target;
}

} // namespace hall::api
