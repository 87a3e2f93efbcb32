// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/client/hall_client.h"

#include <QObject>

#include <map>

namespace hall::station {

/// A station's link to its node, shared by all its devices: it claims the station once for this
/// process, knows the newest state of its view, and reports under the claim.
class StationLink : public QObject
{
    Q_OBJECT

public:
    /// `station`: its name in hall.toml.
    StationLink(client::HallClient& client, QString station, QObject* parent = nullptr);

    [[nodiscard]] const QString& name() const
    {
        return m_station;
    }

    /// Linked, the claim in force is ours, and the view is no older than it.
    [[nodiscard]] bool isOurs() const
    {
        return m_claim != 0 && m_view.claim == m_claim;
    }

    /// A claim was answered and the link holds: reports can be sent.
    [[nodiscard]] bool isClaimed() const
    {
        return m_claim != 0;
    }

    [[nodiscard]] const protocol::StationView& view() const
    {
        return m_view;
    }

    /// Since the node was last heard of; it says something every few seconds.
    [[nodiscard]] std::chrono::milliseconds silence() const
    {
        return m_client.silence();
    }

    /// A command of the station; its name and claim are added here.
    void report(const QString& method, QJsonObject params, const client::OnReply& onReply);
    /// A method that journals nothing; name and claim are added here.
    void ask(const QString& method,
             QJsonObject params,
             const std::function<void(const Result<std::string, protocol::Refusal>&)>& onResult);
    /// The device's condition, a closed word of its kind. Told when it is another than the last
    /// time, and anew under each claim; may be called at any time.
    void reportDevice(const QString& device, const QString& condition);

    /// Whether a refused report will be taken later: the link or the disk was gone, or the claim
    /// another's for a moment.
    [[nodiscard]] static bool mayComeLater(const protocol::Refusal& refusal);

signals:
    void claimed();
    /// A newer state, the claim being ours.
    void viewChanged();
    /// Somebody wants to see that this device works.
    void testAsked(const QString& device);
    /// The manager wants this said.
    void announcementAsked(const protocol::AnnouncementAsked& asked);

private:
    void claim();
    void takeView(const protocol::AnyView& view);
    void noteTests();
    void noteAnnouncements();
    void sendDevice(const QString& device);
    [[nodiscard]] QJsonObject signedBy(QJsonObject params) const;

    client::HallClient& m_client;
    QString m_station;
    std::int64_t m_claim = 0; ///< 0: not ours now
    protocol::StationView m_view;
    std::map<QString, QString> m_conditions; ///< of the devices, as they are
    std::map<QString, QString> m_told;       ///< of the devices, under this claim
    /// Tests and announcements that were asked for before this claim are over.
    bool m_knowsAsked = false;
    std::map<std::string, int> m_tests;
    std::int64_t m_lastAnnouncement = 0;
};

} // namespace hall::station
