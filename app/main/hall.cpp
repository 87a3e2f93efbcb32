// SPDX-License-Identifier: Apache-2.0
#include "app/identity/core_dumps.h"
#include "app/main/hall_metrics.h"
#include "app/main/metrics.h"
#include "app/main/options.h"
#include "app/main/service_manager.h"
#include "app/main/unix_signals.h"
#include "app/main/upstream.h"
#include "app/server/node.h"
#include "app/station/station.h"
#include "drivers/printer/font_raster.h"

#include <QGuiApplication>
#include <QThread>

#include <cstdio>
#include <malloc.h>

namespace {

using namespace Qt::StringLiterals;

constexpr int exitStopped = 0;
constexpr int exitUsage = 2;
constexpr int exitCannotStart = 3;
/// Nobody knows what is on disk: a supervisor starts the node again, which replays what is there.
constexpr int exitLost = 4;
/// What is read aloud or printed comes and goes in blocks larger than this.
constexpr int ownMappingBytes = 128 * 1024;

/// The station on its own thread, with a link to the node like any other client's.
class StationThread
{
public:
    StationThread(const hall::Settings& settings,
                  std::optional<hall::station::TicketLayouts> layouts,
                  const std::filesystem::path& socket)
    {
        const hall::StationSettings* station = settings.thisStation();
        if (station == nullptr || !hall::station::Station::hasWork(*station)) {
            return;
        }
        m_thread.setObjectName(u"station"_s);
        m_station = new hall::station::Station{
            *station, settings.voice, std::move(layouts), QString::fromStdString(socket.string())};
        m_station->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_station, &QObject::deleteLater);
        QObject::connect(&m_thread, &QThread::started, m_station, &hall::station::Station::start);
        m_thread.start();
    }

    StationThread(const StationThread&) = delete;
    StationThread& operator=(const StationThread&) = delete;

    ~StationThread()
    {
        m_thread.quit();
        m_thread.wait();
    }

private:
    QThread m_thread;
    hall::station::Station* m_station = nullptr;
};

using Layouts = std::optional<hall::station::TicketLayouts>;

/// Of this machine's printer, if it has one; every mistake in them goes to standard error.
hall::Result<Layouts, int> readLayouts(const hall::Settings& settings, const QString& hallToml)
{
    const hall::StationSettings* station = settings.thisStation();
    if (station == nullptr || !station->printer) {
        return Layouts{};
    }
    auto layouts =
        hall::station::TicketLayouts::read(hall::station::layoutFiles(hallToml.toStdString()),
                                           settings.ticket,
                                           *station->printer,
                                           hall::printer::fontRaster());
    if (!layouts) {
        for (const hall::printer::LayoutMistake& mistake : layouts.error()) {
            std::fprintf(stderr, "%s\n", hall::printer::toText(mistake).c_str());
        }
        return hall::failure(exitUsage);
    }
    return Layouts{*std::move(layouts)};
}

/// What is told to who watches over this machine. Figures are no reason for a hall to stay shut.
std::unique_ptr<hall::http::Server> watchOver(hall::server::Node& node,
                                              const hall::app::Upstream& upstream,
                                              const hall::Settings& settings,
                                              const std::filesystem::path& dataDir)
{
    auto server = hall::app::openMetrics(
        settings.metricsListen,
        {.metrics =
             [&node, &upstream, dataDir] { return hall::app::metricsNow(node, upstream, dataDir); },
         .trouble = [&node] { return hall::app::troubleOf(node); }});
    if (!server) {
        qWarning("no figures are told: %s", server.error().c_str());
        return nullptr;
    }
    return std::move(*server);
}

int run(const QCoreApplication& application, const hall::app::Options& options)
{
    // First of all: the threads started below must inherit its signal mask.
    const hall::app::UnixSignals unixSignals;
    const auto settings = hall::app::loadSettings(options);
    if (!settings) {
        return exitUsage;
    }
    auto layouts = readLayouts(*settings, options.config);
    if (!layouts) {
        return layouts.error();
    }
    const hall::downlink::Shelf shelf{options.dataDir.toStdString()};
    hall::downlink::CatalogueStage stage{shelf,
                                         [&](const hall::Catalogue& catalogue) {
                                             return hall::app::loadWithCatalogue(options,
                                                                                 catalogue);
                                         },
                                         settings->rules};
    auto node = hall::server::Node::start(
        *settings,
        options.dataDir.toStdString(),
        &hall::server::readSystemClock,
        [&stage](const std::optional<hall::BusinessDay>& day) { return stage.rulesOf(day); });
    if (!node) {
        std::fprintf(stderr, "paihao-hall: %s\n", node.error().c_str());
        return exitCannotStart;
    }
    hall::app::ServiceManager serviceManager{(*node)->service()};
    QObject::connect(&unixSignals, &hall::app::UnixSignals::stopAsked, &application, [&] {
        hall::app::ServiceManager::stopping();
        (*node)->stop(u"the hall's node is being stopped"_s);
        QCoreApplication::exit(exitStopped);
    });
    QObject::connect(
        node->get(), &hall::server::Node::lost, &application, [](const QString& detail) {
            std::fprintf(
                stderr, "paihao-hall: stopping to replay the journal: %s\n", qPrintable(detail));
            QCoreApplication::exit(exitLost);
        });
    hall::downlink::Inbox inbox{**node, shelf, stage};
    const hall::app::Upstream upstream{*settings, options.dataDir.toStdString(), **node, inbox};
    const auto metrics = watchOver(**node, upstream, *settings, options.dataDir.toStdString());
    const StationThread station{*settings, *std::move(layouts), (*node)->socket()};
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    if (!hall::identity::forbidCoreDumps()) {
        std::fputs("paihao-hall: the system doesn't let core dumps be switched off\n", stderr);
    }
    // A large block gets pages of its own, which go back when it is freed. Left to itself, glibc
    // puts them among the small ones after the first, and the node grows all day.
    mallopt(M_MMAP_THRESHOLD, ownMappingBytes);
    // Rare names on tickets are drawn with fonts; nothing is ever shown.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application{argc, argv};
    const auto options =
        hall::app::parseOptions(QCoreApplication::arguments(),
                                {.program = u"paihao-hall"_s,
                                 .purpose = u"the node of a hall and this machine's devices"_s,
                                 .needsConfig = true});
    if (!options) {
        std::fputs(qPrintable(options.error().text), options.error().isHelp ? stdout : stderr);
        return options.error().isHelp ? 0 : exitUsage;
    }
    return run(application, *options);
}
