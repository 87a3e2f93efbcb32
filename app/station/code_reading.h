// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/station/station_link.h"
#include "drivers/scanner/code_source.h"

#include <QObject>

namespace hall::station {

/// Read → found: hands what a scanner reads to the node, which knows what it is and shows it at the
/// kiosk.
///
/// A code says something about a person, so it is kept nowhere: one that can't be handed over at
/// once is forgotten, and the person shows it again.
class CodeReading : public QObject
{
    Q_OBJECT

public:
    CodeReading(StationLink& link, scanner::CodeSource& source, QObject* parent = nullptr);

private:
    void handOver(const QString& text);
    void reportScanner();

    StationLink& m_link;
    scanner::CodeSource& m_source;
};

} // namespace hall::station
