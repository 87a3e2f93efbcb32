// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/settings/catalogue.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

/// The options that the programs share.
namespace hall::app {

struct Options
{
    QString config;  ///< --config hall.toml
    QStringList set; ///< --set key=value
    QString dataDir; ///< --data DIR
    QString listen;  ///< --listen HOST:PORT
    QString hallUrl; ///< --hall URL
    QString station; ///< --station NAME
    int counter = 0; ///< --counter N
    QString zone;    ///< --zone NAME
    QString layout;  ///< --layout hall
    QString lang;    ///< --lang zh|en
    QString log;     ///< --log FILE
    bool fullScreen = false;
    bool driven = false; ///< --driven
};

/// What to print instead of starting: the help that was asked for, or what is wrong.
struct NotStarted
{
    QString text;
    bool isHelp = false;
};

/// Which of the options a program takes.
struct Program
{
    QString program;
    QString purpose;
    bool needsConfig = false;
    QStringList also = {}; ///< of `hall counter zone layout lang log full-screen driven`
};

[[nodiscard]] Result<Options, NotStarted> parseOptions(const QStringList& arguments,
                                                       const Program& program);

/// What was given to --set, as settings are loaded with it.
[[nodiscard]] std::vector<std::string> overridesOf(const QStringList& set);

/// Reads hall.toml as the options say; every mistake in it goes to standard error.
[[nodiscard]] std::optional<Settings> loadSettings(const Options& options);
/// The same with a catalogue of the city's over it; says nothing.
[[nodiscard]] Result<CataloguedSettings, SettingsErrors>
loadWithCatalogue(const Options& options, const Catalogue& catalogue);

} // namespace hall::app
