// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/http/message.h"

#include <functional>

namespace hall::http {

using Answer = std::function<Response(const Request&)>;

/// What a server has, by path and method.
class Routes
{
public:
    /// `/v1/halls/{hall}/live`: what stands in the place of `{hall}`, never empty, becomes the
    /// request's part of that name. Of several patterns that fit, the first is taken.
    void add(Method method, std::string_view pattern, Answer answer);

    /// 404 where no pattern fits; 405 with Allow where none of those that do takes the method.
    [[nodiscard]] Response answer(Request request) const;

    /// The pattern that fits, as it was given; empty where none does.
    [[nodiscard]] std::string_view patternOf(const Request& request) const;

private:
    struct Route
    {
        std::string pattern;
        std::vector<std::string> segments;
        std::vector<std::pair<Method, Answer>> answers;
    };

    [[nodiscard]] const Route* match(const Request& request) const;

    std::vector<Route> m_routes;
};

} // namespace hall::http
