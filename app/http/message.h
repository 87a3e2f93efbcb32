// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hall::http {

/// HEAD is answered as GET, without the body. `Other` is whatever else there may be.
enum class Method { Get, Put, Post, Patch, Delete, Other };

/// Names with values, in the order they came; a name may be there more than once.
using Fields = std::vector<std::pair<std::string, std::string>>;

/// The first of this name.
[[nodiscard]] std::optional<std::string_view> find(const Fields& fields, std::string_view name);

struct Request
{
    Method method = Method::Get;
    std::string path;                  ///< as it came, without the query
    std::vector<std::string> segments; ///< of the path, percent-decoded
    Fields parts;                      ///< of the path, by the names that the route gives them
    Fields query;                      ///< percent-decoded
    Fields headers;                    ///< names in lower case
    std::string body;
    std::string peer; ///< the address it came from, without the port
};

struct Response
{
    int status = 200;
    std::string type = "application/json";
    Fields headers;
    std::string body;
};

/// Why a request wasn't done (RFC 9457), in words for those who program against us.
struct Problem
{
    int status = 400;
    std::string_view code; ///< ends its type: `urn:paihao:problem:<code>`
    std::string_view title;
    std::string detail; ///< what is wrong with this request
    std::string advice; ///< what to do instead
};

[[nodiscard]] Response toResponse(const Problem& problem);

/// The bytes of `%E6%8E%92`; nothing where a percent sign has no two hex digits behind it.
[[nodiscard]] std::optional<std::string> percentDecoded(std::string_view text);

/// `/v1/halls/` → `v1`, `halls`, and an empty one; nothing where it can't be decoded.
[[nodiscard]] std::optional<std::vector<std::string>> segmentsOf(std::string_view path);

} // namespace hall::http
