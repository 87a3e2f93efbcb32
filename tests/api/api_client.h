// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>

#include <map>
#include <vector>

namespace hall::test {

struct ApiAnswer
{
    int status = 0; ///< 0: none came, `error` says why
    QByteArray type;
    std::map<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;

    [[nodiscard]] QJsonObject json() const;
    /// `token-expired` of a problem.
    [[nodiscard]] QString problem() const;
};

struct ApiCall
{
    QByteArray method = "GET";
    QByteArray target;
    QByteArray token;
    QByteArray body = {};
    QByteArray key = {}; ///< Idempotency-Key
};

/// A program that uses a hub's interface, and writes down what it heard.
class ApiClient
{
public:
    /// In clear; with a file of certificates over TLS, and it trusts these alone.
    explicit ApiClient(int port, const QString& authority = {});

    [[nodiscard]] ApiAnswer ask(const ApiCall& call);

    /// Each call with its answer, a line of JSON each.
    [[nodiscard]] const QByteArray& heard() const
    {
        return m_heard;
    }

private:
    QString m_begin; ///< of each address
    QSslConfiguration m_trust;
    QNetworkAccessManager m_network;
    QByteArray m_heard;
};

} // namespace hall::test
