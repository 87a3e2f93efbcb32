// SPDX-License-Identifier: Apache-2.0
#include "app/main/metrics.h"

#include "app/http/metrics_text.h"

namespace hall::app {

namespace {

http::Response plain(int status, std::string_view type, std::string body)
{
    return {.status = status,
            .type = std::string{type},
            .headers = {{"Cache-Control", "no-store"}},
            .body = std::move(body)};
}

} // namespace

Result<std::unique_ptr<http::Server>, std::string> openMetrics(const std::string& listen,
                                                               Watched watched)
{
    if (listen.empty()) {
        return std::unique_ptr<http::Server>{};
    }
    http::Routes routes;
    routes.add(http::Method::Get,
               "/metrics",
               [metrics = std::move(watched.metrics)](const http::Request& /*request*/) {
                   return plain(200, http::MetricsText::type, metrics());
               });
    routes.add(http::Method::Get,
               "/health",
               [trouble = std::move(watched.trouble)](const http::Request& /*request*/) {
                   const std::string why = trouble();
                   return why.empty() ? plain(200, "text/plain; charset=utf-8", "well\n")
                                      : plain(503, "text/plain; charset=utf-8", why + '\n');
               });
    auto server = http::Server::open({.address = listen, .certificate = std::nullopt, .limits = {}},
                                     [routes = std::move(routes)](const http::Request& request) {
                                         return routes.answer(request);
                                     });
    if (!server) {
        return failure("metrics.listen: " + server.error());
    }
    return server;
}

} // namespace hall::app
