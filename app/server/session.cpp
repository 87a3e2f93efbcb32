// SPDX-License-Identifier: Apache-2.0
#include "app/server/session.h"

#include "app/journal/export.h"
#include "app/protocol/replies.h"
#include "app/protocol/views_codec.h"
#include "app/server/answers.h"

#include <algorithm>

namespace hall::server {

using namespace Qt::StringLiterals;
using protocol::RpcError;

namespace {

/// A reader with so much unread gets no states until it has caught up; then the newest.
constexpr qint64 slowReaderBytes = qint64{64} * 1024;

bool isOfCounter(const protocol::Ask& ask)
{
    const auto* command = std::get_if<Command>(&ask);
    return command != nullptr && std::visit(
                                     [](const auto& what) {
                                         return requires
                                         {
                                             what.counter;
                                         };
                                     },
                                     command->what);
}

} // namespace

Session::Session(SessionParts& parts, std::unique_ptr<Peer> peer, bool trusted, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_peer(std::move(peer))
    , m_open(trusted)
    , m_allowance(parts.limits.commandsPerSecond)
{
    m_sinceAllowance.start();
    connect(m_peer.get(), &Peer::received, this, &Session::received);
    connect(m_peer.get(), &Peer::drained, this, &Session::catchUp);
    connect(m_peer.get(), &Peer::gone, this, &Session::ended);
    m_handshake.setSingleShot(true);
    connect(&m_handshake, &QTimer::timeout, this, [this] {
        close(
            u"a client must say what it wants within %1 s"_s.arg(m_parts.limits.handshakeSeconds));
    });
    m_handshake.start(std::chrono::seconds{m_parts.limits.handshakeSeconds});
}

Session::~Session()
{
    m_peer->disconnect(this);
    m_parts.publisher.forget(*this);
}

void Session::received(const QByteArray& message)
{
    auto request =
        protocol::parseRequest({message.constData(), static_cast<std::size_t>(message.size())});
    // What cannot be read costs the node time as well.
    const bool isAllowed = takeAllowance();
    if (!request) {
        refuse(request.error().id, request.error().code, request.error().message);
        return;
    }
    if (m_open) {
        m_handshake.stop();
    }
    if (!isAllowed) {
        refuse(request->id,
               RpcError::Busy,
               "more than " + std::to_string(m_parts.limits.commandsPerSecond) +
                   " requests a second");
        return;
    }
    const bool ofCounter = isOfCounter(request->ask);
    m_parts.intake.add(ofCounter, [self = QPointer<Session>{this}, request = std::move(*request)] {
        if (self != nullptr) {
            self->handle(request);
        }
    });
}

/// Refills with the time that passed; a burst of one second's worth is let through.
bool Session::takeAllowance()
{
    const double most = m_parts.limits.commandsPerSecond;
    m_allowance = std::min(
        most, m_allowance + most * static_cast<double>(m_sinceAllowance.restart()) / 1000.0);
    if (m_allowance < 1) {
        return false;
    }
    m_allowance -= 1;
    return true;
}

void Session::handle(const protocol::Request& request)
{
    if (!m_open && !std::holds_alternative<protocol::OpenSession>(request.ask)) {
        refuse(request.id,
               RpcError::NotOpened,
               "session.open with the token of the data folder comes first");
        return;
    }
    if (const auto* command = std::get_if<Command>(&request.ask)) {
        complete(request, *command);
        return;
    }
    std::visit([&](const auto& ask) { on(request.id, ask); }, request.ask);
}

void Session::on(const std::string& id, const protocol::OpenSession& open)
{
    if (QByteArray::fromStdString(open.token) != m_parts.token) {
        refuse(id,
               RpcError::NotOpened,
               "not this hall's token: it stands in the file token of its data folder");
        return;
    }
    m_open = true;
    m_handshake.stop();
    send(protocol::encodeResult(id, "{}"));
}

void Session::on(const std::string& id, const Command& command)
{
    m_parts.service.submit(command, [self = QPointer<Session>{this}, id](const auto& reply) {
        if (self != nullptr) {
            self->send(reply ? protocol::encodeReply(id, *reply)
                             : protocol::encodeRefusal(id, reply.error()));
        }
    });
}

void Session::on(const std::string& id, const protocol::WatchView& watch)
{
    if (watch.view == "events") {
        watchEvents(id, watch.from);
        return;
    }
    if (!m_parts.publisher.make(watch.view)) {
        protocol::Refusal refusal;
        refusal.code = RpcError::InvalidParams;
        refusal.message = "hall.watch: no view '" + watch.view + "' in this hall";
        refusal.views = m_parts.publisher.viewsLike(watch.view);
        std::string_view before = "; there are ";
        for (const std::string& view : refusal.views) {
            refusal.message.append(std::exchange(before, ", ")).append(view);
        }
        send(protocol::encodeRefusal(id, refusal));
        return;
    }
    protocol::TicketReply reply;
    reply.epoch = m_parts.service.epoch();
    reply.seq = m_parts.service.durableSeq();
    send(protocol::encodeReply(id, reply));
    (void)m_parts.publisher.watch(*this, watch.view);
}

void Session::on(const std::string& id, const protocol::ShowTicket& show)
{
    const Hall& hall = m_parts.service.hall();
    const Ticket* ticket =
        show.codeHash.empty() ? hall.find(show.ticket) : hall.findByCode(show.codeHash);
    if (ticket == nullptr) {
        reject(id,
               hall.isOfEarlierDay(show.codeHash) ? Rejection::TicketOfEarlierDay
                                                  : Rejection::UnknownTicket);
        return;
    }
    protocol::TicketReply reply;
    reply.epoch = m_parts.service.epoch();
    reply.seq = hall.lastSeq;
    reply.ticket = m_parts.service.answerOf(*ticket);
    m_parts.service.whenDurable([self = QPointer<Session>{this}, id, reply] {
        if (self != nullptr) {
            self->send(protocol::encodeReply(id, reply));
        }
    });
}

/// Only what a station says under its claim in force is taken for read there.
void Session::readAt(const std::string& id,
                     const StationName& station,
                     std::int64_t claim,
                     const std::function<void()>& take)
{
    const Hall& hall = m_parts.service.hall();
    const auto found = hall.stations.find(station);
    if (found == hall.stations.end()) {
        reject(id, Rejection::UnknownStation);
        return;
    }
    if (found->second.claim != claim) {
        reject(id, Rejection::StaleClaim);
        return;
    }
    take();
    send(protocol::encodeResult(id, "{}"));
}

void Session::on(const std::string& id, const protocol::ReadCode& read)
{
    readAt(id, read.station, read.claim, [&] { m_parts.codes.read(read.station, read.text); });
}

void Session::on(const std::string& id, const protocol::EnterOperator& enter)
{
    const auto entered = m_parts.operatorLock.enter(enter.pin, m_parts.service.clock().now());
    if (entered) {
        m_isOperators = true;
        send(protocol::encodeResult(id, "{}"));
        return;
    }
    if (entered.error().noPin) {
        refuse(id, RpcError::NoPin, "hall.toml sets no PIN: [operator] pin = \"4 to 12 digits\"");
        return;
    }
    protocol::Refusal refusal;
    refusal.code = RpcError::WrongPin;
    refusal.message = "the PIN is wrong, or too many were";
    refusal.next = entered.error().next;
    send(protocol::encodeRefusal(id, refusal));
}

void Session::on(const std::string& id, const protocol::TestDevice& test)
{
    if (!m_isOperators) {
        refuse(id, RpcError::NotOpened, "device.test: first operator.enter with the PIN");
        return;
    }
    const auto& stations = m_parts.service.hall().stations;
    const auto station = stations.find(test.station);
    if (station == stations.end()) {
        reject(id, Rejection::UnknownStation);
        return;
    }
    if (!station->second.devices.contains(test.device)) {
        refuse(id,
               RpcError::InvalidParams,
               "device.test: " + test.station.value + " never reported a device '" + test.device +
                   "'");
        return;
    }
    m_parts.publisher.passing().askTest(test.station, test.device);
    send(protocol::encodeResult(id, "{}"));
}

void Session::on(const std::string& id, const protocol::MakeAnnouncement& make)
{
    const auto& zones = m_parts.service.hall().rules.zones;
    const bool isKnown =
        make.zone.empty() || std::ranges::find(zones, make.zone, &Zone::code) != zones.end();
    if (!isKnown) {
        refuse(id, RpcError::InvalidParams, "announcement.make: no zone " + make.zone.value);
        return;
    }
    const std::int64_t serial =
        m_parts.publisher.passing().announce({.serial = 0,
                                              .zone = make.zone,
                                              .text = make.text,
                                              .textEn = make.textEn,
                                              .urgent = make.isUrgent,
                                              .at = m_parts.service.clock().now()});
    send(protocol::encodeResult(id, R"({"serial":)" + std::to_string(serial) + '}'));
}

void Session::on(const std::string& id, const protocol::ShowState& /*show*/)
{
    const auto state = m_parts.publisher.make("hall");
    answerDurably(id, protocol::encode(std::get<protocol::HallView>(*state)));
}

void Session::watchEvents(const std::string& id, const std::optional<protocol::Cursor>& from)
{
    std::int64_t after = m_parts.service.durableSeq();
    if (from && from->seq == 0) {
        after = 0;
    } else if (from) {
        const auto row = m_parts.reader.row(from->seq);
        if (!row || !row->has_value() || (*row)->epoch != from->epoch) {
            refuse(id,
                   RpcError::UnknownCursor,
                   "hall.watch: this journal has no such event; watch from seq 0");
            return;
        }
        after = from->seq;
    }
    protocol::TicketReply reply;
    reply.epoch = m_parts.service.epoch();
    reply.seq = after;
    send(protocol::encodeReply(id, reply));
    m_eventsAfter = after;
    connect(
        &m_parts.service, &HallService::durable, this, &Session::feedEvents, Qt::UniqueConnection);
    feedEvents();
}

/// Sends rows as fast as the other end reads them; `catchUp` goes on where a slow one made us stop.
void Session::feedEvents()
{
    while (m_eventsAfter && *m_eventsAfter < m_parts.service.durableSeq() &&
           m_peer->unsentBytes() < slowReaderBytes) {
        std::vector<std::string> rows;
        protocol::Cursor last;
        const std::int64_t durable = m_parts.service.durableSeq();
        const auto read = m_parts.reader.read(*m_eventsAfter, [&](const journal::Row& row) {
            if (row.seq > durable) {
                return false;
            }
            rows.push_back(journal::toJsonLine(row));
            last = {.epoch = row.epoch, .seq = row.seq};
            return rows.size() < static_cast<std::size_t>(m_parts.limits.eventsPerPush);
        });
        if (!read || rows.empty()) {
            return;
        }
        m_eventsAfter = last.seq;
        send(protocol::encodeEvents(rows, last));
    }
}

void Session::refuse(const std::string& id, RpcError code, const std::string& message)
{
    protocol::Refusal refusal;
    refusal.code = code;
    refusal.message = message;
    send(protocol::encodeRefusal(id, refusal));
}

void Session::reject(const std::string& id, Rejection rejection)
{
    protocol::Refusal refusal;
    refusal.rejection = rejection;
    refusal.message = explain(rejection);
    send(protocol::encodeRefusal(id, refusal));
}

void Session::send(const std::string& message)
{
    m_peer->send(QByteArray::fromStdString(message));
    if (m_peer->unsentBytes() > m_parts.limits.unsentBytes) {
        close(u"too slow: more than %1 bytes unread"_s.arg(m_parts.limits.unsentBytes));
    }
}

void Session::show(const std::string& view, const QByteArray& push)
{
    if (m_peer->unsentBytes() > slowReaderBytes) {
        m_leftOut.insert(view);
        return;
    }
    m_peer->send(push);
}

void Session::beat(const QByteArray& heartbeat)
{
    if (m_peer->unsentBytes() <= slowReaderBytes) {
        m_peer->send(heartbeat);
    }
}

void Session::catchUp()
{
    for (const std::string& view : std::exchange(m_leftOut, {})) {
        show(view, m_parts.publisher.newest(view));
    }
    feedEvents();
}

} // namespace hall::server
