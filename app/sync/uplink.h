// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "app/identity/signed_code.h"
#include "app/sync/link.h"
#include "app/sync/live_pace.h"
#include "app/sync/mqtt.h"
#include "app/sync/posting.h"
#include "app/sync/signed_heads.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>

namespace hall::sync {

/// Of the thread that an uplink lives in. A week to catch up keeps it busy for seconds, which a
/// press must not wait for; on Linux this is SCHED_IDLE, the only one of Qt's that ordinary users
/// may change anything with.
inline constexpr QThread::Priority uplinkPriority = QThread::IdlePriority;

/// How the link to the city stands.
struct UplinkStatus
{
    Link::State state = Link::State::Offline;
    std::string why; ///< a sentence where something is wrong
    journal::Position acknowledged;
    std::int64_t waiting = 0; ///< events that the city hasn't acknowledged
    bool isBehindHub = false;

    friend bool operator==(const UplinkStatus&, const UplinkStatus&) = default;
};

/// Sends a hall's journal to the city: `Link`'s rules over a broker. It reads the journal on a
/// connection of its own and shares nothing with the hall's thread; it belongs on another one. What
/// the city sends down is checked here and passed on.
class Uplink : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        std::string hall;
        std::string version; ///< of this program
        Broker broker;
        identity::KnownKeys hubKeys;
        std::unique_ptr<journal::Reader> reader;
        std::function<Time()> now;                    ///< for the keys' validity and what is signed
        std::optional<identity::SigningKey> key = {}; ///< the hall's own; none: it signs nothing
        Link::Limits limits = {};
        Mqtt::Delays delays = {};
        SignedHeads heads = SignedHeads{};
    };

    explicit Uplink(Parts parts);
    /// In the thread it lives in: what the hall has to sign, it still signs.
    ~Uplink() override;

    /// In the thread it lives in.
    void start();
    /// Everything up to here may leave the hall. From any thread as a queued slot.
    void tellDurable(qint64 seq);
    /// What this hall has of what the city sent down, as `writeReceipt` has it; kept by the broker.
    void tellReceipt(const QByteArray& receipt);
    /// How the hall stands; the city hears it as `LivePace` says.
    void tellLive(const LiveHall& live);

signals:
    void changed(const hall::sync::UplinkStatus& status);
    /// The city sent something down: it is the city's, for this hall, and whole in form.
    void posted(const hall::sync::Posting& posting);
    /// Somebody did under `topic`, and it isn't.
    void postingRefused(const QString& topic, const QString& why);

private:
    void tick();
    void pump();
    /// False when nothing more goes out for now.
    [[nodiscard]] bool send(const Link::Batch& batch);
    void sayState();
    void sayHead();
    void say(const SignedHeads::Word& word);
    void sayLive();
    void receive(const QString& topic, const QByteArray& payload);
    void take(std::string_view text);
    void takePosting(const std::string& topic, std::string_view text);
    void sayReceipt();
    [[nodiscard]] identity::CodeUse here() const;
    void tellChange();
    [[nodiscard]] Link::Clock elapsed() const;

    Parts m_parts;
    Link m_link;
    std::unique_ptr<Mqtt> m_mqtt; ///< made in the thread
    QElapsedTimer m_clock;
    QTimer m_tick;
    std::string m_trouble; ///< with the broker, the hub's words or our own journal
    UplinkStatus m_told;
    QByteArray m_receipt; ///< empty: nothing was told yet
    LivePace m_live;
};

} // namespace hall::sync
