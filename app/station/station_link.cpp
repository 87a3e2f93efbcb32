// SPDX-License-Identifier: Apache-2.0
#include "app/station/station_link.h"

namespace hall::station {

using namespace Qt::StringLiterals;

StationLink::StationLink(client::HallClient& client, QString station, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_station(std::move(station))
{
    connect(&m_client, &client::HallClient::linked, this, &StationLink::claim);
    connect(&m_client, &client::HallClient::unlinked, this, [this] { m_claim = 0; });
    connect(&m_client, &client::HallClient::viewChanged, this, &StationLink::takeView);
    m_client.watch(u"station:"_s + m_station);
    if (m_client.isLinked()) {
        claim();
    }
}

void StationLink::claim()
{
    m_client.command(u"station.claim"_s, {{u"station"_s, m_station}}, [this](const auto& reply) {
        if (!reply) {
            qWarning("station %s: the node refuses the claim: %s",
                     qPrintable(m_station),
                     reply.error().message.c_str());
            return;
        }
        m_claim = reply->claim;
        m_knowsAsked = false;
        m_told.clear();
        for (const auto& [device, condition] : m_conditions) {
            sendDevice(device);
        }
        emit claimed();
        if (isOurs()) {
            noteTests();
            noteAnnouncements();
            m_knowsAsked = true;
            emit viewChanged();
        }
    });
}

void StationLink::takeView(const protocol::AnyView& view)
{
    if (const auto* mine = std::get_if<protocol::StationView>(&view)) {
        m_view = *mine;
        if (isOurs()) {
            noteTests();
            noteAnnouncements();
            m_knowsAsked = true;
            emit viewChanged();
        }
    }
}

void StationLink::noteTests()
{
    const auto before = std::exchange(m_tests, {});
    for (const protocol::TestsAsked& asked : m_view.tests) {
        m_tests[asked.device] = asked.count;
        const auto known = before.find(asked.device);
        const int had = known == before.end() ? 0 : known->second;
        if (m_knowsAsked && asked.count > had) {
            emit testAsked(QString::fromStdString(asked.device));
        }
    }
}

void StationLink::noteAnnouncements()
{
    const std::int64_t before = m_lastAnnouncement;
    m_lastAnnouncement = 0; // A node that was started anew counts from one.
    for (const protocol::AnnouncementAsked& asked : m_view.announcements) {
        m_lastAnnouncement = asked.serial;
    }
    const std::int64_t known = m_lastAnnouncement < before ? 0 : before;
    for (const protocol::AnnouncementAsked& asked : m_view.announcements) {
        if (m_knowsAsked && asked.serial > known) {
            emit announcementAsked(asked);
        }
    }
}

QJsonObject StationLink::signedBy(QJsonObject params) const
{
    params.insert(u"station"_s, m_station);
    params.insert(u"claim"_s, qint64{m_claim});
    return params;
}

void StationLink::report(const QString& method, QJsonObject params, const client::OnReply& onReply)
{
    m_client.command(method, signedBy(std::move(params)), onReply);
}

void StationLink::ask(
    const QString& method,
    QJsonObject params,
    const std::function<void(const Result<std::string, protocol::Refusal>&)>& onResult)
{
    m_client.ask(method, signedBy(std::move(params)), onResult);
}

void StationLink::reportDevice(const QString& device, const QString& condition)
{
    m_conditions[device] = condition;
    sendDevice(device);
}

void StationLink::sendDevice(const QString& device)
{
    const QString condition = m_conditions[device];
    if (m_claim == 0 || m_told[device] == condition) {
        return;
    }
    m_told[device] = condition;
    const QJsonObject params{{u"device"_s, device}, {u"condition"_s, condition}};
    report(u"device.changed"_s, params, [this, device](const auto& reply) {
        if (!reply) {
            m_told.erase(device);
        }
    });
}

bool StationLink::mayComeLater(const protocol::Refusal& refusal)
{
    return refusal.code == protocol::RpcError::NotLinked ||
           refusal.code == protocol::RpcError::NotDurable ||
           refusal.code == protocol::RpcError::Busy || refusal.rejection == Rejection::StaleClaim;
}

} // namespace hall::station
