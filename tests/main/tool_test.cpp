// SPDX-License-Identifier: Apache-2.0
#include "tests/main/node_process.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QDate>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcessEnvironment>

#include <fstream>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::NodeProcess;
using hall::test::runProgram;

namespace {

QJsonObject json(const test::Finished& finished)
{
    return QJsonDocument::fromJson(finished.out.toUtf8()).object();
}

} // namespace

TEST_CASE("a ticket's life from the shell", "[process][tool]")
{
    NodeProcess node;
    node.start();
    CHECK(node.tool({u"day"_s, u"open"_s}).exit == 0);
    CHECK(node.tool({u"counter"_s, u"open"_s, u"1"_s, u"--clerk"_s, u"1031"_s}).exit == 0);

    const QJsonObject taken =
        json(node.tool({u"ticket"_s, u"take"_s, u"--service"_s, u"card"_s, u"--json"_s}));
    CHECK(taken[u"number"_s] == u"A001"_s);
    CHECK(taken[u"ahead"_s] == 0);
    const QString id = taken[u"ticket"_s].toString();

    const QJsonObject called = json(node.tool({u"counter"_s, u"next"_s, u"1"_s, u"--json"_s}));
    CHECK(called[u"ticket"_s] == id);
    CHECK(called[u"counter"_s] == 1);
    CHECK(json(node.tool({u"ticket"_s, u"show"_s, id, u"--json"_s}))[u"state"_s] == u"called"_s);
    CHECK(node.tool({u"counter"_s, u"start"_s, u"1"_s}).exit == 0);
    CHECK(node.tool({u"counter"_s, u"finish"_s, u"1"_s}).exit == 0);

    const auto nobody = node.tool({u"counter"_s, u"next"_s, u"1"_s, u"--json"_s});
    CHECK(nobody.exit == 0);
    CHECK(json(nobody)[u"ticket"_s].isNull());
    CHECK(json(node.tool({u"state"_s, u"--json"_s}))[u"finished"_s] == 1);
    CHECK(node.tool({u"journal"_s, u"verify"_s}).exit == 0);
    CHECK(node.stop() == 0);
}

TEST_CASE("a ticket is set aside, taken up, sent on and brought back, from the shell",
          "[process][tool]")
{
    NodeProcess node;
    node.start();
    CHECK(node.tool({u"day"_s, u"open"_s}).exit == 0);
    CHECK(node.tool({u"counter"_s, u"open"_s, u"1"_s, u"--clerk"_s, u"1031"_s}).exit == 0);
    const auto stateAfter = [&](const QStringList& words) {
        const QJsonObject answer = json(node.tool(words + QStringList{u"--json"_s}));
        return answer.contains(u"error"_s) ? answer[u"error"_s].toString()
                                           : answer[u"state"_s].toString();
    };
    const QString id = json(node.tool(
        {u"ticket"_s, u"take"_s, u"--service"_s, u"card"_s, u"--json"_s}))[u"ticket"_s]
                           .toString();

    CHECK(stateAfter({u"counter"_s, u"next"_s, u"1"_s}) == u"called"_s);
    CHECK(stateAfter({u"counter"_s, u"hold"_s, u"1"_s}) == u"TicketNotServing"_s);
    CHECK(stateAfter({u"counter"_s, u"start"_s, u"1"_s}) == u"serving"_s);
    CHECK(stateAfter({u"counter"_s, u"hold"_s, u"1"_s, u"--kind"_s, u"awaySame"_s}) == u"held"_s);
    CHECK(stateAfter({u"counter"_s, u"resume"_s, u"1"_s, id}) == u"serving"_s);
    CHECK(stateAfter({u"counter"_s, u"transfer"_s, u"1"_s, u"counter:1"_s}) ==
          u"TransferToItself"_s);
    CHECK(stateAfter({u"counter"_s, u"transfer"_s, u"1"_s, u"clerk:9"_s}) == u"UnknownClerk"_s);
    CHECK(stateAfter({u"counter"_s, u"finish"_s, u"1"_s}) == u"finished"_s);
    CHECK(stateAfter({u"ticket"_s, u"reinstate"_s, id}) == u"TicketNotMissed"_s);
    CHECK(stateAfter({u"ticket"_s,
                      u"take"_s,
                      u"--service"_s,
                      u"card"_s,
                      u"--by-hand"_s,
                      u"--number"_s,
                      u"A036"_s}) == u"waiting"_s);
    CHECK(stateAfter({u"undo"_s, u"00000000-0000-4000-8000-000000000000"_s}) == u"NothingToUndo"_s);
    CHECK(stateAfter({u"plan"_s, u"choose"_s, u"peak"_s}) == u"UnknownPlan"_s);
    CHECK(node.tool({u"counter"_s, u"transfer"_s, u"1"_s, u"somewhere"_s}).exit == 2);
    CHECK(node.tool({u"journal"_s, u"verify"_s}).exit == 0);
    CHECK(node.stop() == 0);
}

