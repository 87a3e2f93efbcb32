// SPDX-License-Identifier: Apache-2.0
#include "app/server/identity_resolver.h"

#include "app/server/code_patterns.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace hall::server {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds looksEvery{60};
constexpr int unauthorized = 401;
constexpr int forbidden = 403;
constexpr int tooMany = 429;

QString wordOf(Resolved resolved)
{
    switch (resolved) {
    case Resolved::Person:
        return u"ready"_s;
    case Resolved::Refused:
        return u"refusing"_s;
    case Resolved::Slow:
        return u"slow"_s;
    case Resolved::Unreachable:
        return u"unreachable"_s;
    case Resolved::Untrusted:
        return u"untrusted"_s;
    case Resolved::Denied:
        return u"denied"_s;
    case Resolved::Garbled:
        return u"garbled"_s;
    }
    return {};
}

/// A text as it stands within the quotes of JSON.
QByteArray withinQuotes(const QString& text)
{
    constexpr qsizetype bracketAndQuote = 2;
    const QByteArray list = QJsonDocument{QJsonArray{text}}.toJson(QJsonDocument::Compact);
    return list.mid(bracketAndQuote, list.size() - 2 * bracketAndQuote);
}

QString utf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// RFC 6901; nothing there is Undefined.
QJsonValue at(QJsonValue value, const QString& pointer)
{
    const QStringList steps = pointer.split(u'/').mid(1);
    for (QString step : steps) {
        step.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
        if (value.isArray()) {
            bool isNumber = false;
            const int index = step.toInt(&isNumber);
            value = isNumber ? value.toArray().at(index) : QJsonValue{QJsonValue::Undefined};
        } else {
            value = value.toObject().value(step);
        }
    }
    return value;
}

Resolved byStatus(int status)
{
    if (status == unauthorized || status == forbidden) {
        return Resolved::Denied;
    }
    if (status >= 500 || status == tooMany) {
        return Resolved::Unreachable;
    }
    return status >= 400 ? Resolved::Refused : Resolved::Garbled;
}

} // namespace

IdentityResolver::IdentityResolver(Setup setup)
    : m_setup(std::move(setup))
{
    // Never a cookie, a password from elsewhere, or another address than the one that was set.
    m_network.setAutoDeleteReplies(false);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    connect(&m_look, &QTimer::timeout, this, &IdentityResolver::lookWhetherThere);
    connect(&m_door, &QTcpSocket::connected, this, [this] {
        m_door.abort();
        become(u"ready"_s);
    });
    connect(&m_door, &QTcpSocket::errorOccurred, this, [this] { become(u"unreachable"_s); });
    if (!m_setup.settings.address.empty()) {
        become(u"unknown"_s);
        m_look.start(looksEvery);
        lookWhetherThere();
    }
}

IdentityResolver::~IdentityResolver()
{
    m_door.disconnect(this);
    for (auto& [station, asking] : m_asking) {
        asking.reply->disconnect(this);
        delete asking.reply;
    }
}

bool IdentityResolver::isFor(std::string_view text) const
{
    return !m_setup.settings.address.empty() &&
           std::ranges::any_of(m_setup.settings.patterns,
                               [&](const std::string& pattern) { return fits(text, pattern); });
}

QByteArray IdentityResolver::bodyFor(const StationName& station, const std::string& code) const
{
    const std::map<QString, QString> parts{
        {u"code"_s, utf8(code)},
        {u"station"_s, utf8(station.value)},
        {u"hall"_s, utf8(m_setup.hall)},
        {u"request"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}};
    const QString body = utf8(m_setup.settings.body);
    QByteArray filled;
    for (qsizetype from = 0; from < body.size();) {
        const auto part = std::ranges::find_if(parts, [&](const auto& each) {
            return QStringView{body}.mid(from).startsWith(u'{' + each.first + u'}');
        });
        if (part == parts.end()) {
            filled += QStringView{body}.mid(from, 1).toUtf8();
            ++from;
        } else {
            filled += withinQuotes(part->second);
            from += part->first.size() + 2;
        }
    }
    return filled;
}

