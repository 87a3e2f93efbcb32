// SPDX-License-Identifier: Apache-2.0
#include "app/http/routes.h"

#include "app/core/assert.h"

#include <algorithm>
#include <array>

namespace hall::http {

namespace {

bool isPlaceholder(std::string_view segment)
{
    return segment.starts_with('{') && segment.ends_with('}');
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path)
{
    return std::ranges::equal(
        pattern, path, [](const std::string& wanted, const std::string& segment) {
            return isPlaceholder(wanted) ? !segment.empty() : wanted == segment;
        });
}

/// As the header Allow names them.
std::string_view wordOf(Method method)
{
    constexpr auto words =
        std::to_array<std::string_view>({"GET, HEAD", "PUT", "POST", "PATCH", "DELETE", ""});
    return words.at(static_cast<std::size_t>(method));
}

} // namespace

void Routes::add(Method method, std::string_view pattern, Answer answer)
{
    auto route = std::ranges::find(m_routes, pattern, &Route::pattern);
    if (route == m_routes.end()) {
        auto segments = segmentsOf(pattern);
        HALL_ASSERT(segments.has_value());
        m_routes.push_back(
            {.pattern = std::string{pattern}, .segments = std::move(*segments), .answers = {}});
        route = std::prev(m_routes.end());
    }
    route->answers.emplace_back(method, std::move(answer));
}

const Routes::Route* Routes::match(const Request& request) const
{
    const auto route = std::ranges::find_if(
        m_routes, [&](const Route& each) { return fits(each.segments, request.segments); });
    return route == m_routes.end() ? nullptr : &*route;
}

std::string_view Routes::patternOf(const Request& request) const
{
    const Route* const route = match(request);
    return route == nullptr ? std::string_view{} : route->pattern;
}

Response Routes::answer(Request request) const
{
    const Route* const route = match(request);
    if (route == nullptr) {
        return toResponse({.status = 404,
                           .code = "no-such-path",
                           .title = "There is nothing here",
                           .detail = "no path of this server is " + request.path,
                           .advice = "look for the path in the document of this interface"});
    }
    std::string allowed;
    for (const auto& [method, answer] : route->answers) {
        if (method == request.method) {
            for (std::size_t i = 0; i < route->segments.size(); ++i) {
                const std::string& name = route->segments[i];
                if (isPlaceholder(name)) {
                    request.parts.emplace_back(name.substr(1, name.size() - 2),
                                               request.segments[i]);
                }
            }
            return answer(request);
        }
        allowed.append(allowed.empty() ? "" : ", ").append(wordOf(method));
    }
    Response refused = toResponse({.status = 405,
                                   .code = "method-not-allowed",
                                   .title = "This path doesn't take this method",
                                   .detail = request.path + " takes " + allowed,
                                   .advice = "use one of these methods"});
    refused.headers.emplace_back("Allow", allowed);
    return refused;
}

} // namespace hall::http
