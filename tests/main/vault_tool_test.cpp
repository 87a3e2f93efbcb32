// SPDX-License-Identifier: Apache-2.0
#include "app/identity/vault.h"
#include "tests/main/node_process.h"

#include <catch2/catch.hpp>

#include <QJsonArray>
#include <QJsonDocument>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using identity::Purpose;
using test::Finished;

namespace {

constexpr BusinessDay day{2026y / 3 / 2};
constexpr auto number = "110101190001010014";

QJsonObject json(const Finished& finished)
{
    return QJsonDocument::fromJson(finished.out.toUtf8()).object();
}

/// A data folder with a vault of one visit and one consent.
class VaultDir
{
public:
    VaultDir()
        : m_vault(identity::Vault::open({m_dir.path(), {}}).value())
        , visit(put(Purpose::Visit))
        , consent(put(Purpose::Consent))
    {
    }

    [[nodiscard]] Finished tool(const QStringList& words, const QByteArray& input = {}) const
    {
        QProcess process;
        process.start(
            QStringLiteral(HALL_BIN_DIR "/paihao"),
            QStringList{u"--data"_s, dir(), u"--config"_s, dir() + u"/none.toml"_s, u"vault"_s} +
                words);
        process.write(input);
        process.closeWriteChannel();
        REQUIRE(process.waitForFinished());
        return {process.exitCode(),
                QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    [[nodiscard]] QString dir() const
    {
        return QString::fromStdString(m_dir.path().string());
    }

    [[nodiscard]] identity::Vault& vault()
    {
        return m_vault;
    }

private:
    identity::RecordId put(Purpose purpose)
    {
        return m_vault.put({purpose, day, {{"name", "张三丰"}, {"id_number", number}}}).value();
    }

    test::TempDir m_dir;
    identity::Vault m_vault;

public:
    const identity::RecordId visit;
    const identity::RecordId consent;
};

void checkSaysNobody(const Finished& finished)
{
    CHECK_FALSE((finished.out + finished.err).contains(u"张"_s));
    CHECK_FALSE((finished.out + finished.err).contains(u"19000101"_s));
}

} // namespace

TEST_CASE("the tool tells what a vault holds, and of nobody", "[process][vault]")
{
    const VaultDir hall;

    const Finished status = hall.tool({u"status"_s, u"--json"_s});
    CHECK(status.exit == 0);
    CHECK(json(status)[u"records"_s] == 2);
    CHECK(json(status)[u"forgotten"_s] == 0);
    CHECK(json(status)[u"keys"_s] == 2);
    checkSaysNobody(hall.tool({u"status"_s}));

    const Finished list = hall.tool({u"list"_s, u"--json"_s});
    const QJsonArray records = json(list)[u"records"_s].toArray();
    REQUIRE(records.size() == 2);
    CHECK(records[1].toObject() ==
          QJsonObject{{u"record"_s, QString::fromStdString(hall.visit.value)},
                      {u"purpose"_s, u"visit"_s},
                      {u"period"_s, u"2026-03-02"_s},
                      {u"state"_s, u"sealed"_s}});
    checkSaysNobody(list);
    checkSaysNobody(hall.tool({u"list"_s}));
    CHECK(json(hall.tool({u"list"_s, u"--count"_s, u"1"_s, u"--json"_s}))[u"records"_s]
              .toArray()
              .size() == 1);

    CHECK(hall.tool({u"keys"_s}).out.contains(u"visit 2026-03-02 until 2026-03-02\n"_s));
    CHECK(hall.tool({u"keys"_s}).out.contains(u"until revoked"_s));
}

TEST_CASE("the tool forgets what is due, and nothing that is still to come", "[process][vault]")
{
    VaultDir hall;

    CHECK(hall.tool({u"forget"_s}).exit == 2);
    CHECK(hall.tool({u"forget"_s, u"--day"_s, u"soon"_s}).exit == 2);
    CHECK(json(hall.tool({u"forget"_s, u"--day"_s, u"9000-01-01"_s, u"--json"_s}))[u"error"_s] ==
          u"DayToCome"_s);
    CHECK(json(hall.tool({u"forget"_s, u"--day"_s, u"2026-03-02"_s, u"--json"_s}))[u"records"_s] ==
          0);
    CHECK(hall.vault().status()->records == 2);

    const Finished forgotten = hall.tool({u"forget"_s, u"--day"_s, u"2026-03-03"_s, u"--json"_s});
    CHECK(forgotten.exit == 0);
    CHECK(json(forgotten)[u"keys"_s] == 1);
    CHECK(json(forgotten)[u"records"_s] == 1);
    CHECK(hall.vault().get(hall.visit, {"clerk:1", "service"}).error().code ==
          identity::VaultErrorCode::Unknown);
    CHECK(hall.vault().get(hall.consent, {"clerk:1", "service"}));
}

TEST_CASE("nothing is read unless a hall journals it", "[process][vault]")
{
    const VaultDir hall;
    const QString record = QString::fromStdString(hall.visit.value);

    CHECK(hall.tool({u"read"_s, record}).exit == 2);
    CHECK(hall.tool({u"read"_s, u"A001"_s, u"--reason"_s, u"service"_s}).exit == 2);
    CHECK(hall.tool({u"read"_s, record, u"--reason"_s, u"to see who it is"_s}).exit == 2);

    const Finished alone = hall.tool({u"read"_s, record, u"--reason"_s, u"service"_s, u"--json"_s});
    CHECK(alone.exit == 1);
    CHECK(json(alone)[u"error"_s] == u"NotNoted"_s);
    checkSaysNobody(alone);
}

TEST_CASE("whose a day's hash is, is told to who knows the number", "[process][vault]")
{
    VaultDir hall;
    const QStringList ask{u"hash"_s, u"--day"_s, u"2026-03-02"_s, u"--json"_s};
    CHECK(json(hall.tool(ask, number))[u"error"_s] == u"Forgotten"_s);

    const identity::Identity person{identity::IdNumber::parse(number, day).value()};
    const auto hash = hall.vault().dayHash(day, person);
    REQUIRE(hash);
    const Finished told = hall.tool(ask, QByteArray{number} + "\n");
    CHECK(json(told)[u"subject"_s] == QString::fromStdString(*hash));
    checkSaysNobody(told);

    for (const QByteArray& wrong :
         {QByteArray{}, QByteArray{"1101011900010100\n"}, QByteArray{5000, '1'}}) {
        const Finished refused = hall.tool(ask, wrong);
        CHECK(refused.exit == 2);
        checkSaysNobody(refused);
    }
}

TEST_CASE("where there is no vault the tool makes none", "[process][vault]")
{
    const test::TempDir dir;
    const QString path = QString::fromStdString(dir.path().string());
    CHECK(test::runProgram(u"paihao"_s, {u"--data"_s, path, u"vault"_s, u"status"_s}).exit == 3);
    CHECK(std::filesystem::is_empty(dir.path()));
    CHECK(test::runProgram(u"paihao"_s, {u"--data"_s, path, u"vault"_s}).exit == 2);
    CHECK(test::runProgram(u"paihao"_s, {u"--data"_s, path, u"vault"_s, u"open"_s}).exit == 2);
}
