// SPDX-License-Identifier: Apache-2.0
#include "app/main/tool_journal.h"

#include "app/core/apply.h"
#include "app/journal/accept.h"
#include "app/journal/archive.h"
#include "app/journal/archive_files.h"
#include "app/journal/backup.h"
#include "app/journal/backup_months.h"
#include "app/journal/export.h"
#include "app/journal/page_check.h"
#include "app/journal/snapshots.h"
#include "app/journal/sqlite_journal.h"
#include "app/protocol/hall_codec.h"
#include "app/server/event_row.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cstdio>
#include <limits>

namespace hall::tool {

using namespace Qt::StringLiterals;

journal::JournalFiles filesOf(const Arguments& arguments)
{
    return {.dataDir = arguments.dataDir.toStdString(), .vfs = {}};
}

Time systemNow()
{
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

int failed(const Report& report, const journal::JournalError& error)
{
    const QString detail = QString::fromStdString(error.detail);
    switch (error.code) {
    case journal::JournalErrorCode::CannotOpen:
    case journal::JournalErrorCode::InUse:
        return report.failed(OutOfReach, u"CannotOpen"_s, detail);
    case journal::JournalErrorCode::BrokenChain:
        return report.failed(Refused, u"BrokenChain"_s, detail);
    case journal::JournalErrorCode::DamagedPage:
        return report.failed(Refused, u"DamagedPage"_s, detail);
    default:
        return report.failed(Refused, u"Failed"_s, detail);
    }
}

namespace {

QByteArray json(const QJsonObject& object)
{
    return QJsonDocument{object}.toJson(QJsonDocument::Compact);
}

int verify(const Arguments& arguments, const Report& report)
{
    const auto reader = journal::openSqliteReader(filesOf(arguments));
    if (!reader) {
        return failed(report, reader.error());
    }
    // Opened for writing, the log is looked at as well; a running node did that when it started.
    const auto journal = journal::openSqliteJournal(filesOf(arguments));
    if (!journal && journal.error().code != journal::JournalErrorCode::InUse) {
        return failed(report, journal.error());
    }
    if (const auto verified = (*reader)->verify(0); !verified) {
        return failed(report, verified.error());
    }
    if (const auto checked = journal::checkPages(filesOf(arguments)); !checked) {
        return failed(report, checked.error());
    }
    const auto head = (*reader)->head();
    if (!head) {
        return failed(report, head.error());
    }
    const qint64 seq = head->position.seq;
    const auto months = static_cast<qint64>(journal::archiveFiles(filesOf(arguments)).size());
    return report.done(
        u"%1 events, every one follows from the one before it"_s.arg(seq) +
            (months > 0 ? u", %1 months of them in the archive"_s.arg(months) : QString{}),
        json({{u"events"_s, seq},
              {u"archives"_s, months},
              {u"epoch"_s, QString::fromStdString(head->position.epoch)}}));
}

int accept(const Arguments& arguments, const Report& report)
{
    const auto accepted = journal::accept(filesOf(arguments), systemNow());
    if (!accepted) {
        return failed(report, accepted.error());
    }
    return report.done(
        u"kept %1 events, %2 of them broken; %3 could not be read; the journal as it was found: %4"_s
            .arg(accepted->kept)
            .arg(accepted->broken)
            .arg(accepted->unreadable)
            .arg(QString::fromStdString(accepted->before.string())),
        json({{u"kept"_s, qint64{accepted->kept}},
              {u"broken"_s, qint64{accepted->broken}},
              {u"unreadable"_s, qint64{accepted->unreadable}},
              {u"before"_s, QString::fromStdString(accepted->before.string())}}));
}

void printLine(std::string_view line)
{
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fputc('\n', stdout);
}

/// `tail` and `export` answer with the events themselves, a JSON object a line, with or without
/// --json.
int lines(const Arguments& arguments, const Report& report)
{
    const auto reader = journal::openSqliteReader(filesOf(arguments));
    if (!reader) {
        return failed(report, reader.error());
    }
    const qint64 to = arguments.to > 0 ? arguments.to : std::numeric_limits<qint64>::max();
    const auto written = arguments.words.value(1) == u"tail"_s
                             ? journal::tail(**reader, arguments.count, printLine)
                             : journal::exportLines(**reader, arguments.from, to, printLine);
    return written ? Done : failed(report, written.error());
}

/// What came of folding every event again.
struct Replayed
{
    Hall hall;
    std::string problem; ///< of an event that this version can't read
    bool isAsSnapshot = true;
};

Result<Replayed, journal::JournalError> replayAll(journal::Reader& reader,
                                                  const std::optional<journal::Snapshot>& snapshot)
{
    Replayed replayed;
    const auto read = reader.replay(0, [&](const journal::Row& row) {
        const auto event = server::fromRow(row);
        if (!event) {
            replayed.problem = event.error().detail;
            return false;
        }
        apply(replayed.hall, *event);
        if (snapshot && row.seq == snapshot->seq) {
            replayed.isAsSnapshot = protocol::encodeHall(replayed.hall) == snapshot->bytes;
        }
        return true;
    });
    return read ? Result<Replayed, journal::JournalError>{std::move(replayed)}
                : failure(read.error());
}

/// As a node that has no snapshot; the newest snapshot must say the same of its event.
int replay(const Arguments& arguments, const Report& report)
{
    const auto reader = journal::openSqliteReader(filesOf(arguments));
    auto forSnapshots = journal::openSqliteReader(filesOf(arguments));
    if (!reader || !forSnapshots) {
        return failed(report, reader ? forSnapshots.error() : reader.error());
    }
    journal::Snapshots snapshots{arguments.dataDir.toStdString(), std::move(*forSnapshots)};
    const auto snapshot = snapshots.newest(foldVersion);
    const auto replayed = replayAll(**reader, snapshot);
    if (!replayed) {
        return failed(report, replayed.error());
    }
    if (!replayed->problem.empty()) {
        return report.failed(Refused, u"Failed"_s, QString::fromStdString(replayed->problem));
    }
    if (!replayed->isAsSnapshot) {
        return report.failed(
            Refused,
            u"OtherHall"_s,
            u"the snapshot of event %1 is not the hall that the events give"_s.arg(snapshot->seq));
    }
    const Hall& hall = replayed->hall;
    const QString day = hall.day ? QString::fromStdString(toText(*hall.day)) : QString{};
    const qint64 seq = hall.lastSeq;
    const auto waiting = static_cast<qint64>(hall.waiting);
    return report.done(
        u"%1 events replayed: %2, %3 waiting"_s.arg(seq)
                .arg(day.isEmpty() ? u"no day is open"_s : day)
                .arg(waiting) +
            (snapshot ? u"; the snapshot of event %1 says the same"_s.arg(snapshot->seq)
                      : QString{}),
        json({{u"events"_s, seq},
              {u"day"_s, hall.day ? QJsonValue{day} : QJsonValue{QJsonValue::Null}},
              {u"waiting"_s, waiting},
              {u"snapshot"_s, snapshot ? QJsonValue{qint64{snapshot->seq}} : QJsonValue::Null}}));
}

int backup(const Arguments& arguments, const Report& report)
{
    const QString file = arguments.words.value(2);
    if (file.isEmpty()) {
        return report.failed(WrongUse, u"WrongUse"_s, u"paihao journal backup FILE"_s);
    }
    const auto copied = journal::backup(filesOf(arguments), file.toStdString());
    if (!copied) {
        return failed(report, copied.error());
    }
    if (copied->damage) {
        return failed(report, *copied->damage);
    }
    const qint64 seq = copied->head.position.seq;
    const auto months =
        static_cast<qint64>(journal::monthsIn(journal::monthsBeside(file.toStdString())).size());
    const QString beside =
        months > 0 ? u", %1 old months to %2.archive"_s.arg(months).arg(file) : QString{};
    return report.done(u"%1 events copied to %2%3 and read back"_s.arg(seq).arg(file, beside),
                       json({{u"events"_s, seq}, {u"archives"_s, months}, {u"file"_s, file}}));
}

int archive(const Arguments& arguments, const Report& report)
{
    if (arguments.keepMonths < 1) {
        return report.failed(
            WrongUse, u"WrongUse"_s, u"paihao journal archive [--keep-months N], N from 1 on"_s);
    }
    std::error_code ignored;
    if (!std::filesystem::exists(filesOf(arguments).database(), ignored)) {
        return report.failed(
            OutOfReach, u"CannotOpen"_s, u"There is no journal in %1."_s.arg(arguments.dataDir));
    }
    const auto archived = journal::archive(filesOf(arguments), arguments.keepMonths, systemNow());
    if (!archived) {
        return failed(report, archived.error());
    }
    return report.done(
        u"%1 events of %2 months moved to the archive"_s.arg(archived->rows).arg(archived->months),
        json({{u"events"_s, qint64{archived->rows}}, {u"months"_s, qint64{archived->months}}}));
}

struct JournalVerb
{
    QStringView word;
    int (*run)(const Arguments&, const Report&) = nullptr;
};

constexpr std::array verbs{JournalVerb{u"verify", &verify},
                           JournalVerb{u"accept", &accept},
                           JournalVerb{u"tail", &lines},
                           JournalVerb{u"export", &lines},
                           JournalVerb{u"replay", &replay},
                           JournalVerb{u"archive", &archive},
                           JournalVerb{u"backup", &backup},
                           JournalVerb{u"restore", &restoreJournal}};

} // namespace

int journalCommand(const Arguments& arguments)
{
    const Report report{arguments.json};
    const auto* verb = std::ranges::find(verbs, arguments.words.value(1), &JournalVerb::word);
    if (verb == verbs.end()) {
        return report.failed(
            WrongUse,
            u"WrongUse"_s,
            u"paihao journal verify|accept|tail|export|replay|archive|backup|restore"_s);
    }
    return verb->run(arguments, report);
}

} // namespace hall::tool
