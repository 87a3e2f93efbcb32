// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/simulated_halls.h"

#include "app/core/assert.h"
#include "app/identity/base64url.h"
#include "app/sync/hall_state.h"
#include "app/sync/topics.h"

#include <charconv>

namespace hall::bench {

namespace {

constexpr const char* body =
    R"({"ahead":5,"credit":1200000,"lane":3,"number":"A021","ordinal":21,"priority":"elder",)"
    R"("queue":"A","rank":{"tie":44,"time":1795287776361},"running":7,"service":"a1",)"
    R"("ticket":"kiosk-1-7","wait":{"high":12,"low":8}})";

} // namespace

journal::Row ticketRow()
{
    journal::Row row;
    row.epoch = "6f1c7a52-0d0e-4b43-9a55-1e7f0c0a9d11";
    row.at = 1'795'420'800'000;
    row.day = "2026-11-23";
    row.kind = "TicketIssued";
    row.actor = "citizen:";
    row.station = "kiosk-1";
    row.body = body;
    return row;
}

SimulatedJournal::SimulatedJournal(std::string hall)
    : m_last{.hall = std::move(hall), .row = ticketRow(), .previous = {}}
{
}

sync::EventMessage SimulatedJournal::next(journal::Chainer& chainer)
{
    journal::Row& row = m_last.row;
    m_last.previous = {.epoch = row.seq == 0 ? std::string{} : row.epoch, .seq = row.seq};
    ++row.seq;
    ++row.at;
    row.subject = "kiosk-1-" + std::to_string(row.seq);
    row.command = m_last.hall + '-' + std::to_string(row.seq);
    row.chain = m_chain = chainer.next(m_chain, row);
    return m_last;
}

std::string SimulatedHalls::idOf(int hall)
{
    return "hall-" + std::to_string(hall);
}

std::int64_t SimulatedHalls::seqOf(std::string_view word)
{
    const std::size_t begin = word.find('.') + 1;
    const auto claims = identity::fromBase64Url(word.substr(begin, word.rfind('.') - begin));
    HALL_ASSERT(claims);
    constexpr std::string_view name = R"("seq":)";
    const std::size_t at = claims->find(name);
    HALL_ASSERT(at != std::string::npos);
    std::int64_t seq = 0;
    const char* digits = claims->data() + at + name.size();
    HALL_ASSERT(std::from_chars(digits, claims->data() + claims->size(), seq).ec == std::errc{});
    return seq;
}

SimulatedHalls::SimulatedHalls(const sync::Broker& broker, int first, int count)
    : m_mqtt(broker, std::nullopt, {})
{
    for (int hall = 0; hall < count; ++hall) {
        const std::string id = idOf(first + hall);
        m_places.emplace(id, hall);
        m_mqtt.subscribe(sync::topicOf(id, sync::ackTopic));
        m_mqtt.subscribe(sync::topicOf(id, sync::resendTopic));
        m_halls.push_back(
            {.id = id, .journal = SimulatedJournal{id}, .waiting = {}, .isMet = false});
    }
    connect(&m_mqtt, &sync::Mqtt::received, this, &SimulatedHalls::receive);
    connect(&m_mqtt, &sync::Mqtt::connected, this, [this] {
        for (const SimulatedHall& hall : m_halls) {
            m_mqtt.publish(
                {.topic = sync::topicOf(hall.id, sync::stateTopic),
                 .payload = sync::writeState(
                     {.hall = hall.id, .isOnline = true, .version = "bench", .newest = {}}),
                 .isRetained = true});
        }
    });
}

void SimulatedHalls::start()
{
    m_mqtt.start();
}

bool SimulatedHalls::areMet() const
{
    return std::ranges::all_of(m_halls, &SimulatedHall::isMet);
}

void SimulatedHalls::publish(int hall)
{
    SimulatedHall& from = m_halls[static_cast<std::size_t>(hall)];
    const sync::EventMessage event = from.journal.next(m_chainer);
    from.waiting.push_back({.seq = event.row.seq,
                            .at = std::chrono::steady_clock::now(),
                            .payload = sync::writeEvent(event)});
    ++m_waiting;
    m_mqtt.publish({.topic = sync::topicOf(from.id, sync::eventsTopic),
                    .payload = from.waiting.back().payload,
                    .isRetained = false});
}

void SimulatedHalls::receive(const QString& topic, const QByteArray& payload)
{
    const auto parsed = sync::parseTopic(topic.toStdString());
    HALL_ASSERT(parsed);
    const int hall = m_places.at(parsed->hall);
    acknowledge(hall, seqOf({payload.constData(), static_cast<std::size_t>(payload.size())}));
    if (parsed->what == sync::resendTopic) {
        const SimulatedHall& from = m_halls[static_cast<std::size_t>(hall)];
        for (const Sent& sent : from.waiting) {
            m_mqtt.publish({.topic = sync::topicOf(from.id, sync::eventsTopic),
                            .payload = sent.payload,
                            .isRetained = false});
        }
    }
}

void SimulatedHalls::acknowledge(int hall, std::int64_t upTo)
{
    SimulatedHall& from = m_halls[static_cast<std::size_t>(hall)];
    from.isMet = true;
    int events = 0;
    for (; !from.waiting.empty() && from.waiting.front().seq <= upTo; ++events) {
        m_stored.addSince(from.waiting.front().at);
        from.waiting.pop_front();
    }
    m_waiting -= events;
    if (events > 0) {
        emit acknowledged(hall, events);
    }
}

} // namespace hall::bench
