// SPDX-License-Identifier: Apache-2.0
#include "tests/api/api_client.h"

#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>
#include <QSslCertificate>

#include <memory>

namespace hall::test {

using namespace Qt::StringLiterals;

QJsonObject ApiAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString ApiAnswer::problem() const
{
    return json()[u"type"_s].toString().section(u':', -1);
}

ApiClient::ApiClient(int port, const QString& authority)
    : m_begin((authority.isEmpty() ? u"http"_s : u"https"_s) + u"://127.0.0.1:%1"_s.arg(port))
    , m_trust(QSslConfiguration::defaultConfiguration())
{
    if (!authority.isEmpty()) {
        m_trust.setCaCertificates(QSslCertificate::fromPath(authority));
    }
}

ApiAnswer ApiClient::ask(const ApiCall& call)
{
    QNetworkRequest request{QUrl{m_begin + QString::fromUtf8(call.target)}};
    request.setSslConfiguration(m_trust);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (!call.token.isEmpty()) {
        request.setRawHeader("Authorization", "Bearer " + call.token);
    }
    if (!call.key.isEmpty()) {
        request.setRawHeader("Idempotency-Key", call.key);
    }
    const std::unique_ptr<QNetworkReply> reply{
        m_network.sendCustomRequest(request, call.method, call.body)};
    REQUIRE(waitFor([&] { return reply->isFinished(); }));
    ApiAnswer answer{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                     .type = reply->header(QNetworkRequest::ContentTypeHeader).toByteArray(),
                     .headers = {},
                     .body = reply->readAll(),
                     .error = reply->error()};
    QJsonObject headers;
    for (const auto& [name, value] : reply->rawHeaderPairs()) {
        answer.headers.emplace(name.toLower(), value);
        headers.insert(QString::fromLatin1(name.toLower()), QString::fromLatin1(value));
    }
    const QJsonObject heard{{u"method"_s, QString::fromLatin1(call.method)},
                            {u"target"_s, QString::fromUtf8(call.target)},
                            {u"status"_s, answer.status},
                            {u"type"_s, QString::fromLatin1(answer.type)},
                            {u"headers"_s, headers},
                            {u"body"_s, QString::fromUtf8(answer.body)}};
    m_heard += QJsonDocument{heard}.toJson(QJsonDocument::Compact) + '\n';
    return answer;
}

} // namespace hall::test
