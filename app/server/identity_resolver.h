// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/settings/settings.h"

#include <QNetworkAccessManager>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>

class QNetworkReply;

namespace hall::server {

/// What came of asking whose a code is.
enum class Resolved {
    Person,
    Refused,     ///< it knows nobody by this code
    Slow,        ///< no whole answer in time
    Unreachable, ///< no answer at all
    Untrusted,   ///< its certificate isn't one that this machine trusts
    Denied,      ///< it doesn't take our secret
    Garbled,     ///< what it says isn't an answer
};

/// Asks over HTTP whose a public identity code is. The code is opaque: it is sent as it was read,
/// once, and kept nowhere.
class IdentityResolver : public QObject
{
    Q_OBJECT

public:
    struct Setup
    {
        ResolverSettings settings;
        std::chrono::milliseconds timeout{0};
        std::string hall;
        std::string secret; ///< empty: none is sent
    };

    /// The ID number, with Resolved::Person alone.
    using OnAnswer = std::function<void(Resolved, std::string number)>;

    static constexpr qint64 answerBytesMax = qint64{64} * 1024;

    explicit IdentityResolver(Setup setup);
    ~IdentityResolver() override;

    /// Whether it is to be asked about this text.
    [[nodiscard]] bool isFor(std::string_view text) const;
    /// `onAnswer` is called once, within the timeout, or never where the station asks again before.
    void ask(const StationName& station, const std::string& code, OnAnswer onAnswer);

    /// For the operator: `unknown`, `ready`, or what was wrong with the last answer.
    [[nodiscard]] const QString& condition() const
    {
        return m_condition;
    }

signals:
    void conditionChanged(const QString& condition);

private:
    struct Asking
    {
        QNetworkReply* reply = nullptr;
        OnAnswer onAnswer;
    };

    void end(const StationName& station, Resolved resolved, std::string number);
    void answered(const StationName& station);
    [[nodiscard]] QByteArray bodyFor(const StationName& station, const std::string& code) const;
    [[nodiscard]] std::pair<Resolved, std::string> read(QNetworkReply& reply) const;
    void lookWhetherThere();
    void become(const QString& condition);

    Setup m_setup;
    QNetworkAccessManager m_network;
    std::map<StationName, Asking> m_asking;
    QString m_condition;
    QTimer m_look;
    QTcpSocket m_door; ///< opened and shut, to see whether anybody is there
};

} // namespace hall::server