TEST_CASE("what was pressed is taken back by the id that its answer tells", "[process][tool]")
{
    NodeProcess node;
    node.also = {u"--set"_s, u"policy.undo_within=60"_s};
    node.start();
    CHECK(node.tool({u"day"_s, u"open"_s}).exit == 0);
    CHECK(node.tool({u"counter"_s, u"open"_s, u"1"_s, u"--clerk"_s, u"1031"_s}).exit == 0);
    CHECK(node.tool({u"ticket"_s, u"take"_s, u"--service"_s, u"card"_s}).exit == 0);
    CHECK(node.tool({u"counter"_s, u"next"_s, u"1"_s}).exit == 0);
    CHECK(node.tool({u"counter"_s, u"start"_s, u"1"_s}).exit == 0);

    const auto finished = json(node.tool({u"counter"_s, u"finish"_s, u"1"_s, u"--json"_s}));
    const auto back = json(node.tool({u"undo"_s, finished[u"command"_s].toString(), u"--json"_s}));
    CHECK(back[u"state"_s] == u"serving"_s);

    const QString said = node.tool({u"counter"_s, u"finish"_s, u"1"_s}).out.trimmed();
    REQUIRE(said.contains(u"to take it back: paihao undo "_s));
    CHECK(node.tool({u"undo"_s, said.section(u' ', -1)}).exit == 0);
}

TEST_CASE("a counter helps out until a time by the hall's clock, from the shell", "[process][tool]")
{
    NodeProcess node;
    // A hall where it is noon, wherever this runs.
    const QDateTime utc = QDateTime::currentDateTimeUtc();
    const int west = utc.time().hour() - 12;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TZ"_s, u"NOON%1"_s.arg(west));
    node.process.setProcessEnvironment(environment);
    node.start();
    CHECK(node.tool({u"day"_s, u"open"_s}).exit == 0);
    const auto bind = [&](const QString& until) {
        return node.tool({u"counter"_s, u"bind"_s, u"1"_s, u"medical"_s, u"--until"_s, until});
    };

    CHECK(bind(u"23:59"_s).exit == 0);
    const qint64 westSeconds = qint64{3600} * west;
    const QDateTime until{utc.addSecs(-westSeconds).date(), {23, 59}, Qt::UTC};
    // The hall itself may note something after it.
    CHECK(node.tool({u"journal"_s, u"tail"_s, u"--count"_s, u"5"_s})
              .out.contains(QString::number(until.addSecs(westSeconds).toMSecsSinceEpoch())));
    const auto past = bind(u"00:10"_s);
    CHECK(past.exit == 2);
    CHECK(past.err.contains(u"past by the hall's clock"_s));
    CHECK(bind(u"24:00"_s).exit == 2);
    CHECK(bind(u"soon"_s).exit == 2);
}

