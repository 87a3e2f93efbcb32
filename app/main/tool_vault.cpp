// SPDX-License-Identifier: Apache-2.0
#include "app/client/hall_client.h"
#include "app/identity/core_dumps.h"
#include "app/identity/vault.h"
#include "app/main/tool.h"
#include "app/server/calendar.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <array>
#include <iostream>

namespace hall::tool {

using namespace Qt::StringLiterals;
using identity::Vault;
using identity::VaultError;
using identity::VaultErrorCode;

namespace {

/// The node forgets ledgers by the hall's own rule; what it left behind is forgotten by this one.
constexpr std::chrono::days ledgerTailMax{366};
constexpr std::size_t identityBytesMax = 256;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QByteArray json(const QJsonObject& object)
{
    return QJsonDocument{object}.toJson(QJsonDocument::Compact);
}

int failed(const Report& report, const VaultError& error)
{
    const QString detail = text(error.detail);
    switch (error.code) {
    case VaultErrorCode::CannotOpen:
        return report.failed(OutOfReach, u"CannotOpen"_s, detail);
    case VaultErrorCode::KeysMissing:
        return report.failed(OutOfReach, u"KeysMissing"_s, detail);
    case VaultErrorCode::InUse:
        return report.failed(OutOfReach, u"InUse"_s, detail);
    case VaultErrorCode::Unknown:
        return report.failed(Refused, u"UnknownRecord"_s, detail);
    case VaultErrorCode::Forgotten:
        return report.failed(Refused, u"Forgotten"_s, detail);
    case VaultErrorCode::Damaged:
        return report.failed(Refused, u"Damaged"_s, detail);
    case VaultErrorCode::NoReason:
        return report.failed(WrongUse, u"WrongUse"_s, detail);
    case VaultErrorCode::NotNoted:
        return report.failed(Refused, u"NotNoted"_s, detail);
    default:
        return report.failed(Refused, u"Failed"_s, detail);
    }
}

int status(const Arguments& /*arguments*/, const Report& report, Vault& vault)
{
    const auto status = vault.status();
    if (!status) {
        return failed(report, status.error());
    }
    return report.done(u"%1 records, %2 of them forgotten; %3 appointments, %4 missed; %5 keys"_s
                           .arg(status->records)
                           .arg(status->forgotten)
                           .arg(status->appointments)
                           .arg(status->misses)
                           .arg(status->keys),
                       json({{u"records"_s, qint64{status->records}},
                             {u"forgotten"_s, qint64{status->forgotten}},
                             {u"appointments"_s, qint64{status->appointments}},
                             {u"misses"_s, qint64{status->misses}},
                             {u"keys"_s, qint64{status->keys}}}));
}

int list(const Arguments& arguments, const Report& report, Vault& vault)
{
    const auto records = vault.list(static_cast<std::size_t>(std::max<qint64>(0, arguments.count)));
    if (!records) {
        return failed(report, records.error());
    }
    QStringList lines;
    QJsonArray array;
    for (const identity::Listed& listed : *records) {
        const QString state = listed.isForgotten ? u"forgotten"_s : u"sealed"_s;
        const QString purpose = text(toText(listed.purpose));
        lines << text(listed.record.value) + u' ' + purpose + u' ' + text(listed.period) + u' ' +
                     state;
        array.append(QJsonObject{{u"record"_s, text(listed.record.value)},
                                 {u"purpose"_s, purpose},
                                 {u"period"_s, text(listed.period)},
                                 {u"state"_s, state}});
    }
    return report.done(lines.join(u'\n'), json({{u"records"_s, array}}));
}

/// Names of keys and how long each is kept. Nothing of a key itself.
int keys(const Arguments& /*arguments*/, const Report& report, Vault& vault)
{
    const auto names = vault.keys();
    if (!names) {
        return failed(report, names.error());
    }
    QStringList lines;
    QJsonArray array;
    for (const identity::KeyName& name : *names) {
        const auto through = keptThrough(name, std::chrono::days{0});
        const QString until = through ? text(toText(*through)) : u"revoked"_s;
        // A ledger's as long after its half-year as a miss may block somebody.
        lines << text(name.kind) + u' ' + text(name.period) + u" until "_s + until +
                     (name.kind == "ledger" ? u" at least"_s : QString{});
        array.append(QJsonObject{
            {u"kind"_s, text(name.kind)}, {u"period"_s, text(name.period)}, {u"until"_s, until}});
    }
    return report.done(lines.join(u'\n'), json({{u"keys"_s, array}}));
}

Time now()
{
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

/// The business day: as given, or as this hall's calendar has it.
Result<BusinessDay, QString> dayOf(const Arguments& arguments)
{
    if (!arguments.day.isEmpty()) {
        const auto day = parseBusinessDay(arguments.day.toStdString());
        return day ? Result<BusinessDay, QString>{*day}
                   : failure(u"--day %1: must be a date like 2026-11-23"_s.arg(arguments.day));
    }
    const auto settings =
        QFile::exists(arguments.config)
            ? load(arguments.config.toStdString(), app::overridesOf(arguments.set), {})
            : Result<Settings, SettingsErrors>{failure(SettingsErrors{})};
    if (!settings) {
        return failure(
            u"which business day is it? --day 2026-11-23, or the hall's --config FILE"_s);
    }
    return server::businessDayOf(now(), settings->calendar);
}

int forget(const Arguments& arguments, const Report& report, Vault& vault)
{
    const auto day = dayOf(arguments);
    if (!day) {
        return report.failed(WrongUse, u"WrongUse"_s, day.error());
    }
    if (*day > server::toLocal(now()).date) {
        return report.failed(
            Refused,
            u"DayToCome"_s,
            u"%1 is still to come by this machine's clock; what is forgotten never comes back"_s
                .arg(text(toText(*day))));
    }
    const auto forgotten = vault.forgetDue(*day, ledgerTailMax);
    if (!forgotten) {
        return failed(report, forgotten.error());
    }
    return report.done(u"%1 keys destroyed, %2 records forgotten, %3 appointments, %4 missed ones"_s
                           .arg(forgotten->keys.size())
                           .arg(forgotten->records)
                           .arg(forgotten->appointments)
                           .arg(forgotten->misses),
                       json({{u"keys"_s, static_cast<qint64>(forgotten->keys.size())},
                             {u"records"_s, qint64{forgotten->records}},
                             {u"appointments"_s, qint64{forgotten->appointments}},
                             {u"misses"_s, qint64{forgotten->misses}}}));
}

/// One line of standard input: on the command line every process of the machine could read it.
Result<identity::Identity, identity::IdNumberFault> readIdentity(BusinessDay day)
{
    std::string line(identityBytesMax, '\0');
    std::cin.getline(line.data(), static_cast<std::streamsize>(line.size()));
    line.resize(line.find('\0'));
    auto who = identity::parseIdentity(line, day);
    identity::wipe(line);
    return who;
}

/// Who a subject of that day's journal is: the answer to somebody who asks what is held.
int hash(const Arguments& arguments, const Report& report, Vault& vault)
{
    const auto day = dayOf(arguments);
    if (!day) {
        return report.failed(WrongUse, u"WrongUse"_s, day.error());
    }
    const auto who = readIdentity(*day);
    if (!who) {
        return report.failed(
            WrongUse,
            u"WrongUse"_s,
            u"paihao vault hash [--day DATE]: standard input has to be one line with an ID number "
            "or a social credit code"_s);
    }
    const auto known = vault.knownDayHash(*day, *who);
    if (!known) {
        return failed(report, known.error());
    }
    if (!*known) {
        return report.failed(Refused,
                             u"Forgotten"_s,
                             u"%1 has no key (any more): nobody can tell its people apart"_s.arg(
                                 text(toText(*day))));
    }
    return report.done(text(**known), json({{u"subject"_s, text(**known)}}));
}

/// The hall that is running, asked to journal a reading.
class RunningHall : public identity::ReadingSink
{
public:
    explicit RunningHall(const Arguments& arguments)
        : m_client(client::Address::of(arguments.hallUrl, arguments.dataDir), arguments.station)
    {
    }

    Result<void, std::string> note(const identity::RecordRead& reading) override
    {
        const QJsonObject params{{u"record"_s, text(reading.record.value)},
                                 {u"purpose"_s, text(toText(reading.purpose))},
                                 {u"reason"_s, text(reading.reason)}};
        Result<void, std::string> noted =
            failure(std::string("No hall answers that could journal the reading."));
        QObject::connect(&m_client, &client::HallClient::linked, &m_client, [&] {
            m_client.command(u"reading.note"_s, params, [&](const auto& reply) {
                noted =
                    reply
                        ? Result<void, std::string>{}
                        : failure("The hall didn't journal the reading: " + reply.error().message);
                QCoreApplication::exit();
            });
        });
        QTimer::singleShot(reachWithin, &m_client, [] { QCoreApplication::exit(); });
        m_client.start();
        QCoreApplication::exec();
        return noted;
    }

private:
    client::HallClient m_client;
};

int read(const Arguments& arguments, const Report& report, Vault& vault)
{
    const identity::RecordId record{arguments.words.value(2).toStdString()};
    if (!identity::isRecordId(record.value) || arguments.reason.isEmpty()) {
        return report.failed(WrongUse, u"WrongUse"_s, u"paihao vault read RECORD --reason CODE"_s);
    }
    RunningHall hall{arguments};
    const auto fields =
        vault.getNoted(record, {"operator:tool", arguments.reason.toStdString()}, hall);
    if (!fields) {
        return failed(report, fields.error());
    }
    QStringList lines;
    QJsonObject object;
    for (const auto& [name, value] : *fields) {
        lines << text(name) + u": "_s + text(value);
        object[text(name)] = text(value);
    }
    return report.done(lines.join(u'\n'),
                       json({{u"record"_s, text(record.value)}, {u"fields"_s, object}}));
}

struct VaultVerb
{
    QStringView word;
    int (*run)(const Arguments&, const Report&, Vault&) = nullptr;
};

constexpr std::array verbs{VaultVerb{u"status", &status},
                           VaultVerb{u"list", &list},
                           VaultVerb{u"read", &read},
                           VaultVerb{u"forget", &forget},
                           VaultVerb{u"keys", &keys},
                           VaultVerb{u"hash", &hash}};

} // namespace

int vaultCommand(const Arguments& arguments)
{
    const Report report{arguments.json};
    const auto* verb = std::ranges::find(verbs, arguments.words.value(1), &VaultVerb::word);
    if (verb == verbs.end()) {
        return report.failed(WrongUse,
                             u"WrongUse"_s,
                             u"paihao vault status | list | read RECORD --reason CODE | forget | "
                             "keys | hash"_s);
    }
    if (!identity::forbidCoreDumps()) {
        return report.failed(
            OutOfReach, u"Failed"_s, u"the system doesn't let core dumps be switched off"_s);
    }
    const identity::VaultFiles files{arguments.dataDir.toStdString(), {}};
    if (!QFile::exists(text(files.database().string()))) {
        return report.failed(OutOfReach,
                             u"CannotOpen"_s,
                             text(files.database().string()) + u": there is no vault"_s);
    }
    auto vault = Vault::open(files);
    return vault ? verb->run(arguments, report, *vault) : failed(report, vault.error());
}

} // namespace hall::tool
