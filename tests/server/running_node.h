// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/client/hall_client.h"
#include "app/server/node.h"
#include "tests/support/hall_script.h"
#include "tests/support/temp_dir.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QJsonObject>

#include <atomic>

namespace hall::test {

using namespace Qt::StringLiterals;

/// A node on a journal of its own, reached as clients reach it.
struct RunningNode
{
    using Reply = Result<protocol::TicketReply, protocol::Refusal>;

    explicit RunningNode(Limits limits = generousLimits())
    {
        settings.rules = smallRules();
        settings.calendar.opens = Opens::ByHand;
        start(limits);
    }

    /// A hall of these rules, at that moment of its own clock; opened by hand it keeps no hours.
    RunningNode(Rules rules, Opens opens, Time begin)
    {
        goTo(begin);
        settings.rules = std::move(rules);
        settings.calendar.opens = opens;
        settings.calendar.keepHours = opens == Opens::Timetable;
        start(generousLimits());
    }

    static Limits generousLimits()
    {
        return {.frameBytes = 65536,
                .sessions = 100,
                .unsentBytes = 1048576,
                .commandsPerSecond = 10000,
                .handshakeSeconds = 5,
                .eventsPerPush = 3};
    }

    void start(const Limits& limits)
    {
        settings.journal = {.snapshotEvery = 20, .reserveMegabytes = 1};
        settings.limits = limits;
        // A free port of the moment: the listener is asked for the one it got.
        settings.listen = {.address = "127.0.0.1", .port = 0};
        settings.ticket.base = "https://example.cn";
        restart();
    }

    void restart()
    {
        node.reset();
        auto started = server::Node::start(
            settings, dir.path(), [this] { return reading(); }, rulesOf);
        REQUIRE(started);
        node = std::move(*started);
    }

    /// Turns the hall's clock on to a moment; only forwards once the node runs.
    void goTo(Time moment)
    {
        shift = moment - server::readSystemClock().wall;
    }

    [[nodiscard]] const Hall& hall() const
    {
        return node->service().hall();
    }

    [[nodiscard]] server::ClockReading reading() const
    {
        server::ClockReading now = server::readSystemClock();
        now.synchronised = isSynchronised;
        now.wall += shift + wallShift;
        now.monotonic += shift;
        return now;
    }

    [[nodiscard]] std::unique_ptr<client::HallClient> client() const
    {
        auto made = std::make_unique<client::HallClient>(
            client::Address::of({}, QString::fromStdString(dir.path().string())), u"kiosk-1"_s);
        made->start();
        return made;
    }

    [[nodiscard]] std::unique_ptr<client::HallClient> linkedClient() const
    {
        auto made = client();
        REQUIRE(waitFor([&] { return made->isLinked(); }));
        return made;
    }

    Reply ask(client::HallClient& client, const QString& method, const QJsonObject& params) const
    {
        REQUIRE(waitFor([&] { return client.isLinked(); }));
        std::optional<Reply> answer;
        client.command(method, params, [&](const Reply& reply) { answer = reply; });
        REQUIRE(waitFor([&] { return answer.has_value(); }));
        return *answer;
    }

    void openHall(client::HallClient& client) const
    {
        REQUIRE(ask(client, u"day.open"_s, {{u"day"_s, u"2026-11-23"_s}}));
        REQUIRE(ask(client, u"counter.open"_s, {{u"counter"_s, 1}, {u"clerk"_s, u"1031"_s}}));
    }

    TempDir dir;
    Settings settings;
    server::Node::RulesOf rulesOf; ///< from the next start on
    Duration shift{0};             ///< moves the hall's time
    Duration wallShift{0};         ///< moves the wall clock alone
    bool isSynchronised = true;
    std::unique_ptr<server::Node> node;
};

} // namespace hall::test
