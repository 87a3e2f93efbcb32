// SPDX-License-Identifier: Apache-2.0
#include "app/hub/hub.h"

#include "app/hub/postgres_store.h"
#include "app/hub/sqlite_store.h"
#include "app/identity/core_dumps.h"
#include "app/main/broker_address.h"
#include "app/main/hub_api.h"
#include "app/main/hub_metrics.h"
#include "app/main/metrics.h"
#include "app/main/options.h"
#include "app/main/unix_signals.h"
#include "app/settings/hub_settings.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>

#include <cstdio>

namespace {

using namespace Qt::StringLiterals;

constexpr int exitUsage = 2;
constexpr int exitCannotStart = 3;
constexpr qint64 keyFileBytesMax = 4096;

struct Options
{
    hall::HubSettings settings;
    std::filesystem::path dataDir;
};

/// The exit code where there is nothing to start; why has been said.
hall::Result<Options, int> parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"paihao-hub: the city's end of its halls' links"_s);
    const QCommandLineOption help = parser.addHelpOption();
    parser.addOptions({{u"config"_s, u"its settings"_s, u"hub.toml"_s},
                       {u"set"_s, u"any one setting, repeatable"_s, u"key=value"_s},
                       {u"data"_s, u"folder of the database and the keys"_s, u"DIR"_s, u"."_s}});
    if (!parser.parse(arguments) || !parser.positionalArguments().isEmpty()) {
        std::fprintf(stderr, "%s; --help lists the options\n", qPrintable(parser.errorText()));
        return hall::failure(exitUsage);
    }
    if (parser.isSet(help)) {
        std::fputs(qPrintable(parser.helpText()), stdout);
        return hall::failure(0);
    }
    auto settings = hall::loadHub(parser.value(u"config"_s).toStdString(),
                                  hall::app::overridesOf(parser.values(u"set"_s)));
    if (!settings) {
        for (const hall::SettingsError& error : settings.error()) {
            std::fprintf(stderr, "%s\n", toText(error).c_str());
        }
        return hall::failure(exitUsage);
    }
    return Options{.settings = std::move(*settings),
                   .dataDir = QDir{parser.value(u"data"_s)}.absolutePath().toStdString()};
}

hall::Result<hall::identity::SigningKey, std::string> readKey(const std::filesystem::path& path)
{
    QFile file{QString::fromStdString(path.string())};
    if (!file.open(QIODevice::ReadOnly)) {
        return hall::failure("hub.key: can't read " + path.string());
    }
    auto key = hall::identity::SigningKey::parse(file.read(keyFileBytesMax).toStdString());
    if (!key) {
        return hall::failure("hub.key: " + path.string() + ' ' + key.error());
    }
    return key;
}

/// Today by this machine's local time; until the early morning yesterday, as a business day may
/// begin late.
hall::BusinessDay oldestDay()
{
    constexpr qint64 secondsAfterMidnight = 21'600;
    const QDate date = QDateTime::currentDateTime().addSecs(-secondsAfterMidnight).date();
    return {std::chrono::year{date.year()} / date.month() / date.day()};
}

hall::Result<hall::hub::Hub::Parts, std::string> partsOf(const Options& options)
{
    auto key = readKey(options.dataDir / options.settings.keyFile);
    if (!key) {
        return hall::failure(key.error());
    }
    auto broker =
        hall::app::brokerOf(options.settings.broker, options.dataDir, options.settings.name);
    if (!broker) {
        return hall::failure("broker.address: " + broker.error());
    }
    const std::string& postgres = options.settings.postgres;
    auto store = postgres.empty() ? hall::hub::openSqliteStore(options.dataDir)
                                  : hall::hub::openPostgresStore(postgres);
    if (!store) {
        return hall::failure(store.error().detail);
    }
    using hall::hub::History;
    auto history = History::on(
        postgres.empty() ? hall::hub::openSqliteConnection(options.dataDir, History::tables)
                         : hall::hub::openPostgresConnection(postgres, History::tables));
    if (!history) {
        return hall::failure(history.error().detail);
    }
    auto downlink = postgres.empty() ? hall::hub::openSqliteDownlink(options.dataDir)
                                     : hall::hub::openPostgresDownlink(postgres);
    if (!downlink) {
        return hall::failure(downlink.error().detail);
    }
    using hall::hub::HallKeys;
    auto hallKeys = HallKeys::on(
        postgres.empty() ? hall::hub::openSqliteConnection(options.dataDir, HallKeys::tables)
                         : hall::hub::openPostgresConnection(postgres, HallKeys::tables));
    if (!hallKeys) {
        return hall::failure(hallKeys.error().detail);
    }
    return hall::hub::Hub::Parts{
        .store = std::move(*store),
        .key = std::move(*key),
        .broker = std::move(*broker),
        .now = [] { return std::chrono::floor<hall::Duration>(std::chrono::system_clock::now()); },
        .history = std::move(*history),
        .downlink = std::move(*downlink),
        .hallKeys = std::move(*hallKeys),
        .oldestDay = oldestDay};
}

} // namespace

int main(int argc, char** argv)
{
    if (!hall::identity::forbidCoreDumps()) {
        std::fputs("paihao-hub: the system doesn't let core dumps be switched off\n", stderr);
    }
    const QCoreApplication application{argc, argv};
    // First of all: libraries' threads must inherit its signal mask.
    const hall::app::UnixSignals unixSignals;
    const auto options = parse(QCoreApplication::arguments());
    if (!options) {
        return options.error();
    }
    auto parts = partsOf(*options);
    if (!parts) {
        std::fprintf(stderr, "paihao-hub: %s\n", parts.error().c_str());
        return exitCannotStart;
    }
    const std::string& named = options->settings.keyId;
    const std::string keyId = named.empty() ? parts->key.publicHalf().thumbprint() : named;
    const auto say = [](const QString& sentence) {
        std::fprintf(stderr, "%s\n", qPrintable(sentence));
    };
    hall::hub::Hub hub{std::move(*parts), {.name = options->settings.name, .keyId = keyId}};
    QObject::connect(&hub, &hall::hub::Hub::told, say);
    const auto interface = hall::app::openInterface(options->settings, options->dataDir, say);
    if (!interface) {
        std::fprintf(stderr, "paihao-hub: %s\n", interface.error().c_str());
        return exitCannotStart;
    }
    const auto metrics = hall::app::openMetrics(
        options->settings.metricsListen,
        {.metrics =
             [&] {
                 return hall::app::metricsOf(hub.figures(), options->settings.name, PAIHAO_VERSION);
             },
         .trouble = [&] { return hall::app::troubleOf(hub.figures()); }});
    if (!metrics) {
        std::fprintf(stderr, "paihao-hub: %s\n", metrics.error().c_str());
        return exitCannotStart;
    }
    QObject::connect(&unixSignals, &hall::app::UnixSignals::stopAsked, &application, [] {
        QCoreApplication::quit();
    });
    hub.start();
    return QCoreApplication::exec();
}