TEST_CASE("who somebody is comes in by standard input, not by the command line", "[process][tool]")
{
    NodeProcess node;
    node.start();
    CHECK(node.tool({u"day"_s, u"open"_s}).exit == 0);
    const auto take = [&](const QStringList& who, const QByteArray& input) {
        const auto answer = json(node.tool(
            QStringList{u"ticket"_s, u"take"_s, u"--service"_s, u"card"_s, u"--json"_s} + who,
            input));
        return (answer.contains(u"error"_s) ? answer[u"error"_s] : answer[u"number"_s]).toString();
    };

    CHECK(take({u"--id"_s, u"-"_s}, "110101190001010014\n") == u"A001"_s);
    CHECK(take({u"--id"_s, u"-"_s}, "110101190001010014\n") == u"LiveTicket"_s);
    CHECK(take({u"--id"_s, u"-"_s, u"--agent"_s, u"-"_s},
               "91350100M000100Y43\n110101190001010014\n") == u"A002"_s);
    CHECK(take({u"--id"_s, u"-"_s, u"--agent"_s, u"-"_s}, "12990101MB00000003\n123\n") ==
          u"InvalidRequest"_s);
    CHECK(take({u"--id"_s, u"-"_s}, {}) == u"WrongUse"_s);
}

TEST_CASE("a list of what to bring is asked for from the shell", "[process][tool]")
{
    NodeProcess node;
    node.start();
    CHECK(node.tool({u"day"_s, u"open"_s}).exit == 0);
    const auto print = [&](const QStringList& words) {
        return node.tool(QStringList{u"--station"_s, u"kiosk-1"_s, u"materials"_s, u"print"_s} +
                         words);
    };

    CHECK(print({u"claim"_s, u"care=inpatient"_s}).exit == 0);
    CHECK(node.tool({u"journal"_s, u"tail"_s, u"--count"_s, u"1"_s}).out.contains(u"summary"_s));
    CHECK(print({u"nothing"_s}).exit == 1);
    CHECK(print({u"claim"_s, u"inpatient"_s}).exit == 2);
    CHECK(print({}).exit == 2);
}

TEST_CASE("a refusal says in the shell, too, when to try again", "[process][tool]")
{
    NodeProcess node;
    node.also = {u"--set"_s, u"calendar.keep_hours=true"_s};
    node.start();
    CHECK(node.tool({u"day"_s, u"open"_s}).exit == 0);
    CHECK(node.tool({u"day"_s, u"close"_s}).exit == 0);

    const auto refused = node.tool({u"ticket"_s, u"take"_s, u"--service"_s, u"card"_s});
    CHECK(refused.exit == 1);
    CHECK(refused.err.contains(u"; again from "_s));
    CHECK(refused.err.contains(u" 09:00 on"_s));
}

TEST_CASE("all events are replayed to the hall that the snapshot shows", "[process][tool]")
{
    NodeProcess node;
    CHECK(node.tool({u"journal"_s, u"replay"_s}).exit == 3);
    node.start();
    CHECK(node.tool({u"day"_s, u"open"_s}).exit == 0);
    CHECK(node.tool({u"ticket"_s, u"take"_s, u"--service"_s, u"card"_s}).exit == 0);
    CHECK(json(node.tool({u"journal"_s, u"replay"_s, u"--json"_s}))[u"waiting"_s] == 1);
    CHECK(node.tool({u"day"_s, u"close"_s}).exit == 0);
    const auto replayed = [&] { return json(node.tool({u"journal"_s, u"replay"_s, u"--json"_s})); };
    REQUIRE(test::waitFor([&] { return !replayed()[u"snapshot"_s].isNull(); }));
    CHECK(replayed()[u"day"_s].isNull());
    CHECK(replayed()[u"snapshot"_s] == replayed()[u"events"_s]);
}

