// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/client/hall_client.h"

#include <QObject>
#include <QString>

#include <memory>

namespace hall::kiosk {

class OperatorDesk;

/// Between the operator's desk and the hall: a session of its own from the desk's opening to its
/// shutting, so that what the PIN opened ends with it.
class OperatorLink : public QObject
{
    Q_OBJECT

public:
    /// The desk has to live as long as this.
    OperatorLink(client::Address address, QString station, OperatorDesk& desk);

signals:
    /// The desk's session is up.
    void linked();

private:
    void open();
    void shut();
    void enter(const QString& pin);
    void test(const StationName& station, const std::string& device);

    client::Address m_address;
    QString m_station;
    OperatorDesk& m_desk;
    std::unique_ptr<client::HallClient> m_client; ///< while the desk is open
    QString m_pin; ///< that was right: a node that was started again has to be told once more
};

} // namespace hall::kiosk
