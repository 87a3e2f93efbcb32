// SPDX-License-Identifier: Apache-2.0
#include "app/client/command_id.h"
#include "app/client/hall_client.h"
#include "app/core/rejection.h"
#include "app/core/words.h"
#include "app/main/hall_verbs.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

namespace hall::tool {

using namespace Qt::StringLiterals;
using protocol::Refusal;
using protocol::TicketReply;

namespace {

/// What `command.undo` takes back.
bool canBeUndone(const QString& method)
{
    static const QStringList methods{u"counter.next"_s,
                                     u"counter.finish"_s,
                                     u"counter.noShow"_s,
                                     u"counter.pause"_s,
                                     u"counter.transfer"_s,
                                     u"ticket.cancel"_s};
    return methods.contains(method);
}

QJsonObject flat(const TicketReply& reply, const QString& command)
{
    QJsonObject object{{u"epoch"_s, QString::fromStdString(reply.epoch)},
                       {u"seq"_s, qint64{reply.seq}},
                       {u"command"_s, command}};
    if (!reply.ticket) {
        object[u"ticket"_s] = QJsonValue::Null;
        return object;
    }
    const protocol::TicketAnswer& ticket = *reply.ticket;
    const std::string_view state = ticketStates.of(ticket.state);
    object[u"ticket"_s] = QString::fromStdString(ticket.id.value);
    object[u"number"_s] = QString::fromStdString(ticket.number);
    object[u"service"_s] = QString::fromStdString(ticket.service.value);
    object[u"state"_s] = QString::fromLatin1(state.data(), static_cast<qsizetype>(state.size()));
    if (ticket.counter) {
        object[u"counter"_s] = *ticket.counter;
    }
    if (ticket.ahead) {
        object[u"ahead"_s] = *ticket.ahead;
    }
    if (ticket.wait) {
        object[u"wait"_s] =
            QJsonObject{{u"low"_s, ticket.wait->low}, {u"high"_s, ticket.wait->high}};
    }
    return object;
}

QString sentence(const TicketReply& reply)
{
    if (!reply.ticket) {
        return u"done (event %1)"_s.arg(reply.seq);
    }
    const QJsonObject object = flat(reply, {});
    QString text = object[u"number"_s].toString() + u" ("_s + object[u"ticket"_s].toString() +
                   u") "_s + object[u"state"_s].toString();
    if (reply.ticket->counter) {
        text += u", counter %1"_s.arg(*reply.ticket->counter);
    }
    if (reply.ticket->ahead) {
        text += u", %1 ahead"_s.arg(*reply.ticket->ahead);
    }
    if (const auto& wait = reply.ticket->wait) {
        text += u", about %1-%2 min"_s.arg(wait->low).arg(wait->high);
    }
    return text;
}

/// One command to the node: waits for the link, sends, prints, ends the event loop.
class HallCommand : public QObject
{
public:
    HallCommand(const Arguments& arguments, QString method, QJsonObject params)
        : m_report(arguments.json)
        , m_method(std::move(method))
        , m_params(std::move(params))
        , m_client(client::Address::of(arguments.hallUrl, arguments.dataDir), arguments.station)
    {
        QTimer::singleShot(reachWithin, this, [this, arguments] {
            end(m_report.failed(OutOfReach,
                                u"CannotReach"_s,
                                u"no node answers at %1"_s.arg(arguments.hallUrl.isEmpty()
                                                                   ? arguments.dataDir
                                                                   : arguments.hallUrl)));
        });
    }

    /// Reads the counter first, to send what stands there as `seen`.
    void withSeen(int counter)
    {
        connect(&m_client,
                &client::HallClient::viewChanged,
                this,
                [this](const protocol::AnyView& view) {
                    const auto* state = std::get_if<protocol::CounterView>(&view);
                    if (state == nullptr || m_sent) {
                        return;
                    }
                    m_params[u"seen"_s] =
                        state->current
                            ? QJsonValue{QString::fromStdString(state->current->id.value)}
                            : QJsonValue{QJsonValue::Null};
                    send();
                });
        m_client.watch(u"counter:%1"_s.arg(counter));
        // A counter that isn't there has no view: the node says so to the command.
        connect(&m_client, &client::HallClient::linked, this, [this, counter] {
            m_client.ask(u"hall.watch"_s,
                         {{u"view"_s, u"counter:%1"_s.arg(counter)}},
                         [this](const auto& result) {
                             if (!result) {
                                 m_params[u"seen"_s] = QJsonValue::Null;
                                 send();
                             }
                         });
        });
    }

