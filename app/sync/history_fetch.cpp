// SPDX-License-Identifier: Apache-2.0
#include "app/sync/history_fetch.h"

#include "app/sync/topics.h"

namespace hall::sync {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds lookAgain{100};
constexpr std::chrono::minutes clocksDiffer{2};

} // namespace

HistoryFetch::HistoryFetch(Parts parts, Retrieval retrieval)
    : m_parts(std::move(parts))
    , m_retrieval(std::move(retrieval))
    , m_mqtt(m_parts.broker, std::nullopt, m_parts.delays)
    , m_trouble("no hub of the city answers")
{
    m_mqtt.subscribe(topicOf(m_parts.hall, pageTopic));
    connect(&m_tick, &QTimer::timeout, this, &HistoryFetch::tick);
    connect(&m_mqtt, &Mqtt::connected, this, [this] {
        m_trouble = "no hub of the city answers";
        m_retrieval.connected(elapsed());
        tick();
    });
    connect(&m_mqtt, &Mqtt::disconnected, this, [this](const QString& why) {
        m_trouble = "no connection to the broker: " + why.toStdString();
    });
    connect(&m_mqtt,
            &Mqtt::received,
            this,
            [this](const QString& /*topic*/, const QByteArray& payload) { receive(payload); });
}

void HistoryFetch::start()
{
    m_clock.start();
    m_mqtt.start();
    m_tick.start(lookAgain);
}

Retrieval::Clock HistoryFetch::elapsed() const
{
    return Retrieval::Clock{m_clock.elapsed()};
}

void HistoryFetch::tick()
{
    if (m_retrieval.isOutOfPatience(elapsed())) {
        end(m_trouble);
        return;
    }
    if (!m_mqtt.isConnected()) {
        return;
    }
    if (const auto question = m_retrieval.mustAsk(elapsed())) {
        m_mqtt.publish(
            {.topic = topicOf(m_parts.hall, historyTopic), .payload = writeQuestion(*question)});
    }
}

void HistoryFetch::receive(const QByteArray& payload)
{
    if (m_isOver) {
        return;
    }
    const auto page =
        readPage({payload.constData(), static_cast<std::size_t>(payload.size())},
                 m_parts.hubKeys,
                 {.audience = m_parts.hall, .now = m_parts.now(), .tolerance = clocksDiffer});
    if (!page) {
        m_trouble = "an answer was refused: " + page.error();
        return;
    }
    if (const auto step = m_retrieval.take(*page, elapsed())) {
        emit came(*step);
    }
    if (m_retrieval.state() == Retrieval::State::Asking) {
        tick();
    } else {
        end(m_retrieval.why());
    }
}

void HistoryFetch::end(const std::string& why)
{
    if (!std::exchange(m_isOver, true)) {
        m_tick.stop();
        emit ended(QString::fromStdString(why));
    }
}

} // namespace hall::sync
