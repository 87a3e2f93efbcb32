// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/station/announcements.h"
#include "tests/server/running_node.h"
#include "tests/station/fake_voice.h"

#include <QJsonDocument>

namespace hall::test {

using namespace Qt::StringLiterals;

/// A hall with counters 1 and 3 open, and a station with a loudspeaker in software.
struct VoiceBench
{
    VoiceBench()
    {
        settings.voice = {.yao = true, .readings = 2, .latestSeconds = 45, .lexicon = {}};
        client = node.linkedClient();
        node.openHall(*client);
        REQUIRE(node.ask(*client, u"counter.open"_s, {{u"counter"_s, 3}, {u"clerk"_s, u"1032"_s}}));
        for (int count = 0; count < 6; ++count) {
            REQUIRE(node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}}));
        }
        watch();
    }

    void watch()
    {
        QObject::connect(client.get(),
                         &client::HallClient::eventsReceived,
                         client.get(),
                         [this](const protocol::EventsPush& push) { note(push); });
        client->watchEvents({});
    }

    void note(const protocol::EventsPush& push)
    {
        for (const std::string& text : push.rows) {
            const auto row = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
            const auto body = QJsonDocument::fromJson(row[u"body"_s].toString().toUtf8()).object();
            if (row[u"kind"_s] == u"DeviceChanged"_s) {
                conditions.push_back(body[u"condition"_s].toString().toStdString());
            }
            if (row[u"kind"_s] == u"AnnouncementSpoken"_s) {
                outcomes.push_back(u"%1#%2 %3"_s.arg(body[u"number"_s].toString())
                                       .arg(body[u"call"_s].toInt())
                                       .arg(body[u"outcome"_s].toString())
                                       .toStdString());
            }
        }
    }

    void plugIn()
    {
        stationClient = node.client();
        link = std::make_unique<station::StationLink>(*stationClient, u"kiosk-1"_s);
        QObject::connect(
            link.get(), &station::StationLink::announcementAsked, link.get(), [this] { ++asked; });
        announcing =
            std::make_unique<station::Announcements>(*link, engine, speaker, timers, settings);
        QObject::connect(announcing.get(),
                         &station::Announcements::heard,
                         announcing.get(),
                         [this](const QString& number, int call) {
                             heard.push_back(number.toStdString() + '#' + std::to_string(call));
                         });
        REQUIRE(waitFor([&] { return link->isOurs(); }));
    }

    void unplug()
    {
        announcing.reset();
        link.reset();
        stationClient.reset();
    }

    void press(const QString& method, int counter) const
    {
        const auto& hall = node.node->service().hall();
        const Ticket* seen = hall.at({counter});
        const QJsonValue ticket =
            seen == nullptr ? QJsonValue{} : QString::fromStdString(seen->id.value);
        REQUIRE(node.ask(*client, method, {{u"counter"_s, counter}, {u"seen"_s, ticket}}));
    }

    void next(int counter) const
    {
        press(u"counter.next"_s, counter);
    }

    [[nodiscard]] bool hears(const std::vector<std::string>& calls) const
    {
        return waitFor([&] { return heard.size() >= calls.size(); }) && heard == calls;
    }

    [[nodiscard]] bool ends(const std::vector<std::string>& calls) const
    {
        return waitFor([&] { return outcomes.size() >= calls.size(); }) && outcomes == calls;
    }

    [[nodiscard]] std::string speakerWord() const
    {
        const auto& stations = node.node->service().hall().stations;
        const auto station = stations.find({"kiosk-1"});
        if (station == stations.end() || !station->second.devices.contains("speaker")) {
            return {};
        }
        return station->second.devices.at("speaker").condition;
    }

    [[nodiscard]] bool tells(const std::string& word) const
    {
        return waitFor([&] { return speakerWord() == word; });
    }

    RunningNode node;
    port::HandTimers timers;
    FakeEngine engine;
    FakeSpeaker speaker;
    station::AnnouncementSettings settings;
    std::unique_ptr<client::HallClient> client;
    std::unique_ptr<client::HallClient> stationClient;
    std::unique_ptr<station::StationLink> link;
    std::unique_ptr<station::Announcements> announcing;
    std::vector<std::string> heard;
    int asked = 0; ///< texts of the manager's
    std::vector<std::string> outcomes;
    std::vector<std::string> conditions;
};

} // namespace hall::test