    void atOnce()
    {
        connect(&m_client, &client::HallClient::linked, this, &HallCommand::send);
    }

    void asking()
    {
        connect(&m_client, &client::HallClient::linked, this, [this] {
            m_client.ask(m_method, m_params, [this](const Result<std::string, Refusal>& result) {
                if (!result) {
                    end(refused(result.error()));
                    return;
                }
                const QByteArray json = QByteArray::fromStdString(*result);
                end(m_report.done(QString::fromUtf8(QJsonDocument::fromJson(json).toJson()), json));
            });
        });
    }

    [[nodiscard]] int run()
    {
        m_client.start();
        return QCoreApplication::exec();
    }

private:
    void send()
    {
        if (m_sent) {
            return;
        }
        m_sent = true;
        const auto answered = [this](const Result<TicketReply, Refusal>& reply) {
            if (reply) {
                end(m_report.done(
                    sentence(*reply) + wayBack(),
                    QJsonDocument{flat(*reply, m_command)}.toJson(QJsonDocument::Compact)));
            } else {
                end(refused(reply.error()));
            }
        };
        if (m_method == u"ticket.show"_s) {
            m_client.ask(m_method, m_params, [this](const Result<std::string, Refusal>& result) {
                end(result ? shown(*result) : refused(result.error()));
            });
            return;
        }
        m_client.commandWithId(m_command, m_method, m_params, answered);
    }

    [[nodiscard]] QString wayBack() const
    {
        return canBeUndone(m_method) ? u"; to take it back: paihao undo "_s + m_command : QString{};
    }

    int shown(const std::string& json)
    {
        const QJsonObject result =
            QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
        QJsonObject object = result[u"ticket"_s].toObject();
        object[u"ticket"_s] = object.take(u"id"_s);
        return m_report.done(QString::fromUtf8(QJsonDocument{object}.toJson()),
                             QJsonDocument{object}.toJson(QJsonDocument::Compact));
    }

    int refused(const Refusal& refusal)
    {
        const auto name = refusal.rejection ? toText(*refusal.rejection) : std::string_view{};
        QString error = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
        if (error.isEmpty()) {
            error = refusal.code == protocol::RpcError::NotDurable ? u"NotDurable"_s
                    : refusal.code == protocol::RpcError::Busy     ? u"Busy"_s
                                                                   : u"InvalidRequest"_s;
        }
        const bool wrongUse = refusal.code == protocol::RpcError::InvalidParams;
        QString message = QString::fromStdString(refusal.message);
        if (refusal.next) {
            const auto at =
                QDateTime::fromMSecsSinceEpoch(refusal.next->time_since_epoch().count());
            message += u"; again from "_s + at.toString(u"yyyy-MM-dd HH:mm"_s) + u" on"_s;
        }
        return m_report.failed(wrongUse ? WrongUse : Refused, error, message);
    }

    static void end(int exit)
    {
        QCoreApplication::exit(exit);
    }

    Report m_report;
    QString m_method;
    QJsonObject m_params;
    QString m_command = client::makeCommandId();
    client::HallClient m_client;
    bool m_sent = false;
};

} // namespace

int hallCommand(const Arguments& arguments)
{
    const auto verb = hallVerb(arguments);
    if (!verb) {
        return Report{arguments.json}.failed(WrongUse, u"WrongUse"_s, verb.error());
    }
    HallCommand command{arguments, verb->method, verb->params};
    if (verb->method == u"hall.state"_s || verb->method == u"announcement.make"_s) {
        command.asking();
    } else if (verb->seenAt) {
        command.withSeen(*verb->seenAt);
    } else {
        command.atOnce();
    }
    return command.run();
}

} // namespace hall::tool
