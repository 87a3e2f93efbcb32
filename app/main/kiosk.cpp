// SPDX-License-Identifier: Apache-2.0
#include "app/client/hall_client.h"
#include "app/identity/core_dumps.h"
#include "app/main/driven.h"
#include "app/main/faces.h"
#include "app/main/options.h"
#include "app/main/own_node.h"
#include "app/main/unix_signals.h"
#include "ui/kiosk/kiosk_face.h"
#include "ui/kiosk/kiosk_link.h"
#include "ui/kiosk/operator_link.h"
#include "ui/kit/theme.h"

#include <QApplication>
#include <QDir>
#include <QScreen>
#include <QSysInfo>

#include <cstdio>
#include <memory>

namespace {

using namespace Qt::StringLiterals;
using hall::client::HallClient;
using hall::kiosk::KioskFace;

constexpr int exitUsage = 2;

/// A screen of a kiosk's size is filled; on a desk it is a window.
void place(KioskFace& face, bool fullScreen)
{
    const QScreen* screen = QGuiApplication::primaryScreen();
    const QSize design{hall::kiosk::grid::width, hall::kiosk::grid::height};
    const bool fills = fullScreen || screen->size() == design;
    if (fills) {
        face.setCursor(Qt::BlankCursor);
    }
    face.resize(design.scaled(screen->availableSize() * 9 / 10, Qt::KeepAspectRatio));
    hall::app::showFace(face, fills);
}

/// What this kiosk's own node is started with.
QStringList nodeArguments(const hall::app::Options& options)
{
    QStringList arguments{u"--config"_s, options.config, u"--data"_s, options.dataDir};
    if (!options.station.isEmpty()) {
        arguments += {u"--station"_s, options.station};
    }
    for (const QString& setting : options.set) {
        arguments += {u"--set"_s, setting};
    }
    return arguments;
}

int run(const hall::app::Options& options)
{
    const hall::app::UnixSignals unixSignals;
    QObject::connect(
        &unixSignals, &hall::app::UnixSignals::stopAsked, qApp, &QCoreApplication::quit);
    const auto address = hall::client::Address::of(options.hallUrl, options.dataDir);
    QString station = options.station.isEmpty() ? QSysInfo::machineHostName() : options.station;
    hall::port::QtTimers timers;
    std::unique_ptr<hall::app::OwnNode> node;
    if (options.hallUrl.isEmpty()) {
        const auto settings = hall::app::loadSettings(options);
        if (!settings) {
            return exitUsage;
        }
        station = QString::fromStdString(settings->station.value);
        node = std::make_unique<hall::app::OwnNode>(
            QDir{QCoreApplication::applicationDirPath()}.filePath(u"paihao-hall"_s),
            nodeArguments(options),
            address.socketPath,
            timers);
        node->watch();
    }
    HallClient client{address, station};
    KioskFace face;
    face.setStation(station);
    face.setWindowTitle(u"排号"_s);
    const hall::kiosk::KioskLink link{client, station, face};
    const hall::kiosk::OperatorLink operatorLink{address, station, face.desk()};
    client.start();
    place(face, options.fullScreen);
    const auto driven = hall::app::driveIf(options.driven, face);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    // Visitors type their ID numbers here.
    if (!hall::identity::forbidCoreDumps()) {
        std::fputs("paihao-kiosk: the system doesn't let it go without core dumps\n", stderr);
    }
    const QApplication application{argc, argv};
    QApplication::setFont(hall::kit::typeface(hall::kit::type::body));
    const auto options =
        hall::app::parseOptions(QCoreApplication::arguments(),
                                {.program = u"paihao-kiosk"_s,
                                 .purpose = u"the kiosk where citizens take a number"_s,
                                 .needsConfig = true,
                                 .also = {u"hall"_s, u"full-screen"_s, u"driven"_s}});
    if (!options) {
        std::fputs(qPrintable(options.error().text), options.error().isHelp ? stdout : stderr);
        return options.error().isHelp ? 0 : exitUsage;
    }
    return run(*options);
}
