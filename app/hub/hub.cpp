// SPDX-License-Identifier: Apache-2.0
#include "app/hub/hub.h"

#include "app/hub/history_page.h"
#include "app/hub/shares.h"
#include "app/hub/troubles.h"
#include "app/sync/hall_state.h"
#include "app/sync/topics.h"

#include <algorithm>

namespace hall::hub {

namespace {

std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

Hub::Hub(Parts parts, Options options)
    : m_parts(std::move(parts))
    , m_options(std::move(options))
    , m_reception(new Reception{m_parts.broker, m_options.reception})
{
    m_thread.setObjectName(QStringLiteral("broker"));
    m_reception->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_reception, &QObject::deleteLater);
    connect(&m_sharing, &QTimer::timeout, this, &Hub::share);
    connect(m_reception, &Reception::arrived, this, &Hub::store);
    connect(m_reception, &Reception::received, this, &Hub::receive);
    connect(m_reception, &Reception::told, this, &Hub::told);
    connect(m_reception, &Reception::disconnected, this, [this](const QString& why) {
        m_figures.isConnected = false;
        emit told(QStringLiteral("no connection to the broker: ") + why);
    });
    connect(m_reception, &Reception::connected, this, [this] {
        m_figures.isConnected = true;
        emit told(QStringLiteral("connected to the broker"));
    });
    m_thread.start();
    m_reception->subscribe(sync::topicOf(sync::anyHall, sync::stateTopic));
    m_reception->subscribe(sync::topicOf(sync::anyHall, sync::historyTopic));
    if (m_parts.downlink) {
        sendDown();
    }
    if (m_parts.hallKeys) {
        checkWords();
    }
}

Hub::~Hub()
{
    m_reception->close();
    for (QThread* thread : {&m_thread, &m_notaryThread}) {
        thread->quit();
        thread->wait();
    }
}

void Hub::checkWords()
{
    m_notary = new Notary{std::move(*m_parts.hallKeys), m_parts.now, m_options.notary};
    m_notaryThread.setObjectName(QStringLiteral("notary"));
    m_notary->moveToThread(&m_notaryThread);
    connect(&m_notaryThread, &QThread::finished, m_notary, &QObject::deleteLater);
    connect(m_notary, &Notary::told, this, &Hub::told);
    connect(m_notary, &Notary::found, this, qOverload<Trouble>(&Hub::count));
    connect(m_notary, &Notary::isOutdated, this, [this](const QString& hall) {
        sayHeld(hall.toStdString());
    });
    m_notaryThread.start();
}

void Hub::sendDown()
{
    m_downlink = std::make_unique<Downlink>(
        Downlink::Parts{.store = std::move(m_parts.downlink),
                        .key = m_parts.key,
                        .keyId = m_options.keyId,
                        .now = m_parts.now,
                        .oldestDay = m_parts.oldestDay,
                        .publish = [this](const sync::MqttMessage& message) {
                            return m_reception->publish(message);
                        }});
    connect(m_downlink.get(), &Downlink::told, this, &Hub::told);
    connect(m_reception, &Reception::connected, m_downlink.get(), &Downlink::resend);
    connect(&m_sharing, &QTimer::timeout, m_downlink.get(), &Downlink::look);
    m_downlink->look();
}

void Hub::start()
{
    share();
    m_sharing.start(std::chrono::milliseconds{m_options.lease} / 3);
    m_reception->start();
}

void Hub::receive(const QString& topic, const QByteArray& payload)
{
    const auto parsed = sync::parseTopic(topic.toStdString());
    if (!parsed) {
        return;
    }
    if (parsed->what == sync::stateTopic) {
        meet(parsed->hall, payload);
    } else if (parsed->what == sync::historyTopic) {
        tellHistory(parsed->hall, payload);
    } else if (parsed->what == sync::receiptTopic && m_downlink) {
        m_downlink->hear(parsed->hall, payload);
    } else if (parsed->what == sync::headTopic && m_notary != nullptr) {
        m_notary->hear(parsed->hall, payload);
    }
}

void Hub::store(const Reception::Batch& batch)
{
    const auto taken = m_parts.store->take(*batch, m_parts.now());
    m_reception->finish();
    ++m_figures.batches;
    m_figures.isStoring = taken.has_value();
    if (!taken) {
        ++m_figures.batchesFailed;
        emit told(QString::fromStdString(std::to_string(batch->size()) +
                                         " events wait in their halls: " + taken.error().detail));
        return;
    }
    qint64 count = 0;
    for (const HallTaken& each : *taken) {
        count += each.stored;
        answer(each);
    }
    if (count > 0) {
        this->count(batch, count);
        emit stored(count);
    }
}

void Hub::count(const Reception::Batch& batch, qint64 stored)
{
    m_figures.events += stored;
    m_figures.lag.reset();
    const Time now = m_parts.now();
    for (const sync::EventMessage& message : *batch) {
        // A hall whose clock is wrong tells nothing of how late its events are.
        const Time at{Duration{message.row.at}};
        if (message.row.at >= 0 && at <= now) {
            m_figures.lag = std::min(now - at, m_figures.lag.value_or(Duration::max()));
        }
    }
}

void Hub::count(Trouble trouble)
{
    switch (trouble) {
    case Trouble::BrokenChain:
        ++m_figures.brokenChains;
        break;
    case Trouble::Branch:
        ++m_figures.branches;
        break;
    case Trouble::Differs:
        ++m_figures.differing;
        break;
    case Trouble::OtherKey:
        ++m_figures.otherKeys;
        break;
    case Trouble::Disowned:
        ++m_figures.disowned;
        break;
    case Trouble::Rewritten:
        ++m_figures.rewritten;
        break;
    }
}

Figures Hub::figures() const
{
    Figures figures = m_figures;
    figures.halls = static_cast<std::int64_t>(m_halls.size());
    figures.ownHalls = std::ranges::count_if(m_halls, [](const auto& hall) { return hall.second; });
    figures.hubs = static_cast<std::int64_t>(m_hubs.size());
    return figures;
}

void Hub::answer(const HallTaken& taken)
{
    for (const TroubleAt& trouble : taken.troubles) {
        count(trouble.what);
        emit told(QString::fromStdString(sentenceOf(trouble, taken.hall)));
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
    for (const auto what : {sync::eventsTopic, sync::receiptTopic, sync::headTopic}) {
        const std::string topic = sync::topicOf(hall, what);
        isOurs ? m_reception->subscribe(topic) : m_reception->unsubscribe(topic);
    }
    if (isOurs) {
        sayHeld(hall);
    }
    if (m_downlink) {
        isOurs ? m_downlink->take(hall) : m_downlink->leave(hall);
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

void Hub::tellHistory(const std::string& hall, const QByteArray& question)
{
    // Perhaps no hub has met the hall, as its state is gone with a broker.
    if (!m_parts.history || m_hubs.empty() || hubFor(hall, m_hubs) != m_options.name) {
        return;
    }
    const auto read = sync::readQuestion(viewOf(question));
    if (!read) {
        emit told(QString::fromStdString(hall + ": its question was refused: " + read.error()));
        return;
    }
    auto page = pageAfter(*m_parts.history, hall, read->have);
    if (!page) {
        emit told(QString::fromStdString(page.error().detail));
        return;
    }
    page->held.at = m_parts.now();
    page->held.answers = read->id;
    m_reception->publish({.topic = sync::topicOf(hall, sync::pageTopic),
                          .payload = sync::writePage(*page, m_options.keyId, m_parts.key)});
    const bool isLast =
        !page->events.empty() && page->events.back().row.seq == page->held.upTo.position.seq;
    if (isLast) {
        emit told(QString::fromStdString(hall +
                                         ": a backup was told what followed it, up to event " +
                                         std::to_string(page->held.upTo.position.seq)));
    }
}

void Hub::say(sync::HubWordKind kind, const std::string& hall, const journal::Head& head)
{
    const std::string_view topic =
        kind == sync::HubWordKind::Held ? sync::ackTopic : sync::resendTopic;
    m_reception->publish(
        {.topic = sync::topicOf(hall, topic),
         .payload = sync::writeWord({.kind = kind, .hall = hall, .upTo = head, .at = m_parts.now()},
                                    m_options.keyId,
                                    m_parts.key)});
}

} // namespace hall::hub
