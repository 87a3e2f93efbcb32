// SPDX-License-Identifier: Apache-2.0
#include "app/hub/hub.h"

#include "app/hub/shares.h"
#include "app/sync/hall_state.h"
#include "app/sync/topics.h"

namespace hall::hub {

namespace {

std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QString sentenceOf(Trouble trouble, const std::string& hall, const journal::Position& position)
{
    std::string text =
        hall + ": event " + std::to_string(position.seq) + " of epoch " + position.epoch;
    switch (trouble) {
    case Trouble::BrokenChain:
        text += " doesn't follow from the one before it";
        break;
    case Trouble::Branch:
        text += " begins anew before events that are stored here: a backup was restored";
        break;
    case Trouble::Differs:
        text += " is stored with another content; what came now was refused";
        break;
    }
    return QString::fromStdString(text);
}

} // namespace

Hub::Hub(Parts parts, Options options)
    : m_parts(std::move(parts))
    , m_options(std::move(options))
    , m_mqtt(m_parts.broker, std::nullopt, {})
{
    m_gathering.setSingleShot(true);
    connect(&m_gathering, &QTimer::timeout, this, &Hub::store);
    connect(&m_sharing, &QTimer::timeout, this, &Hub::share);
    m_mqtt.subscribe(sync::topicOf(sync::anyHall, sync::stateTopic));
    connect(&m_mqtt, &sync::Mqtt::received, this, &Hub::receive);
    connect(&m_mqtt, &sync::Mqtt::disconnected, this, [this](const QString& why) {
        emit told(QStringLiteral("no connection to the broker: ") + why);
    });
    connect(&m_mqtt, &sync::Mqtt::connected, this, [this] {
        emit told(QStringLiteral("connected to the broker"));
    });
}

void Hub::start()
{
    share();
    m_sharing.start(m_options.lease / 3);
    m_mqtt.start();
}

void Hub::receive(const QString& topic, const QByteArray& payload)
{
    const auto parsed = sync::parseTopic(topic.toStdString());
    if (!parsed) {
        return;
    }
    if (parsed->what == sync::eventsTopic) {
        gather(parsed->hall, payload);
    } else if (parsed->what == sync::stateTopic) {
        meet(parsed->hall, payload);
    }
}

void Hub::gather(const std::string& hall, const QByteArray& payload)
{
    auto event = sync::readEvent(viewOf(payload));
    // Who may write to a hall's topics is the broker's business; whose event it says to be, ours.
    if (event && event->hall != hall) {
        event = failure("it says to be of the hall \"" + event->hall + '"');
    }
    if (!event) {
        emit told(QString::fromStdString(hall + ": an event was refused: " + event.error()));
        return;
    }
    m_batch.push_back(std::move(*event));
    if (m_batch.size() >= m_options.batchMax) {
        store();
    } else if (!m_gathering.isActive()) {
        m_gathering.start(m_options.gather);
    }
}

void Hub::store()
{
    m_gathering.stop();
    const auto batch = std::exchange(m_batch, {});
    const auto taken = m_parts.store->take(batch, m_parts.now());
    if (!taken) {
        emit told(QString::fromStdString(std::to_string(batch.size()) +
                                         " events wait in their halls: " + taken.error().detail));
        return;
    }
    qint64 count = 0;
    for (const HallTaken& each : *taken) {
        count += each.stored;
        answer(each);
    }
    if (count > 0) {
        emit stored(count);
    }
}

void Hub::answer(const HallTaken& taken)
{
    for (const TroubleAt& trouble : taken.troubles) {
        emit told(sentenceOf(trouble.what, taken.hall, trouble.position));
    }
    say(sync::HubWordKind::Held, taken.hall, taken.newest);
    if (!taken.isEarly) {
        m_asked.erase(taken.hall);
        return;
    }
    // The rest of what is on its way comes early, too: one question is enough for all of it.
    const Time now = m_parts.now();
    const auto asked = m_asked.find(taken.hall);
    const bool isNew = asked == m_asked.end() || asked->second.after != taken.newest.position ||
                       now >= asked->second.at + m_options.askAgain;
    if (isNew) {
        m_asked.insert_or_assign(taken.hall, Asked{.after = taken.newest.position, .at = now});
        say(sync::HubWordKind::SendAgain, taken.hall, taken.newest);
    }
}

void Hub::meet(const std::string& hall, const QByteArray& state)
{
    const auto read = sync::readState(viewOf(state));
    if (!read) {
        emit told(QString::fromStdString(hall + ": its state was refused: " + read.error()));
        return;
    }
    const bool isNew = m_halls.try_emplace(hall, false).second;
    if (isNew) {
        takeOrLeave(hall);
    }
    // One that was just taken has been told.
    if (!isNew && read->isOnline && m_halls.at(hall)) {
        sayHeld(hall);
    }
}

void Hub::share()
{
    auto hubs = m_parts.store->live(m_options.name, m_options.lease);
    if (!hubs) {
        // The others take over what was ours when its time is up; until then nothing changes.
        emit told(QString::fromStdString(hubs.error().detail));
        return;
    }
    if (*hubs == m_hubs || hubs->empty()) {
        return;
    }
    m_hubs = std::move(*hubs);
    for (const auto& [hall, isOurs] : m_halls) {
        takeOrLeave(hall);
    }
}

void Hub::takeOrLeave(const std::string& hall)
{
    const bool isOurs = !m_hubs.empty() && hubFor(hall, m_hubs) == m_options.name;
    if (std::exchange(m_halls.at(hall), isOurs) == isOurs) {
        return;
    }
    const std::string events = sync::topicOf(hall, sync::eventsTopic);
    if (isOurs) {
        m_mqtt.subscribe(events);
        sayHeld(hall);
    } else {
        m_mqtt.unsubscribe(events);
    }
}

void Hub::sayHeld(const std::string& hall)
{
    const auto head = m_parts.store->newest(hall);
    if (!head) {
        emit told(QString::fromStdString(head.error().detail));
        return;
    }
    say(sync::HubWordKind::Held, hall, *head);
}

void Hub::say(sync::HubWordKind kind, const std::string& hall, const journal::Head& head)
{
    const std::string_view topic =
        kind == sync::HubWordKind::Held ? sync::ackTopic : sync::resendTopic;
    m_mqtt.publish(
        {.topic = sync::topicOf(hall, topic),
         .payload = sync::writeWord({.kind = kind, .hall = hall, .upTo = head, .at = m_parts.now()},
                                    m_options.keyId,
                                    m_parts.key)});
}

} // namespace hall::hub
