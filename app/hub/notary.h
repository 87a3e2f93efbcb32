// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/hall_keys.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>

namespace hall::hub {

/// Checks what halls sign of their chains and keeps what it proves, on a thread of its own beside
/// the one that stores: after a broker's restart ten thousand halls sign at once.
class Notary : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        std::chrono::milliseconds gather{500}; ///< what comes within it is one transaction
        std::chrono::milliseconds again{5000}; ///< after the database failed
        int wordsMax = 20'000;                 ///< that wait; more aren't heard, halls say it again
    };

    Notary(HallKeys keys, std::function<Time()> now, Limits limits);

    /// From any thread: what came on the topic of a hall.
    void hear(const std::string& hall, const QByteArray& word);

signals:
    /// For the log: a sentence.
    void told(const QString& sentence);
    void found(hall::hub::Trouble trouble);
    /// A hall disowns a row that isn't stored any more.
    void isOutdated(const QString& hall);

private:
    void take(const std::string& hall, const QByteArray& word);
    void keep();

    HallKeys m_keys;
    std::function<Time()> m_now;
    Limits m_limits;
    QTimer m_gathering;
    std::vector<CameWord> m_words;
    std::atomic<int> m_waiting = 0;
};

} // namespace hall::hub
