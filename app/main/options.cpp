// SPDX-License-Identifier: Apache-2.0
#include "app/main/options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

#include <cstdio>

namespace hall::app {

using namespace Qt::StringLiterals;

namespace {

/// Where a hall keeps its data unless told otherwise.
QString dataDirByDefault()
{
    return QDir{QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)}.filePath(
        u"paihao"_s);
}

void addOptions(QCommandLineParser& parser, const Program& program)
{
    parser.addOption(
        {u"data"_s, u"folder of journal, keys, token and socket"_s, u"DIR"_s, dataDirByDefault()});
    parser.addOption({u"station"_s, u"which of hall.toml's stations this machine is"_s, u"NAME"_s});
    if (program.needsConfig) {
        parser.addOption({u"config"_s, u"the hall's settings"_s, u"FILE"_s, u"hall.toml"_s});
        parser.addOption(
            {u"set"_s, u"any setting, repeatable: calendar.opens=by_hand"_s, u"KEY=VALUE"_s});
        parser.addOption({u"listen"_s, u"WebSocket address on loopback"_s, u"HOST:PORT"_s});
    }
    const QList<QCommandLineOption> others{
        {u"hall"_s, u"the node: ws://127.0.0.1:7480, or the path of its socket"_s, u"URL"_s},
        {u"counter"_s, u"number of the counter"_s, u"N"_s},
        {u"zone"_s, u"show this zone's calls only"_s, u"NAME"_s},
        {u"layout"_s, u"what the screen shows: hall"_s, u"NAME"_s, u"hall"_s},
        {u"lang"_s, u"zh or en"_s, u"LANG"_s, u"zh"_s},
        {u"log"_s, u"write what was painted, and when, to this file"_s, u"FILE"_s},
        {u"full-screen"_s, u"fill the screen"_s},
        {u"driven"_s, u"reads commands on standard input; for the tour and for reviewers"_s}};
    for (const QCommandLineOption& option : others) {
        if (program.also.contains(option.names().first())) {
            parser.addOption(option);
        }
    }
}

/// `--listen 127.0.0.1:7481` is two settings.
Result<QStringList, QString> listenOverrides(const QString& listen)
{
    if (listen.isEmpty()) {
        return QStringList{};
    }
    const qsizetype colon = listen.lastIndexOf(u':');
    bool isPort = false;
    const int port = listen.mid(colon + 1).toInt(&isPort);
    if (colon <= 0 || !isPort || port < 0 || port > 65535) {
        return failure(u"--listen %1: must be HOST:PORT, for example 127.0.0.1:7480"_s.arg(listen));
    }
    return QStringList{u"listen.address="_s + listen.left(colon),
                       u"listen.port="_s + listen.mid(colon + 1)};
}

QString valueOf(const QCommandLineParser& parser, const QString& name, const Program& program)
{
    return program.also.contains(name) ? parser.value(name) : QString{};
}

Result<Options, NotStarted> read(const QCommandLineParser& parser, const Program& program)
{
    Options options;
    // A socket's name without a leading slash would be looked for among the temporary files.
    options.dataDir = QDir{parser.value(u"data"_s)}.absolutePath();
    options.station = parser.value(u"station"_s);
    if (program.needsConfig) {
        options.config = parser.value(u"config"_s);
        const auto listen = listenOverrides(parser.value(u"listen"_s));
        if (!listen) {
            return failure(NotStarted{.text = listen.error() + u'\n', .isHelp = false});
        }
        options.set = parser.values(u"set"_s) + *listen;
    }
    options.hallUrl = valueOf(parser, u"hall"_s, program);
    options.zone = valueOf(parser, u"zone"_s, program);
    options.layout = valueOf(parser, u"layout"_s, program);
    options.lang = valueOf(parser, u"lang"_s, program);
    options.log = valueOf(parser, u"log"_s, program);
    options.driven = program.also.contains(u"driven"_s) && parser.isSet(u"driven"_s);
    options.fullScreen = program.also.contains(u"full-screen"_s) && parser.isSet(u"full-screen"_s);
    if (program.also.contains(u"counter"_s)) {
        options.counter = parser.value(u"counter"_s).toInt();
        if (options.counter < 1 || options.counter > 999) {
            return failure(NotStarted{.text = u"--counter N: a number from 1 to 999 is needed\n"_s,
                                      .isHelp = false});
        }
    }
    return options;
}

} // namespace

std::vector<std::string> overridesOf(const QStringList& set)
{
    std::vector<std::string> overrides;
    for (const QString& setting : set) {
        overrides.push_back(setting.toStdString());
    }
    return overrides;
}

Result<Options, NotStarted> parseOptions(const QStringList& arguments, const Program& program)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(program.program + u": "_s + program.purpose);
    const QCommandLineOption help = parser.addHelpOption();
    addOptions(parser, program);
    if (!parser.parse(arguments)) {
        return failure(NotStarted{.text = parser.errorText() + u"; --help lists the options\n"_s,
                                  .isHelp = false});
    }
    if (parser.isSet(help)) {
        return failure(NotStarted{.text = parser.helpText(), .isHelp = true});
    }
    if (!parser.positionalArguments().isEmpty()) {
        return failure(NotStarted{.text = u"what is '%1'? --help lists the options\n"_s.arg(
                                      parser.positionalArguments().first()),
                                  .isHelp = false});
    }
    return read(parser, program);
}

Result<CataloguedSettings, SettingsErrors> loadWithCatalogue(const Options& options,
                                                             const Catalogue& catalogue)
{
    return loadWith(catalogue,
                    options.config.toStdString(),
                    overridesOf(options.set),
                    options.station.toStdString());
}

std::optional<Settings> loadSettings(const Options& options)
{
    auto settings =
        load(options.config.toStdString(), overridesOf(options.set), options.station.toStdString());
    if (!settings) {
        for (const SettingsError& error : settings.error()) {
            std::fprintf(stderr, "%s\n", toText(error).c_str());
        }
        return std::nullopt;
    }
    return std::move(*settings);
}

} // namespace hall::app
