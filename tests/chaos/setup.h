// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace hall::chaos {

enum class Torture {
    Race,    ///< clerks race for tickets and for counters, with a kill now and then
    Crash,   ///< every verb of a counter, and a kill as soon as there is load again
    Printer, ///< what goes wrong with a printer, at every byte
    City     ///< halls, brokers, hubs and a database, killed and cut off from each other
};

/// What a run is told from outside.
struct Setup
{
    Torture torture = Torture::Race;
    int clients = 16;
    int calls = 0;   ///< of each client; 0: until the kills or the minutes are over
    int kills = 0;   ///< race: spread over the calls; crash: the run ends with the last
    int minutes = 0; ///< the run ends after them at the latest; 0: no limit
    int tickets = 0; ///< printer: printed in a hall with faults at random
    int every = 1;   ///< printer: at every Nth byte
    QString profile; ///< printer: of this kind alone; empty: of every one
    int halls = 50;  ///< city
    int events = 0;  ///< city: journalled in all of them
    int cuts = 0;    ///< city: pieces of network that are cut for a while
    QString broker;  ///< city: `mosquitto`, or `nats` for a cluster of three
    std::uint32_t seed = 1;
    bool json = false;
    QString dataDir; ///< stays afterwards; empty: a folder that is removed when all went well
    QString hallProgram;
};

/// The error is what to print: the help that was asked for, or what is wrong.
struct NotStarted
{
    QString text;
    bool isHelp = false;
};

[[nodiscard]] Result<Setup, NotStarted> parseSetup(const QStringList& arguments);

/// A hall where every counter serves every service, so that whoever calls takes the ticket that
/// came first.
[[nodiscard]] QByteArray hallToml(int counters);

/// Half the clients have a counter of their own, the others share one between two.
[[nodiscard]] int counterOf(int client, int clients);
[[nodiscard]] bool isAlone(int client, int clients);

} // namespace hall::chaos
