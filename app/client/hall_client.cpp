// SPDX-License-Identifier: Apache-2.0
#include "app/client/hall_client.h"

#include "app/client/command_id.h"

#include <QJsonDocument>

#include <array>

namespace hall::client {

using namespace Qt::StringLiterals;
using protocol::Answer;
using protocol::Refusal;
using protocol::RpcError;

namespace {

constexpr std::array reconnectAfterMs{100, 200, 500, 1000, 2000};

QByteArray encode(std::int64_t id, const QString& method, const QJsonObject& params)
{
    const QByteArray json = QJsonDocument{params}.toJson(QJsonDocument::Compact);
    return QByteArray::fromStdString(protocol::encodeRequest(
        id, method.toStdString(), {json.constData(), static_cast<std::size_t>(json.size())}));
}

Refusal notLinked()
{
    Refusal refusal;
    refusal.code = RpcError::NotLinked;
    refusal.message = "no link to the hall; nothing was sent";
    return refusal;
}

} // namespace

HallClient::HallClient(Address address, QString station, QObject* parent)
    : QObject(parent)
    , m_address(std::move(address))
    , m_station(std::move(station))
{
    m_reconnect.setSingleShot(true);
    connect(&m_reconnect, &QTimer::timeout, this, &HallClient::connectNow);
    m_lastHeard.start();
}

HallClient::~HallClient() = default;

void HallClient::start()
{
    connectNow();
}

void HallClient::connectNow()
{
    m_wire = makeWire(m_address);
    connect(m_wire.get(), &Wire::opened, this, &HallClient::wireOpened);
    connect(m_wire.get(), &Wire::received, this, &HallClient::received);
    connect(m_wire.get(), &Wire::lost, this, &HallClient::wireLost, Qt::QueuedConnection);
    m_wire->open();
}

void HallClient::wireOpened()
{
    if (!m_address.socketPath.isEmpty()) {
        sessionOpened();
        return;
    }
    request(u"session.open"_s, {{u"token"_s, m_address.token}}, [this](const Answer& answer) {
        if (answer.reply) {
            sessionOpened();
        } else {
            wireLost(QString::fromStdString(answer.reply.error().message));
        }
    });
}

void HallClient::sessionOpened()
{
    m_linked = true;
    m_attempts = 0;
    m_lastHeard.start();
    for (const auto& [id, open] : m_open) {
        send(id, open);
    }
    for (const QString& view : std::as_const(m_views)) {
        subscribe(view);
    }
    if (m_eventsFrom) {
        watchEvents(*m_eventsFrom);
    }
    emit linked();
}

void HallClient::wireLost(const QString& why)
{
    if (m_reconnect.isActive()) {
        return;
    }
    // Only commands may be asked for again: their ids make that safe.
    std::erase_if(m_open, [](const auto& entry) { return !entry.second.isCommand; });
    const auto pause =
        std::min<std::size_t>(static_cast<std::size_t>(m_attempts), reconnectAfterMs.size() - 1);
    m_reconnect.start(reconnectAfterMs.at(pause));
    ++m_attempts;
    if (m_linked) {
        m_linked = false;
        emit unlinked(why);
    }
}

std::chrono::milliseconds HallClient::silence() const
{
    return std::chrono::milliseconds{m_lastHeard.elapsed()};
}

void HallClient::watch(const QString& view)
{
    m_views.insert(view);
    if (m_linked) {
        subscribe(view);
    }
}

void HallClient::subscribe(const QString& view)
{
    request(u"hall.watch"_s, {{u"view"_s, view}}, [this, view](const Answer& answer) {
        if (!answer.reply) {
            emit watchRefused(view, answer.reply.error());
        }
    });
}

void HallClient::watchEvents(const protocol::Cursor& from)
{
    m_eventsFrom = from;
    if (!m_linked) {
        return;
    }
    const QJsonObject cursor{{u"epoch"_s, QString::fromStdString(from.epoch)},
                             {u"seq"_s, qint64{from.seq}}};
    request(u"hall.watch"_s,
            {{u"view"_s, u"events"_s}, {u"from"_s, cursor}},
            [](const Answer& /*answer*/) {});
}

void HallClient::command(const QString& method, const QJsonObject& params, const OnReply& onReply)
{
    commandWithId(makeCommandId(), method, params, onReply);
}

void HallClient::commandWithId(const QString& id,
                               const QString& method,
                               QJsonObject params,
                               const OnReply& onReply)
{
    if (!m_linked) {
        onReply(failure(notLinked()));
        return;
    }
    params.insert(u"commandId"_s, id);
    if (!params.contains(u"station"_s) && !m_station.isEmpty()) {
        params.insert(u"station"_s, m_station);
    }
    Open open{.method = method,
              .params = params,
              .isCommand = true,
              .pressed = {},
              .onAnswer = [onReply](const Answer& answer) { onReply(answer.reply); }};
    open.pressed.start();
    send(++m_lastId, open);
    m_open.emplace(m_lastId, std::move(open));
}

void HallClient::ask(const QString& method,
                     const QJsonObject& params,
                     const std::function<void(const Result<std::string, Refusal>&)>& onResult)
{
    if (!m_linked) {
        onResult(failure(notLinked()));
        return;
    }
    request(method, params, [onResult](const Answer& answer) {
        if (answer.reply) {
            onResult(answer.resultJson);
        } else {
            onResult(failure(answer.reply.error()));
        }
    });
}

void HallClient::request(const QString& method,
                         const QJsonObject& params,
                         std::function<void(const Answer&)> onAnswer)
{
    Open open{.method = method,
              .params = params,
              .isCommand = false,
              .pressed = {},
              .onAnswer = std::move(onAnswer)};
    send(++m_lastId, open);
    m_open.emplace(m_lastId, std::move(open));
}

void HallClient::send(std::int64_t id, const Open& open)
{
    QJsonObject params = open.params;
    if (open.isCommand) {
        params.insert(u"age_ms"_s, open.pressed.elapsed());
    }
    m_wire->send(encode(id, open.method, params));
}

void HallClient::received(const QByteArray& message)
{
    m_lastHeard.start();
    const auto parsed =
        protocol::parseMessage({message.constData(), static_cast<std::size_t>(message.size())});
    if (!parsed) {
        qWarning("a message of the hall was dropped: %s", parsed.error().c_str());
        return;
    }
    if (const auto* answer = std::get_if<Answer>(&*parsed)) {
        answered(*answer);
    } else if (const auto* push = std::get_if<protocol::Push>(&*parsed)) {
        emit heard(std::visit([](const auto& view) { return view.stamp; }, push->state));
        emit viewChanged(push->state);
    } else if (const auto* events = std::get_if<protocol::EventsPush>(&*parsed)) {
        if (!events->last.epoch.empty()) {
            m_eventsFrom = events->last;
        }
        emit eventsReceived(*events);
    } else {
        emit heard(std::get<protocol::Stamp>(*parsed));
    }
}

void HallClient::answered(const Answer& answer)
{
    const auto found = m_open.find(answer.id);
    if (found == m_open.end()) {
        return;
    }
    const auto onAnswer = std::move(found->second.onAnswer);
    m_open.erase(found);
    onAnswer(answer);
}

} // namespace hall::client
