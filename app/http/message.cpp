// SPDX-License-Identifier: Apache-2.0
#include "app/http/message.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace hall::http {

std::optional<std::string_view> find(const Fields& fields, std::string_view name)
{
    const auto found =
        std::ranges::find_if(fields, [&](const auto& field) { return field.first == name; });
    return found == fields.end() ? std::nullopt : std::optional<std::string_view>{found->second};
}

Response toResponse(const Problem& problem)
{
    const nlohmann::json body{{"type", "urn:paihao:problem:" + std::string{problem.code}},
                              {"title", problem.title},
                              {"status", problem.status},
                              {"detail", problem.detail},
                              {"advice", problem.advice}};
    return {.status = problem.status,
            .type = "application/problem+json",
            .headers = {},
            .body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

std::optional<std::string> percentDecoded(std::string_view text)
{
    std::string decoded;
    decoded.reserve(text.size());
    while (!text.empty()) {
        if (text.front() != '%') {
            decoded.push_back(text.front());
            text.remove_prefix(1);
            continue;
        }
        unsigned int byte = 0;
        const std::string_view digits = text.substr(1, 2);
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
        if (digits.size() != 2 || error != std::errc{} || end != digits.data() + 2) {
            return std::nullopt;
        }
        decoded.push_back(static_cast<char>(byte));
        text.remove_prefix(3);
    }
    return decoded;
}

std::optional<std::vector<std::string>> segmentsOf(std::string_view path)
{
    std::vector<std::string> segments;
    while (!path.empty()) {
        // What is before the first slash is never a segment: every path begins with one.
        path.remove_prefix(std::min(path.size(), path.find('/')));
        if (path.empty()) {
            break;
        }
        path.remove_prefix(1);
        auto decoded = percentDecoded(path.substr(0, path.find('/')));
        if (!decoded) {
            return std::nullopt;
        }
        segments.push_back(std::move(*decoded));
    }
    return segments;
}

} // namespace hall::http
