// SPDX-License-Identifier: Apache-2.0
#include "app/hub/downlink.h"

#include "app/sync/notice.h"
#include "app/sync/topics.h"

#include <algorithm>

namespace hall::hub {

using namespace std::chrono_literals;
using sync::PostingKind;

namespace {

/// Between two of them events are taken in.
constexpr int hallsAtOnce = 10;
constexpr int changesAtOnce = 500;
/// A list that was taken back is cleared at a broker once more when that comes back so much later.
constexpr std::chrono::hours clearedAgainFor{7 * 24};

std::string topicOf(const Posted& posted)
{
    return sync::postingTopic(posted.kind, posted.day);
}

} // namespace

Downlink::Downlink(Parts parts)
    : m_parts(std::move(parts))
{
    connect(&m_sending, &QTimer::timeout, this, &Downlink::sendSome);
}

void Downlink::tell(const std::string& sentence)
{
    emit told(QString::fromStdString(sentence));
}

void Downlink::take(const std::string& hall)
{
    m_halls.insert(hall);
    queue(hall);
}

void Downlink::leave(const std::string& hall)
{
    m_halls.erase(hall);
    m_waiting.erase(hall);
}

void Downlink::resend()
{
    for (const std::string& hall : m_halls) {
        queue(hall);
    }
}

void Downlink::queue(const std::string& hall)
{
    if (m_halls.contains(hall)) {
        m_waiting.insert(hall);
    }
    sendOn();
}

void Downlink::sendOn()
{
    if (!m_waiting.empty() && !m_sending.isActive()) {
        m_sending.start(0ms);
    }
}

void Downlink::look()
{
    const auto revision = m_parts.store->revision();
    if (!revision) {
        tell(revision.error().detail);
        return;
    }
    catchUp();
    clearDays();
    if (!m_revision) {
        m_revision = *revision; // What there was before goes to each hall as it is taken.
    } else if (*revision > *m_revision) {
        queueChanged();
    }
}

void Downlink::queueChanged()
{
    const auto changed = m_parts.store->changedAfter(*m_revision, changesAtOnce);
    if (!changed) {
        tell(changed.error().detail);
        return;
    }
    for (const Posted& posted : *changed) {
        m_revision = posted.revision;
        if (posted.hall.empty()) {
            resend();
        } else {
            queue(posted.hall);
        }
    }
}

void Downlink::clearDays()
{
    const BusinessDay oldest = m_parts.oldestDay();
    if (m_clearedBefore == oldest) {
        return;
    }
    if (const auto cleared = m_parts.store->clearBefore(oldest, m_parts.now()); !cleared) {
        tell(cleared.error().detail);
        return;
    }
    m_clearedBefore = oldest;
}

void Downlink::hear(const std::string& hall, const QByteArray& receipt)
{
    const auto read =
        sync::readReceipt({receipt.constData(), static_cast<std::size_t>(receipt.size())});
    if (!read) {
        tell(hall + ": its receipt was refused: " + read.error());
        return;
    }
    if (!keep(hall, *read)) {
        m_unkept.insert_or_assign(hall, *read);
        return;
    }
    m_unkept.erase(hall);
}

bool Downlink::keep(const std::string& hall, const sync::Receipt& receipt)
{
    const std::string body = sync::writeReceipt(receipt);
    const auto before = m_parts.store->receipt(hall);
    if (!before) {
        tell(before.error().detail);
        return false;
    }
    if (*before && (*before)->body == body) {
        return true;
    }
    const auto kept = m_parts.store->keepReceipt({.hall = hall, .at = m_parts.now(), .body = body});
    if (!kept) {
        tell(kept.error().detail);
        return false;
    }
    for (const sync::RefusedPosting& refused : receipt.refused) {
        tell(hall + " refused " + refused.topic + ' ' + std::to_string(refused.version) + ": " +
             (refused.why.empty() ? std::string{"it doesn't say why"} : refused.why.front()));
    }
    queue(hall);
    return true;
}

void Downlink::catchUp()
{
    while (!m_unkept.empty() && keep(m_unkept.begin()->first, m_unkept.begin()->second)) {
        m_unkept.erase(m_unkept.begin());
    }
    sendOn();
}

void Downlink::sendSome()
{
    for (int count = 0; count < hallsAtOnce && !m_waiting.empty(); ++count) {
        if (!send(*m_waiting.begin())) {
            m_sending.stop();
            return;
        }
        m_waiting.erase(m_waiting.begin());
    }
    if (m_waiting.empty()) {
        m_sending.stop();
    }
}

Result<Downlink::Heard, StoreError> Downlink::heardBy(const std::string& hall)
{
    const auto receipt = m_parts.store->receipt(hall);
    if (!receipt) {
        return failure(receipt.error());
    }
    const auto read =
        *receipt ? sync::readReceipt((*receipt)->body) : Result<sync::Receipt, std::string>{};
    return read ? read->heard : Heard{};
}

bool Downlink::send(const std::string& hall)
{
    const auto all = m_parts.store->forHall(hall);
    auto heard = heardBy(hall);
    if (!all || !heard) {
        tell(all ? heard.error().detail : all.error().detail);
        return false;
    }
    std::vector<Posted> lacking;
    std::ranges::copy_if(*all, std::back_inserter(lacking), [&](const Posted& posted) {
        return posted.version != (*heard)[topicOf(posted)];
    });
    sendEach(hall, lacking);
    const auto newest =
        std::ranges::find(all->rbegin(), all->rend(), PostingKind::Notices, &Posted::kind);
    if (newest != all->rend() && newest->version != (*heard)[topicOf(*newest)]) {
        sendNotices(hall, *all);
    }
    return true;
}

void Downlink::sendEach(const std::string& hall, const std::vector<Posted>& all)
{
    for (const Posted& posted : all) {
        if (posted.kind == PostingKind::Notices) {
            continue;
        }
        if (!posted.content.empty()) {
            publish(hall, posted);
        } else if (posted.at + clearedAgainFor > m_parts.now()) {
            static_cast<void>(m_parts.publish({.topic = sync::topicOf(hall, topicOf(posted)),
                                               .payload = {},
                                               .isRetained = true}));
        }
    }
}

/// Those for all halls and those for this one are one word; the newer of the two is its version.
void Downlink::sendNotices(const std::string& hall, const std::vector<Posted>& all)
{
    Posted together{.kind = PostingKind::Notices, .hall = hall, .day = {}};
    std::vector<sync::Notice> notices;
    for (const Posted& posted : all) {
        if (posted.kind != PostingKind::Notices) {
            continue;
        }
        together.version = posted.version;
        together.at = posted.at;
        if (const auto some = sync::readNotices(posted.content)) {
            std::ranges::copy(*some, std::back_inserter(notices));
        }
    }
    notices.resize(std::min(notices.size(), sync::noticesMax));
    together.content = sync::writeNotices(notices);
    publish(hall, together);
}

void Downlink::publish(const std::string& hall, const Posted& posted)
{
    const auto word = sync::writePosting({.kind = posted.kind,
                                          .hall = hall,
                                          .day = posted.day,
                                          .version = posted.version,
                                          .at = posted.at,
                                          .content = posted.content},
                                         m_parts.keyId,
                                         m_parts.key);
    if (!word) {
        tell(hall + ": " + topicOf(posted) + ' ' + std::to_string(posted.version) +
             " can't be sent: it is no JSON object or larger than " +
             std::to_string(sync::postingBytesMax) + " bytes");
        return;
    }
    // Where there is no connection, it is sent when there is one.
    static_cast<void>(m_parts.publish(
        {.topic = sync::topicOf(hall, topicOf(posted)), .payload = *word, .isRetained = true}));
}

} // namespace hall::hub
