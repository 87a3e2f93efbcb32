// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

struct mosquitto;
struct mosquitto_message;

namespace hall::sync {

struct Endpoint
{
    std::string host;
    int port = 1883;

    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// Where a broker is, and how it knows us and we it.
struct Broker
{
    /// Brokers that work as one have several: tried in turn from any of them on, so that clients
    /// spread over them.
    std::vector<Endpoint> endpoints;
    std::string clientId;
    std::string user; ///< empty: none
    std::string password;
    std::string authority;   ///< file with whom we trust to sign its certificate; empty: no TLS
    std::string certificate; ///< ours, a file; empty: none
    std::string key;         ///< its private half, a file

    friend bool operator==(const Broker&, const Broker&) = default;
};

struct MqttMessage
{
    std::string topic;
    std::string payload;
    bool isRetained = false;
};

/// A client of MQTT 3.1.1 that comes back by itself, every time with a clean session: nothing that
/// was given to it before a connection was lost is sent after it.
///
/// Everything happens in the thread it lives in. Resolving a name and a connection over TLS may
/// hold that thread up for seconds, so it shouldn't be one that others wait for.
class Mqtt : public QObject
{
    Q_OBJECT

public:
    struct Delays
    {
        std::chrono::milliseconds first{500}; ///< before the second try; then twice as long,
        std::chrono::milliseconds most{60'000};
        std::chrono::milliseconds answer{10'000}; ///< a broker that takes longer isn't waited for
    };

    /// `will`: what the broker says for us when it loses us.
    Mqtt(Broker broker, std::optional<MqttMessage> will, Delays delays);
    /// Leaves without a word, so that the broker says our will.
    ~Mqtt() override;

    /// Now and on each connection to come.
    void subscribe(const std::string& filter);
    void unsubscribe(const std::string& filter);
    void start();

    /// Leaves this connection for a new one, at once and without `disconnected`.
    void reconnect();
    /// False when there is no connection. What is retained comes at least once, unless the
    /// connection is lost before; anything else at most once, as brokers pass it on without keeping
    /// it.
    bool publish(const MqttMessage& message);

    [[nodiscard]] bool isConnected() const
    {
        return m_isConnected;
    }

signals:
    void connected();
    /// Also of a try that failed; `why` is a sentence.
    void disconnected(const QString& why);
    void received(const QString& topic, const QByteArray& payload);

private:
    struct Destroy
    {
        void operator()(mosquitto* client) const;
    };

    void connectNow();
    [[nodiscard]] int prepare();
    void watchSocket();
    void work();
    void drop();
    void lose(const std::string& why);

    static void whenConnected(mosquitto* client, void* self, int answer);
    static void
    whenSubscribed(mosquitto* client, void* self, int message, int filters, const int* granted);
    static void whenReceived(mosquitto* client, void* self, const mosquitto_message* message);

    Broker m_broker;
    std::optional<MqttMessage> m_will;
    Delays m_delays;
    std::set<std::string> m_filters;
    std::unique_ptr<mosquitto, Destroy> m_client;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    QTimer m_keepAlive;
    QTimer m_retry;
    QElapsedTimer m_trying; ///< since the connection was begun
    std::chrono::milliseconds m_delay;
    std::minstd_rand m_random;
    std::size_t m_endpoint; ///< the next one to try
    bool m_isConnected = false;
    std::string m_refusal; ///< why the broker is of no use
};

} // namespace hall::sync
