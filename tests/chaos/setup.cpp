// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/setup.h"

#include <QCommandLineParser>

#include <algorithm>
#include <array>

namespace hall::chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int clientsMax = 200;
constexpr int numbersMax = 10'000'000;
constexpr int raceCalls = 200;
constexpr int raceKills = 8;
constexpr int crashKills = 50;
constexpr int printedTickets = 10'000;
constexpr int hallsMax = 1000;
constexpr int cityMinutes = 2;
constexpr int cityEventsAMinute = 10'000;
constexpr int cityKillsAMinute = 4;

struct NumberOption
{
    QString name;
    QString help;
    int Setup::*member;
    int max;
};

const std::array numberOptions{
    NumberOption{u"clients"_s, u"how many at once (16)"_s, &Setup::clients, clientsMax},
    NumberOption{u"calls"_s, u"calls of each client (race: 200)"_s, &Setup::calls, numbersMax},
    NumberOption{
        u"kills"_s, u"kill -9 of the node (race: 8, crash: 50)"_s, &Setup::kills, numbersMax},
    NumberOption{u"minutes"_s, u"ends after so many"_s, &Setup::minutes, numbersMax},
    NumberOption{u"every"_s, u"printer: at every Nth byte (1)"_s, &Setup::every, numbersMax},
    NumberOption{
        u"tickets"_s, u"printer: printed in a hall (10000)"_s, &Setup::tickets, numbersMax},
    NumberOption{u"halls"_s, u"city: so many (50)"_s, &Setup::halls, hallsMax},
    NumberOption{u"events"_s, u"city: in all halls (10000 a minute)"_s, &Setup::events, numbersMax},
    NumberOption{
        u"partitions"_s, u"city: cuts of the network (1 a minute)"_s, &Setup::cuts, numbersMax}};

constexpr const char* hallWithoutCounters = R"(
[hall]
id = "chaos"
name = "试验厅"
name_en = "Trial hall"

[calendar]
opens = "by_hand"

[policy]
auto_start = 1

[[zone]]
code = "front"
name = "前厅"
name_en = "Front"

[[area]]
code = "A"
name = "社会保险"
name_en = "Social"
zone = "front"

[[group]]
code = "all"
name = "全部"
area = "A"

[[queue]]
prefix = "A"
groups = ["all"]
run = 20

[[service]]
code = "card"
name = "社保卡申领"
name_en = "Card"
group = "all"

[[service]]
code = "claim"
name = "医药费报销"
name_en = "Claim"
group = "all"

[[priority]]
code = "normal"
name = "普通"
name_en = "Normal"

[[station]]
name = "kiosk-1"
zone = "front"
)";

struct NamedTorture
{
    QStringList words;
    Torture torture = Torture::Race;
};

const std::array tortures{NamedTorture{{u"race"_s}, Torture::Race},
                          NamedTorture{{u"crash"_s}, Torture::Crash},
                          NamedTorture{{u"printer"_s}, Torture::Printer},
                          NamedTorture{{u"city"_s}, Torture::City}};

Result<void, QString> readNumbers(const QCommandLineParser& parser, Setup& setup)
{
    for (const NumberOption& option : numberOptions) {
        if (!parser.isSet(option.name)) {
            continue;
        }
        bool isNumber = false;
        const int number = parser.value(option.name).toInt(&isNumber);
        if (!isNumber || number < 1 || number > option.max) {
            return failure(u"--%1: a number from 1 to %2, not \"%3\""_s.arg(option.name)
                               .arg(option.max)
                               .arg(parser.value(option.name)));
        }
        setup.*option.member = number;
    }
    bool isSeed = true;
    if (parser.isSet(u"seed"_s)) {
        setup.seed = parser.value(u"seed"_s).toUInt(&isSeed);
    }
    return isSeed ? Result<void, QString>{}
                  : failure(u"--seed: a number, not \"%1\""_s.arg(parser.value(u"seed"_s)));
}

