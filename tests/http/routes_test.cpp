// SPDX-License-Identifier: Apache-2.0
#include "app/http/routes.h"

#include <catch2/catch.hpp>

namespace hall::http {

namespace {

Request ask(Method method, const std::string& path)
{
    return {.method = method,
            .path = path,
            .segments = *segmentsOf(path),
            .parts = {},
            .query = {},
            .headers = {},
            .body = {},
            .peer = {}};
}

Response say(const std::string& text)
{
    return {.status = 200, .type = "text/plain", .headers = {}, .body = text};
}

Routes someRoutes()
{
    Routes routes;
    routes.add(Method::Get, "/halls", [](const Request&) { return say("all"); });
    routes.add(Method::Get, "/halls/{hall}", [](const Request& request) {
        return say(std::string{*find(request.parts, "hall")});
    });
    routes.add(Method::Put, "/halls/{hall}", [](const Request& request) {
        return say("put " + std::string{*find(request.parts, "hall")});
    });
    return routes;
}

} // namespace

TEST_CASE("a request goes where path and method say", "[http]")
{
    const Routes routes = someRoutes();

    CHECK(routes.answer(ask(Method::Get, "/halls")).body == "all");
    CHECK(routes.answer(ask(Method::Get, "/halls/x%2Fy")).body == "x/y");
    CHECK(routes.answer(ask(Method::Put, "/halls/x")).body == "put x");
    CHECK(routes.patternOf(ask(Method::Get, "/halls/x")) == "/halls/{hall}");
}

TEST_CASE("what isn't there isn't found", "[http]")
{
    const Routes routes = someRoutes();

    for (const char* path : {"/", "/hall", "/halls/", "/halls/x/", "/halls/x/y", "//halls"}) {
        CAPTURE(path);
        CHECK(routes.answer(ask(Method::Get, path)).status == 404);
        CHECK(routes.patternOf(ask(Method::Get, path)) == "");
    }
}

TEST_CASE("a method that a path doesn't take is refused with those that it does", "[http]")
{
    const Response refused = someRoutes().answer(ask(Method::Delete, "/halls/x"));

    CHECK(refused.status == 405);
    CHECK(find(refused.headers, "Allow") == "GET, HEAD, PUT");
    CHECK(someRoutes().answer(ask(Method::Other, "/halls")).status == 405);
}

} // namespace hall::http
