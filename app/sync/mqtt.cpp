// SPDX-License-Identifier: Apache-2.0
#include "app/sync/mqtt.h"

#include "app/core/assert.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <mosquitto.h>
#include <span>

namespace hall::sync {

using namespace std::chrono_literals;

namespace {

constexpr int keepAliveSeconds = 15;
constexpr int atMostOnce = 0;
constexpr int atLeastOnce = 1;
constexpr int everything = 1;

const char* orNull(const std::string& text)
{
    return text.empty() ? nullptr : text.c_str();
}

std::string sentenceOf(int error)
{
    switch (error) {
    case MOSQ_ERR_ERRNO:
        return std::strerror(errno);
    case MOSQ_ERR_TLS:
        return "the broker's certificate isn't of the authority, or not for this host";
    case MOSQ_ERR_INVAL:
        return "a file of the authority, the certificate or the key can't be read";
    default:
        return mosquitto_strerror(error);
    }
}

/// Perhaps it is the one that is just calling us.
void forget(std::unique_ptr<QSocketNotifier>& notifier)
{
    if (notifier) {
        notifier->setEnabled(false);
        notifier.release()->deleteLater();
    }
}

void prepareLibrary()
{
    static const int done = mosquitto_lib_init();
    static_cast<void>(done);
}

} // namespace

void Mqtt::Destroy::operator()(mosquitto* client) const
{
    mosquitto_destroy(client);
}

Mqtt::Mqtt(Broker broker, std::optional<MqttMessage> will, Delays delays)
    : m_broker(std::move(broker))
    , m_will(std::move(will))
    , m_delays(delays)
    , m_keepAlive(this)
    , m_retry(this)
    , m_delay(delays.first)
    , m_random(std::random_device{}())
    , m_endpoint(m_random())
{
    HALL_ASSERT(!m_broker.endpoints.empty());
    prepareLibrary();
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Mqtt::connectNow);
    connect(&m_keepAlive, &QTimer::timeout, this, &Mqtt::work);
}

Mqtt::~Mqtt() = default;

void Mqtt::subscribe(const std::string& filter)
{
    m_filters.insert(filter);
    if (m_isConnected) {
        mosquitto_subscribe(m_client.get(), nullptr, filter.c_str(), atMostOnce);
        m_writable->setEnabled(true);
    }
}

void Mqtt::unsubscribe(const std::string& filter)
{
    m_filters.erase(filter);
    if (m_isConnected) {
        mosquitto_unsubscribe(m_client.get(), nullptr, filter.c_str());
        m_writable->setEnabled(true);
    }
}

void Mqtt::start()
{
    m_keepAlive.start(1s);
    m_retry.start(0ms);
}

/// What is set before connecting: who we are, the will, TLS.
int Mqtt::prepare()
{
    mosquitto* client = m_client.get();
    mosquitto_connect_callback_set(client, &Mqtt::whenConnected);
    mosquitto_subscribe_callback_set(client, &Mqtt::whenSubscribed);
    mosquitto_message_callback_set(client, &Mqtt::whenReceived);
    int error = MOSQ_ERR_SUCCESS;
    if (!m_broker.user.empty()) {
        error = mosquitto_username_pw_set(client, m_broker.user.c_str(), orNull(m_broker.password));
    }
    if (error == MOSQ_ERR_SUCCESS && m_will) {
        error = mosquitto_will_set(client,
                                   m_will->topic.c_str(),
                                   static_cast<int>(m_will->payload.size()),
                                   m_will->payload.data(),
                                   atLeastOnce,
                                   m_will->isRetained);
    }
    if (error == MOSQ_ERR_SUCCESS && !m_broker.authority.empty()) {
        error = mosquitto_tls_set(client,
                                  m_broker.authority.c_str(),
                                  nullptr,
                                  orNull(m_broker.certificate),
                                  orNull(m_broker.key),
                                  nullptr);
    }
    return error;
}

