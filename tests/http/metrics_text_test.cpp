// SPDX-License-Identifier: Apache-2.0
#include "app/http/metrics_text.h"
#include "tests/support/prometheus_text.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

namespace hall::http {

using test::readPrometheus;

TEST_CASE("figures stand as the format wants them", "[http][metrics]")
{
    MetricsText metrics;
    metrics.gauge("paihao_waiting", "People waiting.");
    metrics.sample(12, {{"service", "card"}});
    metrics.sample(0.5, {{"service", "a1"}, {"end", "low"}});
    metrics.counter("paihao_events_total", "Events.");
    metrics.sample(123'456'789'012);

    CHECK(metrics.text() == "# HELP paihao_waiting People waiting.\n"
                            "# TYPE paihao_waiting gauge\n"
                            "paihao_waiting{service=\"card\"} 12\n"
                            "paihao_waiting{service=\"a1\",end=\"low\"} 0.5\n"
                            "# HELP paihao_events_total Events.\n"
                            "# TYPE paihao_events_total counter\n"
                            "paihao_events_total 123456789012\n");
    CHECK(readPrometheus(metrics.text()).wrong.empty());
}

TEST_CASE("no text in a label or a help breaks a line", "[http][metrics]")
{
    MetricsText metrics;
    metrics.gauge("g", "One\nline, a \\ and a \"word\".");
    metrics.sample(1, {{"name", "东区\n\"x\"\\"}});
    metrics.sample(std::nan(""), {{"name", "none"}});
    metrics.sample(-std::numeric_limits<double>::infinity(), {{"name", "least"}});
    metrics.sample(1e300, {{"name", "most"}});

    const auto read = readPrometheus(metrics.text());
    CHECK(read.wrong.empty());
    CHECK(read.of("g{name=\"东区\\n\\\"x\\\"\\\\\"}") == "1");
    CHECK(read.of("g{name=\"none\"}") == "NaN");
    CHECK(read.of("g{name=\"least\"}") == "-Inf");
    CHECK(read.of("g{name=\"most\"}") == "1e+300");
}

TEST_CASE("what breaks the format is seen", "[http][metrics]")
{
    const std::string head = "# HELP a A.\n# TYPE a gauge\n";
    CHECK(readPrometheus(head + "a 1\n").wrong.empty());
    for (const char* bad : {"a 1",
                            "a one\n",
                            "b 1\n",
                            "a 1\na 2\n",
                            "a{x=1} 1\n",
                            "a{x=\"\"y\"} 1\n",
                            "a{1x=\"y\"} 1\n",
                            "a 1\n\n",
                            "a 1\n# TYPE a gauge\n",
                            "a-b 1\n"}) {
        CAPTURE(bad);
        CHECK_FALSE(readPrometheus(head + bad).wrong.empty());
    }
}

} // namespace hall::http
