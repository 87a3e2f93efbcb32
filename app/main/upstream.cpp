// SPDX-License-Identifier: Apache-2.0
#include "app/main/upstream.h"

#include "app/identity/key_file.h"
#include "app/journal/journal_reader.h"
#include "app/main/broker_address.h"
#include "app/server/calendar.h"
#include "app/server/code_keys.h"
#include "app/sync/live_fold.h"

namespace hall::app {

using namespace Qt::StringLiterals;

namespace {

using namespace std::chrono_literals;

constexpr auto figuresEvery = 1s;
constexpr std::size_t whyBytesMax = 400;
constexpr const char* keyFile = "node.jwk";

std::string conditionOf(const sync::UplinkStatus& status)
{
    switch (status.state) {
    case sync::Link::State::Offline:
        return "offline";
    case sync::Link::State::Asking:
        return status.why.empty() ? "silent" : "untrusted";
    case sync::Link::State::Blocked:
        return "blocked";
    case sync::Link::State::Refused:
        return "other-history";
    case sync::Link::State::Flowing:
        return status.isBehindHub ? "behind" : "ready";
    }
    return {};
}

Time systemNow()
{
    return std::chrono::floor<Duration>(std::chrono::system_clock::now());
}

} // namespace

Upstream::Upstream(const Settings& settings,
                   const std::filesystem::path& dataDir,
                   server::Node& node,
                   downlink::Inbox& inbox)
    : m_node(node)
    , m_inbox(inbox)
{
    if (settings.upstream.broker.address.empty()) {
        return;
    }
    auto broker = brokerOf(settings.upstream.broker, dataDir, "paihao-" + settings.rules.hall);
    auto reader = journal::JournalReader::open({.dataDir = dataDir, .vfs = {}});
    const auto keys = server::loadCodeKeys(settings.upstream.hubKeys, dataDir);
    for (const server::UnreadKey& key : keys.unread) {
        qWarning("hub_key %s: %s; words under it are refused", key.id.c_str(), key.why.c_str());
    }
    if (!broker || !reader) {
        qWarning("no link to the city: %s",
                 broker ? reader.error().detail.c_str() : broker.error().c_str());
        tell("unreadable");
        return;
    }
    auto key = identity::obtainSigningKey(dataDir / keyFile);
    if (!key) {
        m_unsigned = "the city can't tell this hall's events from forged ones: " + key.error();
        qWarning("%s", m_unsigned.c_str());
    } else {
        qInfo("this hall signs with the key %s", key->publicHalf().thumbprint().c_str());
    }
    start({.hall = settings.rules.hall,
           .version = PAIHAO_VERSION,
           .broker = std::move(*broker),
           .hubKeys = keys.known,
           .reader = std::move(*reader),
           .now = systemNow,
           .key = key ? std::optional{std::move(*key)} : std::nullopt});
}

Upstream::~Upstream()
{
    m_thread.quit();
    m_thread.wait();
}

void Upstream::start(sync::Uplink::Parts parts)
{
    auto* uplink = new sync::Uplink{std::move(parts)};
    m_thread.setObjectName(u"upstream"_s);
    uplink->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, uplink, &QObject::deleteLater);
    QObject::connect(&m_thread, &QThread::started, uplink, &sync::Uplink::start);
    server::HallService& service = m_node.service();
    QObject::connect(&service, &server::HallService::durable, uplink, &sync::Uplink::tellDurable);
    QObject::connect(uplink,
                     &sync::Uplink::changed,
                     &service,
                     [this](const sync::UplinkStatus& status) { show(status); });
    QObject::connect(uplink, &sync::Uplink::posted, &m_inbox, &downlink::Inbox::take);
    QObject::connect(uplink,
                     &sync::Uplink::postingRefused,
                     &m_inbox,
                     qOverload<const QString&, const QString&>(&downlink::Inbox::refuse));
    QObject::connect(
        &m_inbox, &downlink::Inbox::receiptChanged, uplink, &sync::Uplink::tellReceipt);
    m_thread.start(sync::uplinkPriority);
    const QByteArray receipt = m_inbox.receipt();
    QMetaObject::invokeMethod(uplink, [uplink, receipt] { uplink->tellReceipt(receipt); });
    // What was journalled before there was anybody to tell.
    const qint64 seq = service.durableSeq();
    QMetaObject::invokeMethod(uplink, [uplink, seq] { uplink->tellDurable(seq); });
    QObject::connect(
        &m_live, &QTimer::timeout, &service, [this, to = QPointer{uplink}] { tellLive(to); });
    m_live.start(sync::liveEvery);
    m_caughtUp.start();
    m_figures.setSingleShot(true);
    QObject::connect(&m_figures, &QTimer::timeout, &service, [this] { tellFigures(); });
}

void Upstream::show(const sync::UplinkStatus& status)
{
    std::string condition = conditionOf(status);
    if (condition == "ready" && !m_unsigned.empty()) {
        condition = "unsigned";
    }
    if (condition != m_condition && !status.why.empty()) {
        qWarning("the link to the city: %s", status.why.c_str());
    }
    m_status = status;
    if (status.waiting <= 0) {
        m_caughtUp.restart();
    }
    if (condition != m_condition) {
        tellFigures();
    } else if (!m_figures.isActive()) {
        // While it catches up they change a hundred times a second.
        m_figures.start(figuresEvery);
    }
    tell(condition);
}

Duration Upstream::lag() const
{
    return m_status && m_status->waiting > 0 ? Duration{m_caughtUp.elapsed()} : Duration{0};
}

void Upstream::tellFigures()
{
    const std::string& why = m_status->why.empty() ? m_unsigned : m_status->why;
    m_node.publisher().tellUpstream({.waiting = std::max<std::int64_t>(m_status->waiting, 0),
                                     .acknowledged = m_status->acknowledged.seq,
                                     .why = why.substr(0, whyBytesMax)});
}

/// What isn't durable yet is told to nobody.
void Upstream::tellLive(const QPointer<sync::Uplink>& uplink)
{
    server::HallService& service = m_node.service();
    if (service.durability() != server::Durability::Good) {
        return;
    }
    auto live = liveNow(service);
    service.whenDurable([uplink, live = std::move(live)] {
        if (!uplink.isNull()) {
            QMetaObject::invokeMethod(uplink, [uplink, live] { uplink->tellLive(live); });
        }
    });
}

void Upstream::tell(const std::string& condition)
{
    if (condition == m_condition) {
        return;
    }
    m_condition = condition;
    m_node.publisher().tellDevice({.station = StationName{"node"},
                                   .device = "upstream",
                                   .condition = condition,
                                   .since = m_node.service().clock().now()});
}

sync::LiveHall liveNow(server::HallService& service)
{
    const Hall& hall = service.hall();
    const Time now = service.clock().now();
    const auto open = hall.day ? server::openTimes(hall.rules, *hall.day) : std::nullopt;
    const projection::Surroundings around{
        .stamp = {.epoch = service.epoch(), .seq = hall.lastSeq, .at = now},
        .durable = service.durability() == server::Durability::Good,
        .nextOpening = hall.day ? std::nullopt : server::nextOpening(hall.rules, now),
        .waits = service.waits().shown};
    return sync::liveOf(hall, around, open ? std::optional{open->to} : std::nullopt);
}

} // namespace hall::app
