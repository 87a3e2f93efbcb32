// SPDX-License-Identifier: Apache-2.0
#include "tests/main/node_process.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>

#include <fstream>
#include <set>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::ask;
using hall::test::NodeProcess;

namespace {

constexpr int goodLines = 320; // ten days of small.toml's, two for each half-hour
constexpr int badEach = 40;    // every so many lines one is bad

/// Of small.toml, the one exception there is.
const QDate closedDay{2027, 1, 1};

QDate openDayAfter(QDate day)
{
    do {
        day = day.addDays(1);
    } while (day.dayOfWeek() > Qt::Friday || day == closedDay);
    return day;
}

/// A file of appointments from next week on; the numbers of its bad lines.
std::set<int> writeFile(const std::string& path)
{
    std::ofstream file{path};
    file << "booking,service,day,from,to,name,id_number\n";
    std::set<int> bad;
    QDate day = openDayAfter(QDate::currentDate().addDays(7));
    int line = 1;
    for (int good = 0; good < goodLines; ++good) {
        const int half = good / 2 % 16; // from 9:00 to 17:00
        if (good > 0 && good % 32 == 0) {
            day = openDayAfter(day);
        }
        const QTime from = QTime{9, 0}.addSecs(half * 1800);
        const QString slot = u"%1,%2,%3"_s.arg(day.toString(Qt::ISODate),
                                               from.toString(u"HH:mm"_s),
                                               from.addSecs(1800).toString(u"HH:mm"_s));
        const std::string booking = "Y" + std::to_string(good);
        const std::string person = ",张三,110101190001010014\n";
        file << booking << ",pension-proof," << slot.toStdString() << person;
        ++line;
        if (good % badEach == 0) {
            const bool isClosedDay = good % (2 * badEach) == 0;
            file << "X" << good
                 << (isClosedDay ? ",pension-proof,2027-01-01,09:00,09:30" : ",card,")
                 << (isClosedDay ? std::string{} : slot.toStdString()) << person;
            bad.insert(++line);
        }
    }
    return bad;
}

QJsonObject import(const NodeProcess& node, const QString& file)
{
    QProcess tool;
    tool.start(QStringLiteral(HALL_BIN_DIR "/paihao"),
               {u"--data"_s, node.dataDir(), u"appointment"_s, u"import"_s, file, u"--json"_s});
    const auto client = node.client();
    REQUIRE(test::waitFor([&] { return client->isLinked(); }));
    // Clerks call on while the file comes in; nobody waits, so each is told that at once.
    do {
        const auto next =
            ask(*client, u"counter.next"_s, {{u"counter"_s, 1}, {u"seen"_s, QJsonValue::Null}});
        CHECK(next);
    } while (!tool.waitForFinished(50) && tool.state() == QProcess::Running);
    CHECK(tool.exitCode() == 1);
    return QJsonDocument::fromJson(tool.readAllStandardOutput()).object();
}

} // namespace

TEST_CASE("of a long file every bad line is named and every good one taken, once",
          "[process][tool]")
{
    NodeProcess node;
    node.start();
    CHECK(node.tool({u"day"_s, u"open"_s}).exit == 0);
    CHECK(node.tool({u"counter"_s, u"open"_s, u"1"_s, u"--clerk"_s, u"1031"_s}).exit == 0);
    const std::string file = (node.dir.path() / "bookings.csv").string();
    const std::set<int> bad = writeFile(file);

    const QJsonObject first = import(node, QString::fromStdString(file));

    CHECK(first[u"booked"_s] == goodLines);
    CHECK(first[u"refused"_s] == int(bad.size()));
    std::set<int> named;
    for (const QJsonValue line : first[u"lines"_s].toArray()) {
        CHECK_FALSE(line[u"taken"_s].toBool());
        named.insert(line[u"line"_s].toInt());
    }
    CHECK(named == bad);
    const QJsonObject again = import(node, QString::fromStdString(file));
    CHECK(again[u"booked"_s] == 0);
    CHECK(again[u"unchanged"_s] == goodLines);
    CHECK(again[u"refused"_s] == int(bad.size()));
    CHECK(node.stop() == 0);
    CHECK(node.tool({u"journal"_s, u"verify"_s}).exit == 0);
}
