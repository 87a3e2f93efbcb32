// SPDX-License-Identifier: Apache-2.0
#include "app/hub/reception.h"

#include "app/sync/topics.h"

namespace hall::hub {

Reception::Reception(const sync::Broker& broker, Limits limits)
    : m_limits(limits)
    , m_mqtt(broker, std::nullopt, {})
    , m_gathering(this)
    , m_room(limits.batchesAhead)
{
    // They move to the thread with this one.
    m_mqtt.setParent(this);
    m_gathering.setSingleShot(true);
    connect(&m_gathering, &QTimer::timeout, this, &Reception::giveOut);
    connect(&m_mqtt, &sync::Mqtt::received, this, &Reception::receive);
    connect(&m_mqtt, &sync::Mqtt::connected, this, [this] {
        m_isConnected = true;
        emit connected();
    });
    connect(&m_mqtt, &sync::Mqtt::disconnected, this, [this](const QString& why) {
        m_isConnected = false;
        emit disconnected(why);
    });
}

void Reception::start()
{
    QMetaObject::invokeMethod(this, [this] { m_mqtt.start(); });
}

void Reception::subscribe(const std::string& filter)
{
    QMetaObject::invokeMethod(this, [this, filter] { m_mqtt.subscribe(filter); });
}

void Reception::unsubscribe(const std::string& filter)
{
    QMetaObject::invokeMethod(this, [this, filter] { m_mqtt.unsubscribe(filter); });
}

bool Reception::publish(sync::MqttMessage message)
{
    if (!m_isConnected) {
        return false;
    }
    QMetaObject::invokeMethod(this,
                              [this, message = std::move(message)] { m_mqtt.publish(message); });
    return true;
}

void Reception::finish()
{
    m_room.release();
}

void Reception::close()
{
    m_isClosed = true;
    m_room.release();
}

void Reception::receive(const QString& topic, const QByteArray& payload)
{
    const auto parsed = sync::parseTopic(topic.toStdString());
    if (parsed && parsed->what == sync::eventsTopic) {
        gather(parsed->hall, payload);
    } else {
        emit received(topic, payload);
    }
}

void Reception::gather(const std::string& hall, const QByteArray& payload)
{
    auto event = sync::readEvent({payload.constData(), static_cast<std::size_t>(payload.size())});
    // Who may write to a hall's topics is the broker's business; whose event it says to be, ours.
    if (event && event->hall != hall) {
        event = failure("it says to be of the hall \"" + event->hall + '"');
    }
    if (!event) {
        emit told(QString::fromStdString(hall + ": an event was refused: " + event.error()));
        return;
    }
    m_batch.push_back(std::move(*event));
    if (m_batch.size() >= m_limits.batchMax) {
        giveOut();
    } else if (!m_gathering.isActive()) {
        m_gathering.start(m_limits.gather);
    }
}

void Reception::giveOut()
{
    m_gathering.stop();
    m_room.acquire();
    if (!m_isClosed) {
        emit arrived(
            std::make_shared<const std::vector<sync::EventMessage>>(std::exchange(m_batch, {})));
    }
}

} // namespace hall::hub