void Mqtt::connectNow()
{
    m_client.reset(mosquitto_new(m_broker.clientId.c_str(), true, this));
    if (!m_client) {
        lose(std::strerror(errno));
        return;
    }
    int error = prepare();
    if (error == MOSQ_ERR_SUCCESS) {
        const Endpoint& endpoint = m_broker.endpoints[m_endpoint++ % m_broker.endpoints.size()];
        error = mosquitto_connect_async(
            m_client.get(), endpoint.host.c_str(), endpoint.port, keepAliveSeconds);
    }
    if (error != MOSQ_ERR_SUCCESS) {
        lose(sentenceOf(error));
        return;
    }
    m_trying.start();
    watchSocket();
}

void Mqtt::watchSocket()
{
    const int socket = mosquitto_socket(m_client.get());
    m_readable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &Mqtt::work);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &Mqtt::work);
}

/// Reads, writes and keeps the connection alive, as far as there is something to do.
void Mqtt::work()
{
    if (!m_client) {
        return;
    }
    // Where packets are dropped without a word, TCP alone would wait for two minutes.
    if (!m_isConnected && std::chrono::milliseconds{m_trying.elapsed()} > m_delays.answer) {
        lose("the broker doesn't answer");
        return;
    }
    const int error = mosquitto_loop(m_client.get(), 0, everything);
    if (error != MOSQ_ERR_SUCCESS || !m_refusal.empty()) {
        lose(m_refusal.empty() ? sentenceOf(error) : std::exchange(m_refusal, {}));
        return;
    }
    m_writable->setEnabled(mosquitto_want_write(m_client.get()));
}

void Mqtt::drop()
{
    forget(m_readable);
    forget(m_writable);
    m_client.reset();
    m_isConnected = false;
    m_refusal.clear();
}

void Mqtt::reconnect()
{
    drop();
    m_retry.start(0ms);
}

void Mqtt::lose(const std::string& why)
{
    drop();
    // Of ten thousand halls that lost one broker not all come back in the same moment.
    m_retry.start(m_delay / 2 + m_delay * static_cast<int>(m_random() % 1000) / 2000);
    m_delay = std::min(2 * m_delay, m_delays.most);
    emit disconnected(QString::fromStdString(why));
}

bool Mqtt::publish(const MqttMessage& message)
{
    if (!m_isConnected) {
        return false;
    }
    const int error = mosquitto_publish(m_client.get(),
                                        nullptr,
                                        message.topic.c_str(),
                                        static_cast<int>(message.payload.size()),
                                        message.payload.data(),
                                        message.isRetained ? atLeastOnce : atMostOnce,
                                        message.isRetained);
    m_writable->setEnabled(true);
    return error == MOSQ_ERR_SUCCESS;
}

void Mqtt::whenConnected(mosquitto* client, void* self, int answer)
{
    auto* mqtt = static_cast<Mqtt*>(self);
    if (answer != 0) {
        mqtt->m_refusal = mosquitto_connack_string(answer);
        return;
    }
    for (const std::string& filter : mqtt->m_filters) {
        mosquitto_subscribe(client, nullptr, filter.c_str(), atMostOnce);
    }
    mqtt->m_isConnected = true;
    mqtt->m_delay = mqtt->m_delays.first;
    emit mqtt->connected();
}

/// A broker of a cluster refuses while the cluster has no leader; another one, or later, may not.
void Mqtt::whenSubscribed(
    mosquitto* /*client*/, void* self, int /*message*/, int filters, const int* granted)
{
    if (std::ranges::any_of(std::span{granted, static_cast<std::size_t>(filters)},
                            [](int quality) { return quality > atLeastOnce; })) {
        static_cast<Mqtt*>(self)->m_refusal = "it refuses a subscription";
    }
}

void Mqtt::whenReceived(mosquitto* /*client*/, void* self, const mosquitto_message* message)
{
    auto* mqtt = static_cast<Mqtt*>(self);
    emit mqtt->received(
        QString::fromUtf8(message->topic),
        QByteArray{static_cast<const char*>(message->payload), message->payloadlen});
}

} // namespace hall::sync
