// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/kiosk_link.h"

#include "ui/kiosk/kiosk_face.h"

namespace hall::kiosk {

using client::HallClient;
using protocol::RpcError;
using namespace Qt::StringLiterals;

namespace {

Refused refusedBy(const protocol::Refusal& refusal)
{
    Refused refused{
        .why = "Unreachable", .errand = {}, .next = refusal.next, .ticket = refusal.ticket};
    if (refusal.rejection) {
        refused.why = toText(*refusal.rejection);
        return refused;
    }
    switch (refusal.code) {
    case RpcError::Busy:
        refused.why = "Busy";
        break;
    case RpcError::NotDurable:
        refused.why = "NotDurable";
        break;
    case RpcError::InvalidParams: // All else that is sent comes from the hall itself.
        refused.why = "WrongNumber";
        break;
    default:
        break;
    }
    return refused;
}

} // namespace

KioskLink::KioskLink(HallClient& client, const QString& station, KioskFace& face)
    : m_client(client)
    , m_face(face)
{
    connect(&client, &HallClient::viewChanged, this, &KioskLink::showView);
    connect(&client, &HallClient::heard, &face, &KioskFace::showStamp);
    connect(&client, &HallClient::unlinked, this, [this] {
        m_face.showLink(false, m_client.silence());
    });
    connect(&face, &KioskFace::takeRequested, this, [this](const TakeWish& wish, quint64 press) {
        ask(u"ticket.take"_s, paramsOf(wish), press);
    });
    connect(
        &face, &KioskFace::returnRequested, this, [this](const TicketId& ticket, quint64 press) {
            ask(u"ticket.reinstate"_s, {{u"ticket"_s, kit::fromUtf8(ticket.value)}}, press);
        });
    connect(
        &face, &KioskFace::cancelRequested, this, [this](const TicketId& ticket, quint64 press) {
            ask(u"ticket.cancel"_s, {{u"ticket"_s, kit::fromUtf8(ticket.value)}}, press);
        });
    connect(
        &face, &KioskFace::reprintRequested, this, [this](const TicketId& ticket, quint64 press) {
            ask(u"ticket.reprint"_s, {{u"ticket"_s, kit::fromUtf8(ticket.value)}}, press);
        });
    connect(&face, &KioskFace::sheetRequested, this, [this](const SheetWish& wish, quint64 press) {
        m_client.command(u"materials.print"_s, paramsOf(wish), [this, press](const auto& reply) {
            m_face.showSheet(press, reply ? std::nullopt : std::optional(refusedBy(reply.error())));
        });
    });
    client.watch(u"kiosk"_s);
    client.watch(u"reading:"_s + station);
}

void KioskLink::showView(const protocol::AnyView& state)
{
    if (const auto* view = std::get_if<protocol::KioskView>(&state)) {
        m_face.showView(*view);
    } else if (const auto* reading = std::get_if<protocol::ReadingView>(&state)) {
        m_face.showReading(*reading);
    }
}

void KioskLink::ask(const QString& method, const QJsonObject& params, quint64 press)
{
    m_client.command(method, params, [this, press](const auto& reply) {
        if (reply && reply->ticket) {
            m_face.showAnswer(press, *reply->ticket);
        } else if (reply) {
            m_face.showDone(press);
        } else {
            m_face.showRefusal(press, refusedBy(reply.error()));
        }
    });
}

} // namespace hall::kiosk
