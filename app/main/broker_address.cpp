// SPDX-License-Identifier: Apache-2.0
#include "app/main/broker_address.h"

#include "app/settings/broker_addresses.h"

#include <QFile>
#include <QUrl>

namespace hall::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int portOverTls = 8883;
constexpr int portInClear = 1883;

std::string inFolder(const std::filesystem::path& dataDir, const std::string& file)
{
    return file.empty() ? std::string{} : (dataDir / file).string();
}

} // namespace

Result<sync::Broker, std::string>
brokerOf(const BrokerSettings& settings, const std::filesystem::path& dataDir, std::string clientId)
{
    sync::Broker broker{.endpoints = {},
                        .clientId = std::move(clientId),
                        .user = settings.user,
                        .password = {},
                        .authority = inFolder(dataDir, settings.authority),
                        .certificate = inFolder(dataDir, settings.certificate),
                        .key = inFolder(dataDir, settings.key)};
    for (const std::string& address : splitAddresses(settings.address)) {
        const QUrl url{QString::fromStdString(address)};
        const int usual = url.scheme() == u"mqtts"_s ? portOverTls : portInClear;
        broker.endpoints.push_back({.host = url.host().toStdString(), .port = url.port(usual)});
        if (url.host().isEmpty()) {
            return failure("there is no host in \"" + address + '"');
        }
    }
    if (settings.password.empty()) {
        return broker;
    }
    const std::string path = inFolder(dataDir, settings.password);
    QFile file{QString::fromStdString(path)};
    if (!file.open(QIODevice::ReadOnly)) {
        return failure("can't read the password in " + path);
    }
    broker.password = file.readLine().trimmed().toStdString();
    return broker;
}

} // namespace hall::app
