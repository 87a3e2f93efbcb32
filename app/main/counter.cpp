// SPDX-License-Identifier: Apache-2.0
#include "app/client/hall_client.h"
#include "app/main/driven.h"
#include "app/main/faces.h"
#include "app/main/options.h"
#include "ui/counter/counter_face.h"
#include "ui/counter/counter_link.h"
#include "ui/kit/translation.h"

#include <QApplication>

#include <cstdio>

namespace {

using namespace Qt::StringLiterals;

constexpr int exitUsage = 2;

int run(const hall::app::Options& options, hall::kit::Language language)
{
    hall::kit::Translation translation;
    translation.set(language);
    const QString station =
        options.station.isEmpty() ? u"counter-%1"_s.arg(options.counter) : options.station;
    hall::client::HallClient client{hall::client::Address::of(options.hallUrl, options.dataDir),
                                    station};
    hall::counter::CounterFace face{hall::app::steadyTime(), options.counter, language};
    const hall::counter::CounterLink link{client, face, options.counter};
    hall::app::reportRefusedViews(client);
    client.start();
    hall::app::showFace(face, false);
    const auto driven = hall::app::driveIf(options.driven, face);
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application{argc, argv};
    const auto options =
        hall::app::parseOptions(QCoreApplication::arguments(),
                                {.program = u"paihao-counter"_s,
                                 .purpose = u"a clerk's panel"_s,
                                 .needsConfig = false,
                                 .also = {u"hall"_s, u"counter"_s, u"lang"_s, u"driven"_s}});
    if (!options) {
        std::fputs(qPrintable(options.error().text), options.error().isHelp ? stdout : stderr);
        return options.error().isHelp ? 0 : exitUsage;
    }
    const auto language = hall::app::languageOf(options->lang);
    if (!language) {
        std::fprintf(stderr, "--lang %s: must be zh or en\n", qPrintable(options->lang));
        return exitUsage;
    }
    return run(*options, *language);
}
