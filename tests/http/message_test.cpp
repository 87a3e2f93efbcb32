// SPDX-License-Identifier: Apache-2.0
#include "app/http/message.h"

#include <catch2/catch.hpp>

namespace hall::http {

TEST_CASE("a path is parted before it is decoded", "[http]")
{
    using Segments = std::vector<std::string>;
    CHECK(segmentsOf("/v1/halls") == Segments{"v1", "halls"});
    CHECK(segmentsOf("/") == Segments{""});
    CHECK(segmentsOf("/v1/halls/") == Segments{"v1", "halls", ""});
    CHECK(segmentsOf("//x") == Segments{"", "x"});
    CHECK(segmentsOf("/halls/%E6%8E%92%2Fx") == Segments{"halls", "排/x"});
    CHECK(segmentsOf("/a%00b") == Segments{std::string{"a\0b", 3}});
    CHECK_FALSE(segmentsOf("/%4"));
    CHECK_FALSE(segmentsOf("/%zz"));
    CHECK_FALSE(segmentsOf("/%+1"));
    CHECK_FALSE(segmentsOf("/%"));
}

TEST_CASE("a problem says what to do", "[http]")
{
    const Response response = toResponse({.status = 404,
                                          .code = "no-such-hall",
                                          .title = "There is no such hall",
                                          .detail = "no hall is called \"x\xff\"",
                                          .advice = "look at /v1/halls"});

    CHECK(response.status == 404);
    CHECK(response.type == "application/problem+json");
    CHECK(response.body == R"({"advice":"look at /v1/halls","detail":"no hall is called \"x)"
                           "\xEF\xBF\xBD"
                           R"(\"","status":404,"title":"There is no such hall",)"
                           R"("type":"urn:paihao:problem:no-such-hall"})");
}

} // namespace hall::http
