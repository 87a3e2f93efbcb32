// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/station/station_link.h"
#include "drivers/id_card/id_card_reader.h"

#include <QObject>

namespace hall::station {

/// Laid on → known: hands the number of an ID card to the node, which takes a number for whose it
/// is when the kiosk asks.
///
/// It is kept nowhere: one that can't be handed over at once is forgotten, and the person lays the
/// card on again.
class CardReading : public QObject
{
    Q_OBJECT

public:
    CardReading(StationLink& link, id_card::IdCardReader& reader, QObject* parent = nullptr);

private:
    void handOver(QJsonObject params);
    void reportReader();

    StationLink& m_link;
    id_card::IdCardReader& m_reader;
};

} // namespace hall::station
