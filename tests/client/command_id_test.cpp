// SPDX-License-Identifier: Apache-2.0
#include "app/client/command_id.h"
#include "app/protocol/requests.h"

#include <catch2/catch.hpp>

#include <QSet>

#include <algorithm>
#include <vector>

using namespace hall;

namespace {

/// The part that is the time.
QString timeOf(const QString& id)
{
    return id.left(13);
}

} // namespace

TEST_CASE("every press gets an id of its own, and those of one moment begin alike",
          "[client][command]")
{
    constexpr int presses = 10'000;
    QSet<QString> ids;
    std::vector<QString> times;
    for (int count = 0; count < presses; ++count) {
        const QString id = client::makeCommandId();
        ids.insert(id);
        times.push_back(timeOf(id));
    }

    CHECK(ids.size() == presses);
    CHECK(std::ranges::adjacent_find(times) != times.end());
}

TEST_CASE("a node takes the id of a press", "[client][command]")
{
    const std::string params =
        R"({"service":"card","commandId":")" + client::makeCommandId().toStdString() + R"("})";

    CHECK(protocol::parseRequest(protocol::encodeRequest(1, "ticket.take", params)));
}
