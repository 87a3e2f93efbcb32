// SPDX-License-Identifier: Apache-2.0
#include "tests/main/node_process.h"
#include "tests/support/wait_for.h"
#include "tests/voice/sound_server.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <cmath>
#include <csignal>
#include <numbers>

using namespace hall;
using namespace hall::test;
using namespace Qt::StringLiterals;

namespace {

/// How much of a window's energy is at `hertz`.
double shareOf(const voice::Pcm& sound, std::size_t from, std::size_t count, double hertz)
{
    double sine = 0;
    double cosine = 0;
    double energy = 1;
    for (std::size_t at = from; at < from + count; ++at) {
        const double angle = 2 * std::numbers::pi * hertz * static_cast<double>(at) / sound.rate;
        const double sample = sound.samples[at];
        sine += sample * std::sin(angle);
        cosine += sample * std::cos(angle);
        energy += sample * sample;
    }
    return 2 * (sine * sine + cosine * cosine) / (energy * static_cast<double>(count));
}

/// What was heard: `chime` by its first tone, `speech` for a second and more of anything else.
std::string heardIn(const voice::Pcm& sound)
{
    constexpr double firstTone = 659.26;
    constexpr double lastTone = 554.37;
    const auto window = static_cast<std::size_t>(sound.rate / 20);
    std::string heard;
    int others = 0;
    bool inChime = false;
    for (std::size_t at = 0; at + window <= sound.samples.size(); at += window) {
        const voice::Pcm piece{
            .rate = sound.rate,
            .samples = {sound.samples.begin() + static_cast<std::ptrdiff_t>(at),
                        sound.samples.begin() + static_cast<std::ptrdiff_t>(at + window)}};
        if (voice::rmsDb(piece) < -45) {
            continue;
        }
        if (shareOf(sound, at, window, firstTone) > 0.8) {
            heard += inChime ? "" : " chime";
            inChime = true;
            others = 0;
        } else if (shareOf(sound, at, window, lastTone) < 0.3) {
            inChime = false;
            heard += ++others == 20 ? " speech" : "";
        }
    }
    return heard.empty() ? heard : heard.substr(1);
}

/// A real node whose station has a loudspeaker that only the test hears.
struct AloudBench
{
    AloudBench()
    {
        REQUIRE(server.start());
        node.start();
        client = node.client();
        QObject::connect(client.get(),
                         &client::HallClient::eventsReceived,
                         client.get(),
                         [this](const protocol::EventsPush& push) { note(push); });
        client->watchEvents({});
        REQUIRE(ask(*client, u"day.open"_s, {{u"day"_s, u"2026-11-23"_s}}));
        REQUIRE(ask(*client, u"counter.open"_s, {{u"counter"_s, 1}, {u"clerk"_s, u"1031"_s}}));
        REQUIRE(ask(*client, u"ticket.take"_s, {{u"service"_s, u"card"_s}}));
        REQUIRE(waitFor([this] { return speaker == u"ready"_s; }));
        REQUIRE(server.record());
    }

    void note(const protocol::EventsPush& push)
    {
        for (const std::string& text : push.rows) {
            const auto row = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
            const auto body = QJsonDocument::fromJson(row[u"body"_s].toString().toUtf8()).object();
            if (body[u"device"_s] == u"speaker"_s) {
                speaker = body[u"condition"_s].toString();
            }
            if (row[u"kind"_s] == u"AnnouncementSpoken"_s) {
                outcomes.push_back(body[u"outcome"_s].toString());
            }
        }
    }

    void call() const
    {
        REQUIRE(
            ask(*client, u"counter.next"_s, {{u"counter"_s, 1}, {u"seen"_s, QJsonValue::Null}}));
    }

    /// Two readings take a while.
    [[nodiscard]] bool ends() const
    {
        const auto isOver = [this] { return !outcomes.isEmpty(); };
        return waitFor(isOver) || waitFor(isOver);
    }

    /// The node's child that plays.
    [[nodiscard]] pid_t player() const
    {
        const QDir tasks(u"/proc/%1/task"_s.arg(node.process.processId()));
        for (const QString& task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile children(tasks.filePath(task + u"/children"_s));
            REQUIRE(children.open(QIODevice::ReadOnly));
            for (const QByteArray& child : children.readAll().simplified().split(' ')) {
                QFile name(u"/proc/%1/comm"_s.arg(QString::fromLatin1(child)));
                if (name.open(QIODevice::ReadOnly) && name.readAll() == "paihao-media\n") {
                    return child.toInt();
                }
            }
        }
        return 0;
    }

    SoundServer server;
    NodeProcess node;
    std::unique_ptr<client::HallClient> client;
    QString speaker;
    QStringList outcomes;
};

} // namespace

TEST_CASE("a call is heard: chime, sentence, sentence", "[process][voice]")
{
    AloudBench hall;

    hall.call();

    REQUIRE(hall.ends());
    CHECK(hall.outcomes == QStringList{u"spoken"_s});
    const voice::Pcm heard = hall.server.recorded().value();
    // Two sentences are one stretch of speech to these ears.
    CHECK(heardIn(heard) == "chime speech");
    CHECK(heard.length() > std::chrono::seconds{11});
}

TEST_CASE("a player that is killed in mid-sentence: the call is heard again from its chime",
          "[process][voice]")
{
    AloudBench hall;
    hall.call();
    const qint64 then = hall.server.recordedBytes();
    constexpr qint64 threeSeconds = 22050LL * 2 * 3;
    REQUIRE(waitFor([&] { return hall.server.recordedBytes() > then + threeSeconds; }));
    const pid_t player = hall.player();
    REQUIRE(player > 0);

    ::kill(player, SIGKILL);

    REQUIRE(waitFor([&] { return hall.speaker == u"restarting"_s; }));
    REQUIRE(hall.ends());
    CHECK(hall.outcomes == QStringList{u"spoken"_s});
    CHECK(heardIn(hall.server.recorded().value()) == "chime speech chime speech");
    CHECK(hall.player() != player);
}
