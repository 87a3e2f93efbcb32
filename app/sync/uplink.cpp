// SPDX-License-Identifier: Apache-2.0
#include "app/sync/uplink.h"

#include "app/sync/event_message.h"
#include "app/sync/hall_state.h"
#include "app/sync/hall_word.h"
#include "app/sync/hub_word.h"
#include "app/sync/topics.h"

namespace hall::sync {

using namespace std::chrono_literals;

namespace {

// Between two of them the hub's words are heard, and the thread can be stopped.
constexpr std::int64_t rowsAtOnce = 200;
constexpr std::chrono::minutes clocksDiffer{2};
constexpr std::string_view anyDay = "+";

std::string sentenceOf(const journal::Row& row, std::size_t bytes)
{
    return "event " + std::to_string(row.seq) + " (" + row.kind + ") has " + std::to_string(bytes) +
           " bytes, and the city takes at most " + std::to_string(eventBytesMax) +
           ": it and all after it stay here";
}

} // namespace

Uplink::Uplink(Parts parts)
    : m_parts(std::move(parts))
    , m_link(m_parts.limits)
    , m_tick(this)
{
    connect(&m_tick, &QTimer::timeout, this, &Uplink::tick);
}

Uplink::~Uplink()
{
    const auto word = m_parts.heads.waiting();
    if (word && m_mqtt) {
        say(*word);
    }
}

void Uplink::start()
{
    m_clock.start();
    const auto topic = [this](std::string_view what) { return topicOf(m_parts.hall, what); };
    const HallState lost{
        .hall = m_parts.hall, .isOnline = false, .version = m_parts.version, .newest = {}};
    m_mqtt = std::make_unique<Mqtt>(
        m_parts.broker,
        MqttMessage{.topic = topic(stateTopic), .payload = writeState(lost), .isRetained = true},
        m_parts.delays);
    m_mqtt->subscribe(topic(ackTopic));
    m_mqtt->subscribe(topic(resendTopic));
    m_mqtt->subscribe(topic(postingTopic(PostingKind::Catalogue, {})));
    m_mqtt->subscribe(topic(postingTopic(PostingKind::Appointments, anyDay)));
    m_mqtt->subscribe(topic(postingTopic(PostingKind::Notices, {})));
    connect(m_mqtt.get(), &Mqtt::received, this, &Uplink::receive);
    connect(m_mqtt.get(), &Mqtt::connected, this, [this] {
        m_trouble.clear();
        m_link.connected(elapsed());
        m_parts.heads.connected();
        sayReceipt();
        m_live.connected();
        tick();
    });
    connect(m_mqtt.get(), &Mqtt::disconnected, this, [this](const QString& why) {
        m_trouble = "no connection to the broker: " + why.toStdString();
        m_link.disconnected();
        tellChange();
    });
    m_mqtt->start();
    m_tick.start(1s);
    tellChange();
}

Link::Clock Uplink::elapsed() const
{
    return Link::Clock{m_clock.elapsed()};
}

void Uplink::tellDurable(qint64 seq)
{
    m_link.durable(seq);
    pump();
}

void Uplink::tick()
{
    if (m_link.mustReconnect(elapsed())) {
        m_mqtt->reconnect();
    } else if (m_link.mustAsk(elapsed())) {
        sayState();
    }
    sayLive();
    sayHead();
    pump();
}

void Uplink::sayHead()
{
    if (const auto word = m_parts.heads.due(elapsed())) {
        say(*word);
    }
}

/// QoS 0 and not kept: one that is lost is followed by one that says more, or the same again.
void Uplink::say(const SignedHeads::Word& word)
{
    if (!m_parts.key) {
        return;
    }
    HallWord signedWord{
        .kind = word.kind, .hall = m_parts.hall, .head = word.head, .day = {}, .at = m_parts.now()};
    if (word.kind == HallWordKind::Head) {
        const auto row = m_parts.reader->row(word.head.position.seq);
        const bool isThere = row && *row && (*row)->epoch == word.head.position.epoch &&
                             (*row)->chain == word.head.chain;
        if (!isThere) {
            // Of a row that was lost here there is nothing to swear to; the next one will be there.
            m_parts.heads.said(word, elapsed());
            return;
        }
        signedWord.day = (*row)->day;
    }
    if (m_mqtt->publish({.topic = topicOf(m_parts.hall, headTopic),
                         .payload = writeHallWord(signedWord, *m_parts.key),
                         .isRetained = false})) {
        m_parts.heads.said(word, elapsed());
    }
}

/// The hub answers it with what it holds.
void Uplink::sayState()
{
    const auto head = m_parts.reader->head();
    if (!head) {
        m_trouble = head.error().detail;
        return;
    }
    m_mqtt->publish({.topic = topicOf(m_parts.hall, stateTopic),
                     .payload = writeState({.hall = m_parts.hall,
                                            .isOnline = true,
                                            .version = m_parts.version,
                                            .newest = head->position}),
                     .isRetained = true});
}

void Uplink::tellLive(const LiveHall& live)
{
    m_live.tell(live);
    sayLive();
}

void Uplink::sayLive()
{
    const LiveHall* const live = m_live.due(elapsed());
    if (live != nullptr && m_mqtt->publish({.topic = topicOf(m_parts.hall, liveTopic),
                                            .payload = writeLive(*live),
                                            .isRetained = true})) {
        m_live.said(elapsed());
    }
}

void Uplink::pump()
{
    const auto batch = m_link.nextBatch(elapsed());
    if (batch && send(*batch)) {
        const Link::Clock rest = m_link.restsUntil() - elapsed();
        QTimer::singleShot(std::max(rest, Link::Clock{0}), this, &Uplink::pump);
    }
    tellChange();
}

bool Uplink::send(const Link::Batch& batch)
{
    EventMessage message{.hall = m_parts.hall, .row = {}, .previous = batch.after};
    std::int64_t left = std::min(batch.count, rowsAtOnce);
    std::string tooLong;
    const auto read = m_parts.reader->read(batch.after.seq, [&](const journal::Row& row) {
        if (row.seq > m_link.durable()) {
            return false;
        }
        message.row = row;
        std::string payload = writeEvent(message);
        if (payload.size() > eventBytesMax) {
            tooLong = sentenceOf(row, payload.size());
            return false;
        }
        if (!m_mqtt->publish({.topic = topicOf(m_parts.hall, eventsTopic),
                              .payload = std::move(payload),
                              .isRetained = false})) {
            return false;
        }
        message.previous = {.epoch = row.epoch, .seq = row.seq};
        return --left > 0;
    });
    if (!read) {
        m_trouble = read.error().detail;
        return false;
    }
    const bool isSome = message.previous != batch.after;
    if (isSome) {
        m_link.sent(message.previous, elapsed());
    }
    if (!tooLong.empty()) {
        m_link.block(std::move(tooLong));
    }
    return isSome;
}

void Uplink::receive(const QString& topic, const QByteArray& payload)
{
    const auto parsed = parseTopic(topic.toStdString());
    const std::string_view text{payload.constData(), static_cast<std::size_t>(payload.size())};
    if (parsed && parsed->what != ackTopic && parsed->what != resendTopic) {
        takePosting(parsed->what, text);
        return;
    }
    take(text);
    pump();
}

void Uplink::takePosting(const std::string& topic, std::string_view text)
{
    if (text.empty()) {
        return; // Taken back: of a day gone there is nothing to do.
    }
    auto posting = readPosting(text, m_parts.hubKeys, here());
    if (posting && postingTopic(posting->kind, posting->day) != topic) {
        posting = failure(std::string{"it says to be for another topic"});
    }
    if (posting) {
        emit posted(*posting);
    } else {
        emit postingRefused(QString::fromStdString(topic), QString::fromStdString(posting.error()));
    }
}

void Uplink::tellReceipt(const QByteArray& receipt)
{
    m_receipt = receipt;
    sayReceipt();
}

void Uplink::sayReceipt()
{
    if (m_mqtt && !m_receipt.isEmpty()) {
        m_mqtt->publish({.topic = topicOf(m_parts.hall, receiptTopic),
                         .payload = m_receipt.toStdString(),
                         .isRetained = true});
    }
}

identity::CodeUse Uplink::here() const
{
    return {.audience = m_parts.hall, .now = m_parts.now(), .tolerance = clocksDiffer};
}

void Uplink::take(std::string_view text)
{
    const auto word = readWord(text, m_parts.hubKeys, here());
    if (!word) {
        m_trouble = "a word of the hub was refused: " + word.error();
        return;
    }
    const auto place = findOwnPlace(word->upTo, *m_parts.reader);
    if (!place) {
        m_trouble = place.error().detail;
        return;
    }
    m_trouble.clear();
    if (word->kind == HubWordKind::SendAgain) {
        m_link.wantedAgain(*place);
        return;
    }
    m_link.held(*place, elapsed());
    if (place->kind == OwnPlace::Kind::Foreign) {
        m_parts.heads.isForeign(word->upTo);
    } else if (m_link.acknowledged() == word->upTo.position) {
        m_parts.heads.isOurs(word->upTo);
    }
    sayHead();
}

void Uplink::tellChange()
{
    const UplinkStatus status{.state = m_link.state(),
                              .why = m_link.why().empty() ? m_trouble : m_link.why(),
                              .acknowledged = m_link.acknowledged(),
                              .waiting = m_link.durable() - m_link.acknowledged().seq,
                              .isBehindHub = m_link.isBehindHub()};
    if (status != m_told) {
        m_told = status;
        emit changed(status);
    }
}

} // namespace hall::sync
