// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/downlink.h"
#include "app/hub/figures.h"
#include "app/hub/history.h"
#include "app/hub/notary.h"
#include "app/hub/reception.h"
#include "app/hub/store.h"
#include "app/identity/signing_key.h"
#include "app/sync/hub_word.h"
#include "app/sync/mqtt.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace hall::hub {

/// The city's end of the links of its halls: takes their events from the broker, stores them, and
/// tells each hall how far it has them.
///
/// What comes together is stored in one transaction; nothing is acknowledged that
/// isn't durable. What can't be stored is let go: the halls send it again.
///
/// Hubs on one database share the halls: each says there every few seconds that it lives, and takes
/// the halls that are its own by name. Two on one hall, for the time that it takes to see that a
/// hub has come or gone, do no harm.
class Hub : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::string name;  ///< of this hub among those of the city
        std::string keyId; ///< as halls know `key`
        Reception::Limits reception = {};
        Notary::Limits notary = {};
        std::chrono::milliseconds askAgain{2000}; ///< before the same rows are asked for once more
        std::chrono::seconds lease{15};           ///< unheard of for so long, a hub is gone
    };

    struct Parts
    {
        std::unique_ptr<Store> store;
        identity::SigningKey key;
        sync::Broker broker;
        std::function<Time()> now;
        std::optional<History> history = {};          ///< none: a backup isn't told what follows it
        std::unique_ptr<DownlinkStore> downlink = {}; ///< none: nothing goes down
        std::optional<HallKeys> hallKeys = {};        ///< none: what halls sign isn't heard
        /// The oldest day that appointments are kept of.
        std::function<BusinessDay()> oldestDay = {};
    };

    Hub(Parts parts, Options options);
    ~Hub() override;

    void start();

    [[nodiscard]] Figures figures() const;

signals:
    /// For the log: a sentence.
    void told(const QString& sentence);
    void stored(qint64 events);

private:
    struct Asked
    {
        journal::Position after;
        Time at;
    };

    void receive(const QString& topic, const QByteArray& payload);
    void store(const Reception::Batch& batch);
    void count(const Reception::Batch& batch, qint64 stored);
    void count(Trouble trouble);
    void answer(const HallTaken& taken);
    /// A hall is there: it waits to hear what is stored of it.
    void meet(const std::string& hall, const QByteArray& state);
    void sayHeld(const std::string& hall);
    /// A backup is being restored: it wants what follows.
    void tellHistory(const std::string& hall, const QByteArray& question);
    /// Looks which hubs live, and takes and leaves halls accordingly.
    void share();
    void takeOrLeave(const std::string& hall);
    void sendDown();
    void checkWords();
    void say(sync::HubWordKind kind, const std::string& hall, const journal::Head& head);

    Parts m_parts;
    Options m_options;
    QThread m_thread;
    Reception* m_reception; ///< lives in the thread and ends with it
    QThread m_notaryThread;
    Notary* m_notary = nullptr; ///< the same of its own; none: nobody listens
    std::map<std::string, Asked> m_asked;
    QTimer m_sharing;
    std::vector<std::string> m_hubs;     ///< that live; empty: not known yet
    std::map<std::string, bool> m_halls; ///< those met, and whether they are ours
    std::unique_ptr<Downlink> m_downlink;
    Figures m_figures;
};

} // namespace hall::hub
