// SPDX-License-Identifier: Apache-2.0
#include "app/server/hall_service.h"

#include "app/core/apply.h"
#include "app/core/assert.h"
#include "app/core/decide.h"
#include "app/journal/reserve.h"
#include "app/journal/writer.h"
#include "app/protocol/digest.h"
#include "app/server/answers.h"
#include "app/server/calendar.h"
#include "app/server/event_row.h"
#include "app/server/refusals.h"

namespace hall::server {

using protocol::Refusal;
using protocol::RpcError;
using protocol::TicketReply;

namespace {

/// A promise's reference comes from the press, so that a press asked again gives the same.
void completePromise(const Hall& hall, const Press& press, PromisePapers& promise)
{
    constexpr std::size_t referenceLength = 16;
    promise.promise = {protocol::sha256Hex("promise|" + press.id.value).substr(0, referenceLength)};
    const Ticket* ticket = hall.at(promise.counter);
    const auto service = ticket == nullptr ? std::nullopt : hall.index.service(ticket->service);
    if (service && hall.day) {
        const int days = hall.rules.services[*service].promiseDays;
        promise.due = {std::chrono::sys_days{hall.day->date} + std::chrono::days{days}};
    }
}

Refusal notDurable(const std::string& message)
{
    Refusal refusal;
    refusal.code = RpcError::NotDurable;
    refusal.message = message;
    return refusal;
}

/// A number given twice in a day would send two people to one counter: stop rather than append it.
void assertNumbersUnique(const Hall& hall, const Events& events)
{
    for (const Event& event : events) {
        if (const auto* issued = std::get_if<TicketIssued>(&event.body)) {
            HALL_ASSERT(!hall.numbersGiven.contains(issued->number));
        }
    }
}

} // namespace

HallService::HallService(Parts parts)
    : m_hall(std::move(parts.hall))
    , m_epoch(parts.journal.head().position.epoch)
    , m_reader(std::move(parts.reader))
    , m_clock(parts.clock)
    , m_codes(std::move(parts.codes))
    , m_reserve(parts.reserve)
    , m_keepsHours(parts.keepsHours)
    , m_durableSeq(m_hall.lastSeq)
{
    HALL_ASSERT(m_hall.lastSeq == parts.journal.head().position.seq);
    const auto onOutcome = [this](const journal::Batch& batch) {
        QMetaObject::invokeMethod(
            this, [this, batch] { written(batch); }, Qt::QueuedConnection);
    };
    journal::Writer::Options options;
    options.retryEvery = parts.retryEvery;
    m_writer = std::make_unique<journal::Writer>(parts.journal, onOutcome, options);
}

HallService::~HallService()
{
    stop();
}

void HallService::stop()
{
    if (!m_stopped) {
        m_stopped = true;
        m_writer->stop();
    }
}

void HallService::submit(Command command, const OnReply& onReply)
{
    if (m_stopped || m_durability == Durability::Lost) {
        onReply(failure(
            notDurable("the node is stopping; ask again with the same id when it is back")));
        return;
    }
    if (answerAgain(command, onReply)) {
        return;
    }
    if (m_durability == Durability::Refused) {
        if (!std::holds_alternative<CloseDay>(command.what)) {
            onReply(
                failure(notDurable("the hall's disk takes nothing now; tried again every 5 s")));
            return;
        }
        makeRoomToClose();
    }
    complete(command);
    const auto* opening = std::get_if<OpenDay>(&command.what);
    if (opening != nullptr && opening->timeConfirmed) {
        m_clock.confirm();
    }
    const auto events = decide(m_hall, command, m_clock.now());
    if (events) {
        carryOut(command, *events, onReply);
    } else {
        reply(onReply, failure(refusalFor(command, events.error())));
    }
}

/// What the shell adds to a command: waiting times, the local time, references of things to come,
/// the clerk who sits at the counter.
void HallService::complete(Command& command)
{
    fillWaits(command, m_hall, waits(), m_clock.now());
    if (m_keepsHours) {
        command.press.local = toLocal(m_clock.now());
    }
    if (auto* promise = std::get_if<PromisePapers>(&command.what)) {
        completePromise(m_hall, command.press, *promise);
    }
    if (auto* take = std::get_if<TakeTicket>(&command.what)) {
        take->codeHash = m_codes.hashFor(command.press.id);
    }
    if (std::holds_alternative<OpenCounter>(command.what) || command.press.actor.role == "node") {
        return;
    }
    if (const auto counter = counterOf(command)) {
        const OpenDesk* desk = m_hall.desk(*counter);
        command.press.actor = desk != nullptr
                                  ? Actor{.role = "clerk", .id = desk->clerk.value}
                                  : Actor{.role = "counter", .id = std::to_string(counter->value)};
    }
}

/// The same id gets the same answer; with another content it is refused.
bool HallService::answerAgain(const Command& command, const OnReply& onReply)
{
    const auto reused = [&] {
        reply(onReply, failure(refusalFor(command, Rejection::IdReused)));
        return true;
    };
    const auto unwritten = m_unwritten.find(command.press.id);
    if (unwritten != m_unwritten.end()) {
        if (unwritten->second.asked != command.press.asked) {
            return reused();
        }
        reply(onReply, unwritten->second.reply);
        return true;
    }
    const auto rows = m_reader->ofCommand(command.press.id.value);
    if (!rows || rows->empty()) {
        return false;
    }
    Events events;
    for (const journal::Row& row : *rows) {
        if (auto event = fromRow(row)) {
            events.push_back(std::move(*event));
        }
    }
    if (events.empty() || events.front().asked != command.press.asked) {
        return reused();
    }
    reply(onReply, replyFrom(command, events, rows->back().epoch));
    return true;
}

void HallService::carryOut(const Command& command, const Events& events, const OnReply& onReply)
{
    assertNumbersUnique(m_hall, events);
    TicketReply answer = replyFrom(command, events, m_epoch);
    if (events.empty()) {
        answer.seq = m_hall.lastSeq;
        reply(onReply, std::move(answer));
        return;
    }
    std::vector<journal::Row> rows;
    rows.reserve(events.size());
    for (const Event& event : events) {
        rows.push_back(toRow(event));
        apply(m_hall, event);
    }
    m_writer->submit(std::move(rows));
    m_unwritten.emplace(command.press.id, Unwritten{.asked = command.press.asked, .reply = answer});
    m_unwrittenOrder.emplace_back(m_hall.lastSeq, command.press.id);
    reply(onReply, std::move(answer));
    emit changed();
}

/// Tells an answer when all that it may rest on is durable: also a refusal shows the hall's state.
void HallService::reply(const OnReply& onReply, Result<TicketReply, Refusal> answer)
{
    whenDurable([onReply, answer = std::move(answer)] { onReply(answer); });
}

void HallService::whenDurable(std::function<void()> tell)
{
    if (m_durableSeq >= m_hall.lastSeq) {
        tell();
        return;
    }
    m_waiting.push_back(Waiting{.seq = m_hall.lastSeq, .tell = std::move(tell)});
}

void HallService::tellWaits(std::shared_ptr<const KnownWaits> waits)
{
    m_waits = std::move(waits);
    emit waitsChanged();
}

const KnownWaits& HallService::waits() const
{
    static const KnownWaits nothing;
    return m_waits != nullptr && m_waits->tells(m_hall, m_clock.now()) ? *m_waits : nothing;
}

protocol::TicketAnswer HallService::answerOf(const Ticket& ticket) const
{
    return server::answerOf(m_hall, ticket, waits().shown);
}

Refusal HallService::refusalFor(const Command& command, Rejection rejection) const
{
    return server::refusalFor(
        m_hall, command, rejection, {m_clock.now(), m_keepsHours, waits().shown});
}

void HallService::written(const journal::Batch& batch)
{
    switch (batch.outcome) {
    case journal::AppendOutcome::Stored:
        break;
    case journal::AppendOutcome::Refused:
        setDurability(Durability::Refused, batch.detail);
        return;
    case journal::AppendOutcome::Unknown:
    case journal::AppendOutcome::Conflict:
        setDurability(Durability::Lost, batch.detail);
        return;
    }
    m_durableSeq = batch.lastSeq;
    setDurability(Durability::Good, {});
    while (!m_unwrittenOrder.empty() && m_unwrittenOrder.front().first <= m_durableSeq) {
        m_unwritten.erase(m_unwrittenOrder.front().second);
        m_unwrittenOrder.pop_front();
    }
    while (!m_waiting.empty() && m_waiting.front().seq <= m_durableSeq) {
        const Waiting waiting = std::move(m_waiting.front());
        m_waiting.pop_front();
        waiting.tell();
    }
    emit durable(m_durableSeq);
}

void HallService::setDurability(Durability durability, const std::string& detail)
{
    if (durability == m_durability) {
        return;
    }
    m_durability = durability;
    if (durability == Durability::Good && !m_reserve.isHeld()) {
        // There is room again; if not enough, the next try is at the next recovery.
        (void)m_reserve.hold();
    }
    emit durabilityChanged(durability, QString::fromStdString(detail));
}

/// The day can be closed on a full disk: the reserve is given back for it.
void HallService::makeRoomToClose()
{
    m_reserve.release();
    m_writer->retryNow();
}

void HallService::probe(std::function<void(bool)> done)
{
    m_writer->probe([this, done = std::move(done)](const journal::Appended& appended) {
        const bool good = appended.outcome == journal::AppendOutcome::Stored;
        QMetaObject::invokeMethod(
            this, [done, good] { done(good); }, Qt::QueuedConnection);
    });
}

void HallService::between(std::function<journal::Appended(journal::Journal&)> work,
                          std::function<void(const journal::Appended&)> done)
{
    m_writer->between(std::move(work), std::move(done));
}

} // namespace hall::server
