// SPDX-License-Identifier: Apache-2.0
#include "ui/counter/counter_link.h"

#include "app/client/command_id.h"
#include "app/client/hall_client.h"
#include "app/core/words.h"
#include "ui/counter/counter_face.h"

#include <QJsonArray>

namespace hall::counter {

using namespace Qt::StringLiterals;
using protocol::RpcError;

namespace {

QString methodOf(Verb verb)
{
    switch (verb) {
    case Verb::Open:
        return u"counter.open"_s;
    case Verb::Next:
        return u"counter.next"_s;
    case Verb::Recall:
        return u"counter.recall"_s;
    case Verb::Start:
        return u"counter.start"_s;
    case Verb::Finish:
        return u"counter.finish"_s;
    case Verb::NoShow:
        return u"counter.noShow"_s;
    case Verb::Uncall:
        return u"counter.uncall"_s;
    case Verb::Hold:
        return u"counter.hold"_s;
    case Verb::TakeUp:
        return u"counter.resume"_s;
    case Verb::Transfer:
        return u"counter.transfer"_s;
    case Verb::Call:
        return u"counter.call"_s;
    case Verb::Continue:
        return u"ticket.continue"_s;
    case Verb::Promise:
        return u"promise.make"_s;
    case Verb::ClosePromise:
        return u"promise.close"_s;
    case Verb::Undo:
        return u"command.undo"_s;
    case Verb::Pause:
        return u"counter.pause"_s;
    case Verb::Resume:
        return u"counter.resume"_s;
    case Verb::Close:
        return u"counter.close"_s;
    }
    return {};
}

/// What a transfer names: one of service, counter, clerk.
QJsonObject target(const Details& details)
{
    if (details.counter) {
        return {{u"counter"_s, *details.counter}};
    }
    if (!details.clerk.empty()) {
        return {{u"clerk"_s, kit::fromUtf8(details.clerk.value)}};
    }
    return {{u"service"_s, kit::fromUtf8(details.service.value)}};
}

QJsonArray codesOf(const std::vector<MaterialCode>& materials)
{
    QJsonArray codes;
    for (const MaterialCode& material : materials) {
        codes.append(QJsonObject{{u"code"_s, kit::fromUtf8(material.value)}});
    }
    return codes;
}

/// What the verbs that aren't about the counter itself are about.
std::optional<QJsonObject> otherParams(const Intent& intent)
{
    switch (intent.verb) {
    case Verb::Continue:
        return QJsonObject{{u"ticket"_s, kit::fromUtf8(intent.details.ticket.value)}};
    case Verb::ClosePromise:
        return QJsonObject{{u"promise"_s, kit::fromUtf8(intent.details.promise.value)}};
    default:
        return std::nullopt;
    }
}

QJsonObject paramsOf(const Intent& intent, int counter)
{
    if (const auto other = otherParams(intent)) {
        return *other;
    }
    const Details& details = intent.details;
    QJsonObject params{{u"counter"_s, counter}};
    if (intent.verb == Verb::Open) {
        params.insert(u"clerk"_s, kit::fromUtf8(details.clerk.value));
        return params;
    }
    params.insert(u"seen"_s,
                  intent.seen ? QJsonValue(kit::fromUtf8(intent.seen->value)) : QJsonValue());
    if (intent.verb == Verb::Hold) {
        params.insert(u"kind"_s, kit::fromUtf8(std::string{holdKinds.of(details.hold)}));
    } else if (intent.verb == Verb::Transfer) {
        params.insert(u"to"_s, target(details));
    } else if (intent.verb == Verb::Promise) {
        params.insert(u"materials"_s, codesOf(details.materials));
    }
    if (!details.ticket.empty()) {
        params.insert(u"ticket"_s, kit::fromUtf8(details.ticket.value));
    }
    if (!details.reason.empty()) {
        params.insert(u"reason"_s, kit::fromUtf8(details.reason.value));
    }
    return params;
}

void tell(CounterFace& face, const protocol::Refusal& refusal)
{
    if (refusal.code == RpcError::NotLinked) {
        face.notSent();
    } else if (refusal.code == RpcError::NotDurable) {
        face.refused("NotDurable");
    } else if (refusal.code == RpcError::Busy) {
        face.refused("Busy");
    } else {
        face.refused(refusal.rejection ? toText(*refusal.rejection) : std::string_view());
    }
}

} // namespace

CounterLink::CounterLink(client::HallClient& client, CounterFace& face, int counter)
    : m_client(client)
    , m_face(face)
    , m_counter(counter)
{
    connect(&face, &CounterFace::requested, this, &CounterLink::ask);
    connect(&client, &client::HallClient::unlinked, &face, &CounterFace::unlinked);
    connect(&client, &client::HallClient::heard, &face, &CounterFace::heard);
    connect(
        &client, &client::HallClient::viewChanged, &face, [&face](const protocol::AnyView& state) {
            if (const auto* view = std::get_if<protocol::CounterView>(&state)) {
                face.showView(*view);
            }
        });
    connect(&client,
            &client::HallClient::watchRefused,
            &face,
            [&face](const QString&, const protocol::Refusal& refusal) {
                std::vector<int> counters;
                for (const std::string& view : refusal.views) {
                    counters.push_back(kit::fromUtf8(view).section(u':', 1).toInt());
                }
                face.showWrongCounter(counters);
            });
    client.watch(u"counter:%1"_s.arg(counter));
}

void CounterLink::ask(const Intent& intent)
{
    const bool forNext = intent.verb == Verb::Next;
    QJsonObject params = paramsOf(intent, m_counter);
    const QString id = client::makeCommandId();
    if (intent.verb == Verb::Undo) {
        params = {{u"of"_s, m_last}};
    } else {
        m_last = id;
    }
    m_client.commandWithId(
        id, methodOf(intent.verb), params, [face = &m_face, forNext](const auto& reply) {
            if (reply) {
                face->answered(forNext && !reply->ticket);
            } else {
                tell(*face, reply.error());
            }
        });
}

} // namespace hall::counter