void IdentityResolver::ask(const StationName& station, const std::string& code, OnAnswer onAnswer)
{
    if (const auto before = m_asking.find(station); before != m_asking.end()) {
        before->second.reply->disconnect(this);
        before->second.reply->abort();
        before->second.reply->deleteLater();
        m_asking.erase(before);
    }
    QNetworkRequest request{QUrl{utf8(m_setup.settings.address)}};
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("Accept", "application/json");
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    if (!m_setup.secret.empty()) {
        request.setRawHeader("Authorization",
                             "Bearer " + QByteArray::fromStdString(m_setup.secret));
    }
    QNetworkReply* reply = m_network.post(request, bodyFor(station, code));
    m_asking[station] = {.reply = reply, .onAnswer = std::move(onAnswer)};
    connect(reply, &QNetworkReply::finished, this, [this, station] { answered(station); });
    connect(reply, &QNetworkReply::downloadProgress, this, [this, station](qint64 came) {
        if (came > answerBytesMax) {
            end(station, Resolved::Garbled, {});
        }
    });
    auto* limit = new QTimer{reply};
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, this, [this, station] { end(station, Resolved::Slow, {}); });
    limit->start(m_setup.timeout);
}

void IdentityResolver::answered(const StationName& station)
{
    const auto found = m_asking.find(station);
    if (found != m_asking.end()) {
        auto [resolved, number] = read(*found->second.reply);
        end(station, resolved, std::move(number));
    }
}

std::pair<Resolved, std::string> IdentityResolver::read(QNetworkReply& reply) const
{
    const QVariant status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (!status.isValid()) {
        const bool isUntrusted = reply.error() == QNetworkReply::SslHandshakeFailedError;
        return {isUntrusted ? Resolved::Untrusted : Resolved::Unreachable, {}};
    }
    if (status.toInt() / 100 != 2) {
        return {byStatus(status.toInt()), {}};
    }
    if (reply.error() != QNetworkReply::NoError) {
        return {Resolved::Unreachable, {}};
    }
    QByteArray bytes = reply.read(answerBytesMax);
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    bytes.fill('\0');
    if (!document.isObject()) {
        return {Resolved::Garbled, {}};
    }
    const QJsonValue number = at(document.object(), utf8(m_setup.settings.number));
    return number.isString() && !number.toString().isEmpty()
               ? std::pair{Resolved::Person, number.toString().toStdString()}
               : std::pair{Resolved::Refused, std::string{}};
}

void IdentityResolver::end(const StationName& station, Resolved resolved, std::string number)
{
    const auto found = m_asking.find(station);
    if (found == m_asking.end()) {
        return;
    }
    const Asking asking = std::move(found->second);
    m_asking.erase(found);
    asking.reply->disconnect(this);
    asking.reply->abort();
    asking.reply->deleteLater();
    become(wordOf(resolved));
    asking.onAnswer(resolved, std::move(number));
}

/// What the last answer was worth isn't forgotten over an open door.
void IdentityResolver::lookWhetherThere()
{
    const bool isOpen =
        m_condition == u"unknown" || m_condition == u"ready" || m_condition == u"unreachable";
    if (!isOpen || !m_asking.empty() || m_door.state() != QAbstractSocket::UnconnectedState) {
        return;
    }
    constexpr int http = 80;
    constexpr int https = 443;
    const QUrl url{utf8(m_setup.settings.address)};
    m_door.connectToHost(url.host(),
                         static_cast<quint16>(url.port(url.scheme() == u"https" ? https : http)));
}

void IdentityResolver::become(const QString& condition)
{
    if (m_condition != condition) {
        m_condition = condition;
        emit conditionChanged(condition);
    }
}

} // namespace hall::server
