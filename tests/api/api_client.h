// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QNetworkAccessManager>

#include <map>
#include <vector>

namespace hall::test {

struct ApiAnswer
{
    int status = 0;
    QByteArray type;
    std::map<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

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
    explicit ApiClient(int port)
        : m_port(port)
    {
    }

    [[nodiscard]] ApiAnswer ask(const ApiCall& call);

    /// Each call with its answer, a line of JSON each.
    [[nodiscard]] const QByteArray& heard() const
    {
        return m_heard;
    }

private:
    int m_port;
    QNetworkAccessManager m_network;
    QByteArray m_heard;
};

} // namespace hall::test
