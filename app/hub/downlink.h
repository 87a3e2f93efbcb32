// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/downlink_store.h"
#include "app/identity/signing_key.h"
#include "app/sync/mqtt.h"
#include "app/sync/receipt.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <set>

namespace hall::hub {

/// Sends down to the halls of a hub what the city has for them, as words that the broker keeps, and
/// keeps what they say of it.
///
/// A hall's receipt names what it has heard of; what it lacks is sent when the hall is taken over,
/// when the broker comes back, when the hall says something new and when something changed in the
/// database, whoever changed it. So nothing depends on what a broker remembers. What couldn't be
/// done while the database was away is done with the first look that finds it back.
class Downlink : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        std::unique_ptr<DownlinkStore> store;
        const identity::SigningKey& key;
        std::string keyId; ///< as halls know `key`
        std::function<Time()> now;
        /// The oldest day that appointments are still kept of.
        std::function<BusinessDay()> oldestDay;
        /// False when there is no connection.
        std::function<bool(const sync::MqttMessage&)> publish;
    };

    explicit Downlink(Parts parts);

    void take(const std::string& hall);
    void leave(const std::string& hall);
    /// The broker is back, and may have forgotten everything.
    void resend();
    /// Every few seconds: whether something changed in the database, and a day is gone.
    void look();
    /// What a hall says it has.
    void hear(const std::string& hall, const QByteArray& receipt);

signals:
    /// For the log: a sentence.
    void told(const QString& sentence);

private:
    void tell(const std::string& sentence);
    void queue(const std::string& hall);
    void sendOn();
    void sendSome();
    /// False when the database is away.
    [[nodiscard]] bool send(const std::string& hall);
    [[nodiscard]] bool keep(const std::string& hall, const sync::Receipt& receipt);
    /// What the database was away for.
    void catchUp();
    void sendEach(const std::string& hall, const std::vector<Posted>& all);
    void sendNotices(const std::string& hall, const std::vector<Posted>& all);
    void publish(const std::string& hall, const Posted& posted);
    void clearDays();
    void queueChanged();
    using Heard = std::map<std::string, std::int64_t>;
    [[nodiscard]] Result<Heard, StoreError> heardBy(const std::string& hall);

    Parts m_parts;
    std::set<std::string> m_halls;
    std::set<std::string> m_waiting; ///< halls to send to
    std::map<std::string, sync::Receipt>
        m_unkept; ///< while the database is away, the newest of each
    QTimer m_sending;
    std::optional<std::int64_t> m_revision; ///< seen last; none: not looked yet
    std::optional<BusinessDay> m_clearedBefore;
};

} // namespace hall::hub
