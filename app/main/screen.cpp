// SPDX-License-Identifier: Apache-2.0
#include "app/client/hall_client.h"
#include "app/main/driven.h"
#include "app/main/faces.h"
#include "app/main/options.h"
#include "ui/kit/translation.h"
#include "ui/screen/board_link.h"
#include "ui/screen/hall_board.h"

#include <QApplication>
#include <QFile>

#include <chrono>
#include <cstdio>

namespace {

using namespace Qt::StringLiterals;

constexpr int exitUsage = 2;

/// One line for each call at the end of the paint that shows it: what passes from a clerk's press
/// to people's eyes is measured from it. `at` is UTC, `mono` the system's monotonic clock, both in
/// milliseconds.
class PaintLog
{
public:
    /// Standard error where `path` is empty.
    [[nodiscard]] bool open(const QString& path)
    {
        if (path.isEmpty()) {
            return m_file.open(stderr, QIODevice::WriteOnly);
        }
        m_file.setFileName(path);
        return m_file.open(QIODevice::WriteOnly | QIODevice::Append);
    }

    void painted(const QString& number, int calls, qint64 seq)
    {
        const auto at = std::chrono::duration<double, std::milli>(
            std::chrono::system_clock::now().time_since_epoch());
        const auto mono = std::chrono::duration<double, std::milli>(
            std::chrono::steady_clock::now().time_since_epoch());
        m_file.write(u"painted %1 calls=%2 seq=%3 at=%4 mono=%5\n"_s.arg(number)
                         .arg(calls)
                         .arg(seq)
                         .arg(at.count(), 0, 'f', 3)
                         .arg(mono.count(), 0, 'f', 3)
                         .toUtf8());
        m_file.flush();
    }

private:
    QFile m_file;
};

int run(const hall::app::Options& options, hall::kit::Language language)
{
    PaintLog log;
    if (!log.open(options.log)) {
        std::fprintf(stderr, "--log %s: can't be written\n", qPrintable(options.log));
        return exitUsage;
    }
    hall::kit::Translation translation;
    translation.set(language);
    hall::client::HallClient client{hall::client::Address::of(options.hallUrl, options.dataDir),
                                    options.station.isEmpty() ? u"screen"_s : options.station};
    hall::screen::HallBoard board{hall::app::steadyTime(),
                                  {.language = language, .oneZone = !options.zone.isEmpty()}};
    QObject::connect(&board,
                     &hall::screen::HallBoard::painted,
                     &board,
                     [&log](const QString& number, int calls, std::int64_t seq) {
                         log.painted(number, calls, seq);
                     });
    hall::screen::linkBoard(client, board, options.zone);
    hall::app::reportRefusedViews(client);
    client.start();
    board.setWindowTitle(u"paihao-screen"_s);
    board.resize(hall::screen::boardSize.toSize());
    hall::app::showFace(board, options.fullScreen);
    const auto driven = hall::app::driveIf(options.driven, board);
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application{argc, argv};
    const auto options = hall::app::parseOptions(QCoreApplication::arguments(),
                                                 {.program = u"paihao-screen"_s,
                                                  .purpose = u"a board for the people who wait"_s,
                                                  .needsConfig = false,
                                                  .also = {u"hall"_s,
                                                           u"zone"_s,
                                                           u"layout"_s,
                                                           u"lang"_s,
                                                           u"log"_s,
                                                           u"full-screen"_s,
                                                           u"driven"_s}});
    if (!options) {
        std::fputs(qPrintable(options.error().text), options.error().isHelp ? stdout : stderr);
        return options.error().isHelp ? 0 : exitUsage;
    }
    if (options->layout != u"hall"_s) {
        std::fprintf(stderr,
                     "--layout %s: this program shows the layout 'hall' only\n",
                     qPrintable(options->layout));
        return exitUsage;
    }
    const auto language = hall::app::languageOf(options->lang);
    if (!language) {
        std::fprintf(stderr, "--lang %s: must be zh or en\n", qPrintable(options->lang));
        return exitUsage;
    }
    return run(*options, *language);
}
