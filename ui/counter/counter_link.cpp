// SPDX-License-Identifier: Apache-2.0
#include "ui/counter/counter_link.h"

#include "app/client/hall_client.h"
#include "ui/counter/counter_face.h"

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
    case Verb::Pause:
        return u"counter.pause"_s;
    case Verb::Resume:
        return u"counter.resume"_s;
    case Verb::Close:
        return u"counter.close"_s;
    }
    return {};
}

QJsonObject paramsOf(const Intent& intent, int counter)
{
    QJsonObject params{{u"counter"_s, counter}};
    if (intent.verb == Verb::Open) {
        params.insert(u"clerk"_s, kit::fromUtf8(intent.clerk.value));
    } else {
        params.insert(u"seen"_s,
                      intent.seen ? QJsonValue(kit::fromUtf8(intent.seen->value)) : QJsonValue());
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
    m_client.command(methodOf(intent.verb),
                     paramsOf(intent, m_counter),
                     [face = &m_face, forNext](const auto& reply) {
                         if (reply) {
                             face->answered(forNext && !reply->ticket);
                         } else {
                             tell(*face, reply.error());
                         }
                     });
}

} // namespace hall::counter