TEST_CASE("appointments come in as a file and are checked in, from the shell", "[process][tool]")
{
    NodeProcess node;
    node.start();
    CHECK(node.tool({u"day"_s, u"open"_s}).exit == 0);
    const int toTuesday = 7 + Qt::Tuesday - QDate::currentDate().dayOfWeek();
    const QString day = QDate::currentDate().addDays(toTuesday).toString(Qt::ISODate);
    const QString name = QString::fromStdString((node.dir.path() / "bookings.csv").string());
    std::ofstream{name.toStdString()}
        << "booking,service,day,from,to,name,id_number\n"
        << "Y1,pension-proof," << day.toStdString() << ",09:30,10:00,张三,110101190001010014\n"
        << "Y2,pension-proof," << day.toStdString() << ",09:30,10:00,李四,\n"
        << "Y3,card," << day.toStdString() << ",09:30,10:00,,\n"
        << "Y4,pension-proof," << day.toStdString() << ",09:30,,,\n";

    const auto first = node.tool({u"appointment"_s, u"import"_s, name, u"--json"_s});
    CHECK(first.exit == 1);
    CHECK(json(first)[u"booked"_s] == 2);
    CHECK(json(first)[u"refused"_s] == 2);
    const auto again = node.tool({u"appointment"_s, u"import"_s, name});
    CHECK(again.exit == 1);
    CHECK(again.out.contains(u"Line 4: "_s));
    CHECK(again.out.contains(u"Line 5: "_s));
    CHECK(again.out.contains(u"0 booked, 2 as before, 2 not taken"_s));
    const auto listed =
        json(node.tool({u"appointment"_s, u"list"_s, u"--day"_s, day, u"--json"_s}));
    CHECK(listed[u"appointments"_s].toArray().size() == 2);

    const auto early =
        json(node.tool({u"ticket"_s, u"take"_s, u"--appointment"_s, u" y1"_s, u"--json"_s}));
    CHECK(early[u"error"_s] == u"AppointmentOtherDay"_s);
    const auto own = json(node.tool({u"ticket"_s,
                                     u"take"_s,
                                     u"--check-in"_s,
                                     u"--id"_s,
                                     u"110101190001010014"_s,
                                     u"--json"_s}));
    CHECK(own[u"error"_s] == u"AppointmentOtherDay"_s);
    const auto nobody =
        json(node.tool({u"ticket"_s, u"take"_s, u"--appointment"_s, u"Z9"_s, u"--json"_s}));
    CHECK(nobody[u"error"_s] == u"UnknownAppointment"_s);
    CHECK(node.tool({u"appointment"_s, u"cancel"_s, u"Y2"_s}).exit == 0);
    CHECK(json(node.tool({u"promise"_s, u"list"_s, u"--json"_s}))[u"promises"_s].isArray());
    CHECK(node.tool({u"appointment"_s, u"import"_s, u"/none"_s}).exit == 2);
    CHECK(node.stop() == 0);
}

TEST_CASE("a data folder may be named from where one stands", "[process][tool]")
{
    NodeProcess node;
    node.start();

    // From right beside it: a path that climbs to the root would be found from anywhere.
    const QString here = QDir::currentPath();
    const QFileInfo data{node.dataDir()};
    REQUIRE(QDir::setCurrent(data.path()));
    const auto said = runProgram(u"paihao"_s, {u"--data"_s, data.fileName(), u"state"_s});
    REQUIRE(QDir::setCurrent(here));

    CHECK(said.exit == 0);
}

