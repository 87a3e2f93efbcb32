// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "ui/counter/verb.h"

#include <QObject>

namespace hall::client {
class HallClient;
}

namespace hall::counter {

class CounterFace;

/// Between a panel and the hall: what the clerk asks for goes out, what the hall says is shown.
class CounterLink : public QObject
{
    Q_OBJECT

public:
    /// Both have to live as long as this.
    CounterLink(client::HallClient& client, CounterFace& face, int counter);

private:
    void ask(const Intent& intent);

    client::HallClient& m_client;
    CounterFace& m_face;
    int m_counter;
    QString m_last; ///< id of the last press, which an undo takes back
};

} // namespace hall::counter