/// What isn't said: as much as `check` has time for, unless minutes end the run.
void fillIn(Setup& setup)
{
    setup.tickets = setup.tickets == 0 ? printedTickets : setup.tickets;
    if (setup.torture == Torture::City) {
        setup.minutes = setup.minutes == 0 ? cityMinutes : setup.minutes;
        setup.events = setup.events == 0 ? setup.minutes * cityEventsAMinute : setup.events;
        setup.kills = setup.kills == 0 ? setup.minutes * cityKillsAMinute : setup.kills;
        setup.cuts = setup.cuts == 0 ? setup.minutes : setup.cuts;
        return;
    }
    const bool untimed = setup.minutes == 0;
    if (setup.torture == Torture::Crash) {
        setup.kills = setup.kills == 0 && untimed ? crashKills : setup.kills;
        return;
    }
    setup.calls = setup.calls == 0 && untimed ? raceCalls : setup.calls;
    setup.kills = setup.kills == 0 && setup.calls > 0 ? raceKills : setup.kills;
}

} // namespace

Result<Setup, NotStarted> parseSetup(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Tortures a real node over its sockets, or a printer at its bytes, and compares the journal "_s
        u"with what was told and printed."_s);
    const QCommandLineOption help = parser.addHelpOption();
    parser.addPositionalArgument(u"race|crash|printer|city"_s, u"what to do"_s);
    for (const NumberOption& option : numberOptions) {
        parser.addOption({option.name, option.help, u"N"_s});
    }
    parser.addOption({u"seed"_s, u"of what is drawn by lot (1)"_s, u"S"_s});
    parser.addOption(
        {u"broker"_s, u"city: mosquitto, or nats: three of them (mosquitto)"_s, u"KIND"_s});
    parser.addOption({u"profile"_s, u"printer: of this kind alone"_s, u"NAME"_s});
    parser.addOption({u"data"_s, u"a new folder for journal and logs, kept"_s, u"DIR"_s});
    parser.addOption({u"hall"_s, u"the node's program (paihao-hall beside this one)"_s, u"FILE"_s});
    parser.addOption({u"json"_s, u"prints one object"_s});
    const bool parsed = parser.parse(arguments);
    if (parser.isSet(help)) {
        return failure(NotStarted{parser.helpText(), true});
    }
    if (!parsed) {
        return failure(NotStarted{u"paihao-chaos: %1\n"_s.arg(parser.errorText()), false});
    }

    Setup setup;
    const QStringList words = parser.positionalArguments();
    const auto* const torture = std::ranges::find(tortures, words, &NamedTorture::words);
    if (torture == tortures.end()) {
        return failure(
            NotStarted{u"paihao-chaos: race, crash, printer or city, see --help\n"_s, false});
    }
    setup.torture = torture->torture;
    if (const auto read = readNumbers(parser, setup); !read) {
        return failure(NotStarted{u"paihao-chaos: %1\n"_s.arg(read.error()), false});
    }
    fillIn(setup);
    setup.profile = parser.value(u"profile"_s);
    setup.broker = parser.isSet(u"broker"_s) ? parser.value(u"broker"_s) : u"mosquitto"_s;
    if (setup.broker != u"mosquitto"_s && setup.broker != u"nats"_s) {
        return failure(NotStarted{u"paihao-chaos: --broker: mosquitto or nats\n"_s, false});
    }
    setup.json = parser.isSet(u"json"_s);
    setup.dataDir = parser.value(u"data"_s);
    setup.hallProgram = parser.value(u"hall"_s);
    return setup;
}

QByteArray hallToml(int counters)
{
    QByteArray toml = hallWithoutCounters;
    for (int counter = 1; counter <= counters; ++counter) {
        const QByteArray number = QByteArray::number(counter);
        toml += "\n[[counter]]\nnumber = " + number + "\nname = \"" + number +
                " 号窗口\"\nname_en = \"Counter " + number + "\"\ngroups = [\"all\"]\n";
    }
    return toml;
}

bool isAlone(int client, int clients)
{
    return client < (clients + 1) / 2;
}

int counterOf(int client, int clients)
{
    const int alone = (clients + 1) / 2;
    return client < alone ? client + 1 : alone + (client - alone) / 2 + 1;
}

} // namespace hall::chaos
