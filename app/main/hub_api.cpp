// SPDX-License-Identifier: Apache-2.0
#include "app/main/hub_api.h"

#include "app/main/broker_address.h"
#include "app/sync/posting.h"

#include <QDate>
#include <QFile>

namespace hall::app {

namespace {

constexpr qint64 pemBytesMax = 100'000;

Result<std::string, std::string> readPem(const std::filesystem::path& path)
{
    QFile file{QString::fromStdString(path.string())};
    if (!file.open(QIODevice::ReadOnly)) {
        return failure("can't read " + path.string());
    }
    return file.read(pemBytesMax).toStdString();
}

Time systemNow()
{
    return std::chrono::floor<Duration>(std::chrono::system_clock::now());
}

Result<http::ServerOptions, std::string> serverOf(const ApiSettings& settings,
                                                  const std::filesystem::path& dataDir)
{
    http::ServerOptions options{
        .address = settings.listen, .certificate = std::nullopt, .limits = {}};
    options.limits.connections = 256;
    options.limits.bodyBytes = sync::postingBytesMax;
    if (settings.certificate.empty()) {
        return options;
    }
    auto chain = readPem(dataDir / settings.certificate);
    auto key = readPem(dataDir / settings.key);
    if (!chain || !key) {
        return failure(chain ? "api.key: " + key.error() : "api.certificate: " + chain.error());
    }
    options.certificate = http::Certificate{.chain = std::move(*chain), .key = std::move(*key)};
    if (const auto checked = http::check(*options.certificate, systemNow()); !checked) {
        const bool isKey = checked.error().part == http::BadCertificate::Part::Key;
        const auto path = dataDir / (isKey ? settings.key : settings.certificate);
        return failure((isKey ? "api.key: " : "api.certificate: ") + path.string() + ' ' +
                       checked.error().what);
    }
    return options;
}

Result<api::Stores, std::string> storesOf(const HubSettings& settings,
                                          const std::filesystem::path& dataDir)
{
    const auto connection = [&](hub::SqlTables tables) {
        return settings.postgres.empty() ? hub::openSqliteConnection(dataDir, tables)
                                         : hub::openPostgresConnection(settings.postgres, tables);
    };
    auto reader = hub::Reader::on(connection(&hub::Reader::tables));
    auto answers = hub::KeptAnswers::on(connection(&hub::KeptAnswers::tables));
    auto downlink = settings.postgres.empty() ? hub::openSqliteDownlink(dataDir)
                                              : hub::openPostgresDownlink(settings.postgres);
    if (!reader || !answers || !downlink) {
        const hub::StoreError& error =
            !reader ? reader.error() : (!answers ? answers.error() : downlink.error());
        return failure(error.detail);
    }
    return api::Stores{.reader = std::move(*reader),
                       .answers = std::move(*answers),
                       .downlink = std::move(*downlink)};
}

BusinessDay localToday()
{
    const QDate today = QDate::currentDate();
    return {std::chrono::year{today.year()} / today.month() / today.day()};
}

api::Allowance::Clock elapsed()
{
    return std::chrono::floor<api::Allowance::Clock>(
        std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

Result<std::unique_ptr<api::Interface>, std::string>
openInterface(const HubSettings& settings,
              const std::filesystem::path& dataDir,
              const std::function<void(const QString&)>& say)
{
    if (settings.api.listen.empty()) {
        return std::unique_ptr<api::Interface>{};
    }
    auto clients = api::Clients::load(settings.api.clients, dataDir);
    if (!clients) {
        return failure(clients.error());
    }
    auto server = serverOf(settings.api, dataDir);
    if (!server) {
        return failure(server.error());
    }
    auto stores = storesOf(settings, dataDir);
    if (!stores) {
        return failure(stores.error());
    }
    auto broker = brokerOf(settings.broker, dataDir, settings.name + "-api");
    if (!broker) {
        return failure("broker.address: " + broker.error());
    }
    auto interface = std::make_unique<api::Interface>(
        api::Interface::Parts{.desk = {.clients = std::move(*clients),
                                       .stores = std::move(*stores),
                                       .document = api::openApiDocument(),
                                       .now = systemNow,
                                       .today = localToday,
                                       .elapsed = elapsed,
                                       .tell = {}},
                              .server = std::move(*server),
                              .broker = std::move(*broker)});
    QObject::connect(interface.get(), &api::Interface::told, say);
    if (auto started = interface->start(); !started) {
        return failure("api.listen: " + started.error());
    }
    say(QStringLiteral("the interface is on port %1").arg(interface->port()));
    return interface;
}

} // namespace hall::app