TEST_CASE("exit codes tell refused, wrong use and out of reach apart, and say why",
          "[process][tool]")
{
    NodeProcess node;
    CHECK(node.tool({u"state"_s}).exit == 3);
    CHECK(node.tool({u"dance"_s}).exit == 2);
    CHECK(node.tool({u"counter"_s, u"next"_s}).exit == 2);
    node.start();

    const auto refused =
        node.tool({u"ticket"_s, u"take"_s, u"--service"_s, u"card"_s, u"--json"_s});
    CHECK(refused.exit == 1);
    CHECK(json(refused)[u"error"_s] == u"DayNotOpen"_s);
    CHECK(json(refused)[u"message"_s].toString().contains(u"open it"_s));

    CHECK(node.tool({u"day"_s, u"open"_s}).exit == 0);
    CHECK(json(node.tool(
              {u"ticket"_s, u"take"_s, u"--service"_s, u"nothing"_s, u"--json"_s}))[u"error"_s] ==
          u"UnknownService"_s);
    CHECK(json(node.tool({u"counter"_s, u"next"_s, u"1"_s, u"--json"_s}))[u"error"_s] ==
          u"CounterClosed"_s);
    CHECK(json(node.tool({u"counter"_s, u"next"_s, u"77"_s, u"--json"_s}))[u"error"_s] ==
          u"UnknownCounter"_s);
    CHECK(json(node.tool({u"ticket"_s, u"show"_s, u"kiosk-1-9"_s, u"--json"_s}))[u"error"_s] ==
          u"UnknownTicket"_s);
}

TEST_CASE("three mistakes in a hall.toml are all reported, and the node doesn't start",
          "[process][config]")
{
    const test::TempDir dir;
    QFile good{QStringLiteral(HALL_SOURCE_DIR "/resources/halls/small.toml")};
    REQUIRE(good.open(QIODevice::ReadOnly));
    QByteArray text = good.readAll();
    text.replace("prefix = \"A\"", "prefix = \"I\"");
    text.replace("opens = \"by_hand\"", "opens = \"by_magic\"");
    text.replace("number = 2", "number = 1");
    const std::string path = (dir.path() / "hall.toml").string();
    std::ofstream{path} << text.toStdString();

    const auto checked =
        runProgram(u"paihao"_s, {u"config"_s, u"check"_s, QString::fromStdString(path)});
    CHECK(checked.exit == 1);
    const auto started = runProgram(u"paihao-hall"_s,
                                    {u"--config"_s,
                                     QString::fromStdString(path),
                                     u"--data"_s,
                                     QString::fromStdString((dir.path() / "d").string())});
    CHECK(started.exit == 2);
    for (const QString& said : {checked.err, started.err}) {
        CHECK(said.contains(u"hall.toml:"_s));
        CHECK(said.contains(u"prefix"_s));
        CHECK(said.contains(u"by_magic"_s));
        CHECK(said.contains(u"counter"_s));
    }
}

TEST_CASE("a backup is restored elsewhere and goes on in a new epoch", "[process][tool]")
{
    NodeProcess node;
    node.start();
    CHECK(node.tool({u"day"_s, u"open"_s}).exit == 0);
    CHECK(node.tool({u"ticket"_s, u"take"_s, u"--service"_s, u"card"_s}).exit == 0);
    const QString file = QString::fromStdString((node.dir.path() / "copy.db").string());
    CHECK(node.tool({u"journal"_s, u"backup"_s, file}).exit == 0);
    CHECK(node.stop() == 0);

    NodeProcess other;
    CHECK(other.tool({u"journal"_s, u"restore"_s, file, u"--without-city"_s}).exit == 0);
    other.start();
    const QJsonObject taken =
        json(other.tool({u"ticket"_s, u"take"_s, u"--service"_s, u"card"_s, u"--json"_s}));
    CHECK(taken[u"number"_s] == u"A002"_s);
    CHECK(other.tool({u"journal"_s, u"verify"_s}).exit == 0);
}

TEST_CASE("the manager has something said from the shell", "[process][tool]")
{
    NodeProcess node;
    node.start();

    const auto asked = node.tool({u"announce"_s, u"请带好证件"_s, u"--urgent"_s, u"--json"_s});

    CHECK(asked.exit == 0);
    CHECK(json(asked)[u"serial"_s] == 1);
    CHECK(node.tool({u"announce"_s}).exit == 2);
    CHECK(node.tool({u"announce"_s, u"请坐"_s, u"--zone"_s, u"attic"_s}).exit == 2);
}
