// SPDX-License-Identifier: Apache-2.0
#include "app/main/tool.h"

#include "app/identity/core_dumps.h"
#include "app/identity/credit_code.h"
#include "app/identity/id_number.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDate>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <array>
#include <cstdio>

namespace hall::tool {

using namespace Qt::StringLiterals;

int Report::done(const QString& text, const QByteArray& json) const
{
    std::fprintf(stdout, "%s\n", m_json ? json.constData() : qPrintable(text));
    return Done;
}

int Report::failed(Exit exit, const QString& error, const QString& message) const
{
    if (m_json) {
        const QJsonObject object{{u"error"_s, error}, {u"message"_s, message}};
        std::fprintf(
            stdout, "%s\n", QJsonDocument{object}.toJson(QJsonDocument::Compact).constData());
    } else {
        std::fprintf(stderr, "paihao: %s: %s\n", qPrintable(error), qPrintable(message));
    }
    return exit;
}

int configCommand(const Arguments& arguments)
{
    const Report report{arguments.json};
    if (arguments.words.value(1) != u"check"_s) {
        return report.failed(WrongUse, u"WrongUse"_s, u"paihao config check --config FILE"_s);
    }
    const QString file = arguments.words.value(2, arguments.config);
    const auto settings =
        load(file.toStdString(), app::overridesOf(arguments.set), arguments.station.toStdString());
    if (settings) {
        return report.done(file + u" is in order"_s, R"({"mistakes": 0})");
    }
    QStringList lines;
    for (const SettingsError& error : settings.error()) {
        lines.push_back(QString::fromStdString(toText(error)));
    }
    return report.failed(Refused, u"%1 mistakes"_s.arg(lines.size()), u'\n' + lines.join(u'\n'));
}

namespace {

struct Group
{
    QStringView word;
    int (*run)(const Arguments&) = nullptr;
};

constexpr std::array groups{Group{u"journal", &journalCommand},
                            Group{u"ticket", &hallCommand},
                            Group{u"counter", &hallCommand},
                            Group{u"day", &hallCommand},
                            Group{u"undo", &hallCommand},
                            Group{u"plan", &hallCommand},
                            Group{u"state", &hallCommand},
                            Group{u"announce", &hallCommand},
                            Group{u"appointment", &appointmentCommand},
                            Group{u"catalogue", &catalogueCommand},
                            Group{u"code", &codeCommand},
                            Group{u"promise", &promiseCommand},
                            Group{u"materials", &hallCommand},
                            Group{u"config", &configCommand},
                            Group{u"doctor", &doctorCommand},
                            Group{u"scan", &scanCommand},
                            Group{u"vault", &vaultCommand},
                            Group{u"voice", &voiceCommand},
                            Group{u"simulate", &simulateCommand},
                            Group{u"tour", &tourCommand}};

constexpr auto usage = R"(paihao GROUP COMMAND …
  ticket take --service CODE | --visit CODE [--id - [--agent -]] [--class CODE] [--by-hand --number A036]
  ticket take --appointment BOOKING | --check-in --id -   (whose appointment is today)
      (--id - reads an ID number or a credit code from standard input, --agent - whoever comes for the
      enterprise from the next line; on the command line every program of the machine could read them)
  ticket show | cancel | reinstate | reprint | continue ID   (or --code CODE instead of ID)
  counter open N --clerk ID | next | recall | start | finish | no-show | uncall | pause | resume | close N
  counter call N ID [--reason CODE] | hold N [--kind away|awaySame|step] | resume N ID
  counter transfer N service:CODE|counter:N|clerk:ID | bind N [GROUP…] [--until 11:30]
  counter promise N --materials CODE,CODE   (papers that follow)
  promise list | close PROMISE
  materials print SERVICE [QUESTION=ANSWER…] --station NAME   (a list of what to bring)
  appointment import FILE   (CSV or JSON, GB18030 or UTF-8; each bad line is named, the good ones are taken)
  appointment book BOOKING --service CODE --day DATE --from 09:30 --to 10:00 [--class CODE] [--id -]
  appointment cancel BOOKING | list [--day DATE]
  catalogue show   (what the city's catalogue changes in this hall, and from when)
  code key --out FILE   (a new private key, and what hall.toml needs of it)
  code sign BOOKING --key FILE [--key-id ID] [--day DATE --service CODE --from 09:30 --to 10:00] [--class CODE] [--out FILE.png]
      (a signed code for this hall.toml's hall, to be shown to its scanner; good until the day's end)
  code show [TEXT]   (what a signed code says, and whether this hall takes it; without TEXT from standard input)
  code draw TEXT --out FILE.png   (any text as a QR code)
  code keys          (whose codes this hall takes, and until when)
  undo COMMAND_ID
  plan choose [NAME]
  day open [--day 2026-11-23] [--time-is-right] | close
  state
  announce TEXT [--zone CODE] [--text-en TEXT] [--urgent]   (spoken; urgent: before all calls, at any hour)
  journal verify | accept | tail [--count N] | export [--from N] [--to N] | replay | backup FILE | archive [--keep-months N]
  journal restore FILE [--config hall.toml | --without-city] [--overwrite]
      (a backup, and what happened since as far as the city holds it; hall.toml says where the city is)
  config check [FILE]
  doctor [--config FILE] [--lang zh|en]   (devices of all stations, and this machine)
  scan FILE…   (pictures; a line each, by the camera's own path)
  vault status | list [--count N] | read RECORD --reason CODE | forget [--day DATE] | keys | hash [--day DATE] < ID
  voice say TEXT --out FILE.wav | voice say --number A035 --counter 3 [--also A036:5]… --out FILE.wav [--pack DIR] [--lang en]
  voice build --out DIR [--recordings DIR] [--lang en] | check DIR   (packs of recorded units, for this hall.toml)
  simulate --hall hall.toml [--days N] [--seed N] [--counters 3,4,5 | +1] [--arrivals FILE.csv]
  simulate --hall hall.toml [--days N] [--seed N] [--counters +1] --evaluate-forecast [--out FILE.svg]
  tour --out DIR
Exit codes: 0 done, 1 refused by the hall, 2 wrong use, 3 can't reach.
)";

void addOptions(QCommandLineParser& parser)
{
    const QString dataDir =
        QDir{QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)}.filePath(
            u"paihao"_s);
    parser.addOptions(
        {{u"data"_s, u"the node's data folder"_s, u"DIR"_s, dataDir},
         {u"hall"_s, u"the node: ws://HOST:PORT or its socket"_s, u"URL"_s},
         {u"config"_s, u"the hall's settings"_s, u"FILE"_s, u"hall.toml"_s},
         {u"set"_s, u"any setting, repeatable"_s, u"KEY=VALUE"_s},
         {u"station"_s, u"where this is done"_s, u"NAME"_s},
         {u"service"_s, u"code of the service"_s, u"CODE"_s},
         {u"class"_s, u"code of the priority class"_s, u"CODE"_s},
         {u"clerk"_s, u"the clerk's id"_s, u"ID"_s},
         {u"code"_s, u"the code on a ticket"_s, u"CODE"_s},
         {u"day"_s, u"the business day, today by default"_s, u"DATE"_s},
         {u"out"_s, u"where to write"_s, u"DIR|FILE"_s},
         {u"number"_s, u"a ticket's number"_s, u"NUMBER"_s},
         {u"reason"_s, u"one of the hall's reasons for this"_s, u"CODE"_s},
         {u"kind"_s, u"of a hold"_s, u"away|awaySame|step"_s},
         {u"visit"_s, u"code of a visit of several services"_s, u"CODE"_s},
         {u"appointment"_s, u"an appointment's booking number"_s, u"BOOKING"_s},
         {u"check-in"_s, u"for the appointment of today"_s},
         {u"id"_s, u"an ID number or a social credit code"_s, u"-|NUMBER"_s},
         {u"agent"_s, u"who comes for the enterprise"_s, u"-|NUMBER"_s},
         {u"until"_s, u"when it ends, by the hall's clock"_s, u"11:30"_s},
         {u"materials"_s, u"papers that are promised"_s, u"CODE,CODE"_s},
         {u"by-hand"_s, u"the number was given by hand"_s},
         {u"counter"_s, u"a counter's number"_s, u"N"_s, u"0"_s},
         {u"from"_s, u"first event, or when it begins"_s, u"N|09:30"_s, u"1"_s},
         {u"to"_s, u"last event, or when it ends"_s, u"N|10:00"_s, u"0"_s},
         {u"count"_s, u"how many"_s, u"N"_s, u"20"_s},
         {u"days"_s, u"how many days to simulate"_s, u"N"_s, u"0"_s},
         {u"seed"_s, u"of a simulation"_s, u"N"_s, u"1"_s},
         {u"counters"_s, u"which have a clerk, or one more"_s, u"3,4,5|+1"_s},
         {u"arrivals"_s, u"citizens: day,at_s,service,class,service_s"_s, u"FILE"_s},
         {u"zone"_s, u"code of a zone, all of them by default"_s, u"CODE"_s},
         {u"text-en"_s, u"the same in English"_s, u"TEXT"_s},
         {u"urgent"_s, u"before all calls, at any hour"_s},
         {u"also"_s, u"called in the same sentence"_s, u"NUMBER:COUNTER"_s},
         {u"pack"_s, u"a voice of recordings"_s, u"DIR"_s},
         {u"key"_s, u"a private key of Ed25519, PEM or JWK"_s, u"FILE"_s},
         {u"key-id"_s, u"as [[code_key]] calls it, its thumbprint by default"_s, u"ID"_s},
         {u"recordings"_s, u"WAV files, named as what they say"_s, u"DIR"_s},
         {u"keep-months"_s, u"older ones are archived"_s, u"N"_s, u"24"_s},
         {u"lang"_s, u"of doctor and voice"_s, u"zh|en"_s},
         {u"evaluate-forecast"_s, u"compare the times told with what came true"_s},
         {u"json"_s, u"answer with one JSON object"_s},
         {u"time-is-right"_s, u"a person has looked at the clock"_s},
         {u"overwrite"_s, u"set a journal that is there aside"_s},
         {u"without-city"_s, u"restore a backup without what the city holds beyond it"_s}});
}

/// Who a person is: `-` is the next line of standard input, since every process of the machine can
/// read a command line.
QString personIn(const QCommandLineParser& parser, const QString& option)
{
    constexpr int longest = 64;
    QString given = parser.value(option);
    if (given != u"-"_s) {
        return given;
    }
    std::array<char, longest> line{};
    const char* read = std::fgets(line.data(), longest, stdin);
    return read == nullptr ? QString{} : QString::fromUtf8(read).trimmed();
}

Arguments argumentsFrom(const QCommandLineParser& parser)
{
    return {.words = parser.positionalArguments(),
            .dataDir = QDir{parser.value(u"data"_s)}.absolutePath(),
            .hallUrl = parser.value(u"hall"_s),
            .config = parser.value(u"config"_s),
            .set = parser.values(u"set"_s),
            .station = parser.value(u"station"_s),
            .service = parser.value(u"service"_s),
            .priority = parser.value(u"class"_s),
            .clerk = parser.value(u"clerk"_s),
            .code = parser.value(u"code"_s),
            .day = parser.value(u"day"_s),
            .out = parser.value(u"out"_s),
            .number = parser.value(u"number"_s),
            .reason = parser.value(u"reason"_s),
            .kind = parser.value(u"kind"_s),
            .visit = parser.value(u"visit"_s),
            .appointment = parser.value(u"appointment"_s),
            .id = personIn(parser, u"id"_s),
            .agent = personIn(parser, u"agent"_s),
            .until = parser.value(u"until"_s),
            .fromTime = parser.value(u"from"_s),
            .toTime = parser.value(u"to"_s),
            .materials = parser.value(u"materials"_s),
            .arrivals = parser.value(u"arrivals"_s),
            .counters = parser.value(u"counters"_s),
            .zone = parser.value(u"zone"_s),
            .textEn = parser.value(u"text-en"_s),
            .also = parser.values(u"also"_s),
            .pack = parser.value(u"pack"_s),
            .key = parser.value(u"key"_s),
            .keyId = parser.value(u"key-id"_s),
            .recordings = parser.value(u"recordings"_s),
            .counter = parser.value(u"counter"_s).toInt(),
            .days = parser.value(u"days"_s).toInt(),
            .seed = parser.value(u"seed"_s).toLongLong(),
            .from = parser.value(u"from"_s).toLongLong(),
            .to = parser.value(u"to"_s).toLongLong(),
            .count = parser.value(u"count"_s).toLongLong(),
            .keepMonths = parser.value(u"keep-months"_s).toInt(),
            .lang = parser.value(u"lang"_s),
            .json = parser.isSet(u"json"_s),
            .evaluateForecast = parser.isSet(u"evaluate-forecast"_s),
            .timeIsRight = parser.isSet(u"time-is-right"_s),
            .overwrite = parser.isSet(u"overwrite"_s),
            .byHand = parser.isSet(u"by-hand"_s),
            .urgent = parser.isSet(u"urgent"_s),
            .checkIn = parser.isSet(u"check-in"_s),
            .withoutCity = parser.isSet(u"without-city"_s)};
}

/// Who mistyped a number is told; it is taken all the same, as some that were given out break the
/// rule.
void warnOfDoubt(const QString& given)
{
    const std::string text = given.toStdString();
    const QDate today = QDate::currentDate();
    const BusinessDay day{std::chrono::year{today.year()} /
                          std::chrono::month{static_cast<unsigned>(today.month())} /
                          std::chrono::day{static_cast<unsigned>(today.day())}};
    const auto person = identity::IdNumber::parse(text, day);
    const auto enterprise = identity::CreditCode::parse(text);
    const bool isGood = (person && person->checks()) || (enterprise && enterprise->checks());
    if (!isGood && (person || enterprise)) {
        std::fputs(
            "The last character of the number doesn't agree with the others; it was probably "
            "mistyped. It is taken as it is.\n",
            stderr);
    }
}

int run(const QStringList& words)
{
    QCommandLineParser parser;
    const QCommandLineOption help = parser.addHelpOption();
    addOptions(parser);
    const bool parsed = parser.parse(words);
    if (parser.isSet(help)) {
        std::fputs(usage, stdout);
        return Done;
    }
    const Arguments arguments = argumentsFrom(parser);
    const Report report{arguments.json};
    if (!parsed) {
        return report.failed(WrongUse, u"WrongUse"_s, parser.errorText());
    }
    const bool isNobody = (parser.value(u"id"_s) == u"-"_s && arguments.id.isEmpty()) ||
                          (parser.value(u"agent"_s) == u"-"_s && arguments.agent.isEmpty());
    if (isNobody) {
        return report.failed(WrongUse,
                             u"WrongUse"_s,
                             u"standard input has to be a line with the ID number or credit code "
                             "for each --id - and --agent -"_s);
    }
    warnOfDoubt(arguments.id);
    warnOfDoubt(arguments.agent);
    const auto* group = std::ranges::find(groups, arguments.words.value(0), &Group::word);
    if (group == groups.end()) {
        return report.failed(WrongUse, u"WrongUse"_s, u"which command? paihao --help lists them"_s);
    }
    return group->run(arguments);
}

} // namespace

} // namespace hall::tool

int main(int argc, char** argv)
{
    if (!hall::identity::forbidCoreDumps()) {
        std::fputs("paihao: the system doesn't let core dumps be switched off\n", stderr);
    }
    const QCoreApplication application{argc, argv};
    return hall::tool::run(QCoreApplication::arguments());
}
