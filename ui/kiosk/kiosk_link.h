// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/client/hall_client.h"

#include <QObject>
#include <QString>

namespace hall::kiosk {

class KioskFace;

/// Between the kiosk's face and the hall: shows what the hall says, asks it for what visitors want.
class KioskLink : public QObject
{
    Q_OBJECT

public:
    /// Both have to live as long as this.
    KioskLink(client::HallClient& client, const QString& station, KioskFace& face);

private:
    void showView(const protocol::AnyView& state);
    void ask(const QString& method, const QJsonObject& params, quint64 press);

    client::HallClient& m_client;
    KioskFace& m_face;
};

} // namespace hall::kiosk
