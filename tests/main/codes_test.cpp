// SPDX-License-Identifier: Apache-2.0
#include "tests/emulator/emulate_process.h"
#include "tests/main/node_process.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QDate>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstdlib>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::ask;
using hall::test::Emulator;
using hall::test::Finished;
using hall::test::NodeProcess;
using hall::test::waitFor;
using protocol::Found;

namespace {

constexpr const char* cityKey = R"({"kty":"OKP","crv":"Ed25519",
    "d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"})";

/// A hall with a scanner on a real line, a resolver on a real socket, and the city's key.
struct CodeHall
{
    CodeHall()
        : scanner({u"scanner"_s, u"--link"_s, path("scanner"), u"--baud"_s, u"115200"_s})
        , resolver({u"resolver"_s})
    {
        QFile small{QStringLiteral(HALL_SOURCE_DIR "/resources/halls/small.toml")};
        REQUIRE(small.open(QIODevice::ReadOnly));
        QByteArray text = small.readAll();
        text.replace("address = \"\"", "address = \"" + resolver.where().toUtf8() + '"');
        text += "\n[[code_key]]\nid = \"city\"\n"
                "public = \"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"\n"
                "[[identity_code]]\nname = \"省身份码\"\npattern = \"SFM*\"\n";
        // Whatever day and hour it is, it is open.
        text.replace("day_begins = \"04:00\"", "day_begins = \"00:00\"");
        text += "\n[[exception]]\ndate = \"" + QDate::currentDate().toString(Qt::ISODate).toUtf8() +
                "\"\nopen = [{from = \"00:00\", to = \"24:00\"}]\n";
        write("hall.toml", text);
        write("city.key", cityKey);
        node.config = path("hall.toml");
        node.also = {u"--station"_s,
                     u"kiosk-1"_s,
                     u"--set"_s,
                     u"scanner.port="_s + path("scanner"),
                     u"--set"_s,
                     u"scanner.baud=115200"_s,
                     u"--set"_s,
                     u"idcard.port="_s};
        node.start();
        client = node.client();
        QObject::connect(client.get(),
                         &client::HallClient::viewChanged,
                         client.get(),
                         [this](const protocol::AnyView& view) {
                             if (const auto* got = std::get_if<protocol::ReadingView>(&view)) {
                                 reading = *got;
                             }
                         });
        client->watch(u"reading:kiosk-1"_s);
        REQUIRE(
            ask(*client, u"day.open"_s, {{u"day"_s, QDate::currentDate().toString(Qt::ISODate)}}));
        REQUIRE(waitFor([&] { return reading && reading->ready; }));
    }

    QString path(const char* name) const
    {
        return QString::fromStdString((node.dir.path() / name).string());
    }

    void write(const char* name, const QByteArray& text) const
    {
        QFile file{path(name)};
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    [[nodiscard]] Finished code(const QStringList& words) const
    {
        return node.tool(QStringList{u"code"_s} + words + QStringList{u"--config"_s, node.config});
    }

    /// Held before the scanner: what the kiosk is told of it.
    /// Once more where only a part of it came, as may be on a busy machine.
    [[nodiscard]] Found scanned(const QString& text)
    {
        constexpr int tries = 5;
        Found found = scannedOnce(text);
        for (int again = 1; again < tries && found == Found::Nothing; ++again) {
            found = scannedOnce(text);
        }
        return found;
    }

    [[nodiscard]] Found scannedOnce(const QString& text)
    {
        const std::int64_t before = reading->reading;
        REQUIRE(scanner.say("scan " + text.toUtf8()) == u"ok scan"_s);
        REQUIRE(waitFor(
            [&] { return reading->reading > before && reading->found != Found::Checking; }));
        return reading->found;
    }

    NodeProcess node;
    Emulator scanner;
    Emulator resolver;
    std::unique_ptr<client::HallClient> client;
    std::optional<protocol::ReadingView> reading;
};

} // namespace

TEST_CASE("a code made by the tool and held before a scanner checks in", "[process][codes]")
{
    CodeHall hall;
    // All day, so that it can be booked at any hour.
    const Finished made = hall.code({u"sign"_s,
                                     u"Y77"_s,
                                     u"--key"_s,
                                     hall.path("city.key"),
                                     u"--key-id"_s,
                                     u"city"_s,
                                     u"--service"_s,
                                     u"pension-proof"_s,
                                     u"--from"_s,
                                     u"00:00"_s,
                                     u"--to"_s,
                                     u"23:59"_s});
    REQUIRE(made.exit == 0);
    const QString text = made.out.trimmed();

    const Finished shown = hall.code({u"show"_s, text});
    CHECK(shown.exit == 0);
    CHECK(shown.out.contains(u"\"booking\":\"Y77\""_s));
    CHECK(shown.out.contains(u"This hall takes it."_s));

    REQUIRE(hall.scanned(text) == Found::Appointment);
    const auto taken =
        ask(*hall.client,
            u"ticket.take"_s,
            {{u"appointment"_s, QString::fromStdString(hall.reading->appointment.value)}});
    CHECK(taken);

    CHECK(hall.scanned(text.chopped(6) + u"AAAAAA"_s) == Found::CodeInvalid);
    const Finished changed = hall.code({u"show"_s, text.chopped(6) + u"AAAAAA"_s, u"--json"_s});
    CHECK(changed.exit == 1);
    CHECK(changed.out.contains(u"\"fault\":\"WrongSignature\""_s));
}

TEST_CASE("an identity code before a scanner is resolved, and the doctor says how that went",
          "[process][codes]")
{
    CodeHall hall;
    CHECK(hall.scanned(u"SFM0002"_s) == Found::Person);
    const std::int64_t person = hall.reading->reading;
    CHECK(ask(*hall.client,
              u"ticket.take"_s,
              {{u"service"_s, u"pension-proof"_s},
               {u"subject"_s, QJsonObject{{u"card"_s, qint64{person}}}}}));
    CHECK(hall.resolver.say("mode down") == u"ok mode down"_s);
    CHECK(hall.scanned(u"SFM0003"_s) == Found::PersonUnreachable);

    const Finished doctor = hall.node.tool(
        {u"doctor"_s, u"--config"_s, hall.node.config, u"--json"_s, u"--lang"_s, u"zh"_s});
    const QJsonArray devices =
        QJsonDocument::fromJson(doctor.out.toUtf8()).object()[u"devices"_s].toArray();
    const auto condition = [&](const QString& device) {
        const auto found = std::find_if(devices.begin(), devices.end(), [&](const auto& each) {
            return each[u"device"_s] == device;
        });
        return found == devices.end() ? QString{} : (*found)[u"condition"_s].toString();
    };
    CHECK(condition(u"resolver"_s) == u"unreachable"_s);
    CHECK(condition(u"codes"_s) == u"ready"_s);
    CHECK(doctor.out.contains(u"预约码公钥 city"_s));
    CHECK_FALSE(hall.node.tool({u"journal"_s, u"export"_s}).out.contains(u"11010119000101"_s));
}

TEST_CASE("the tool doubts a number whose last character is wrong, and takes it",
          "[process][codes]")
{
    const CodeHall hall;
    const QStringList take{
        u"ticket"_s, u"take"_s, u"--service"_s, u"pension-proof"_s, u"--id"_s, u"-"_s};
    for (const auto& [number, isDoubted] : {std::pair{"110101190001010014", false},
                                            {"110101190001010022", false},
                                            {"110101190001010031", true},
                                            {"91350100M000100Y43", false},
                                            {"91350100M000100Y44", true}}) {
        CAPTURE(number);
        const Finished taken = hall.node.tool(take, number);
        CHECK(taken.exit == 0);
        CHECK(taken.err.contains(u"probably mistyped"_s) == isDoubted);
        CHECK_FALSE(taken.err.contains(QLatin1String{number}));
    }
}

TEST_CASE("the tool says what is wrong with a key", "[process][codes]")
{
    CodeHall hall;
    hall.write("public.pem", "-----BEGIN PUBLIC KEY-----\nno\n-----END PUBLIC KEY-----\n");
    const Finished none = hall.code({u"sign"_s, u"Y1"_s, u"--key"_s, hall.path("public.pem")});
    CHECK(none.exit == 2);
    CHECK(none.err.contains(u"is no private key of Ed25519"_s));
    CHECK(hall.code({u"sign"_s, u"Y1"_s}).exit == 2);
    CHECK(hall.code({u"key"_s, u"--out"_s, hall.path("city.key")})
              .err.contains(u"never overwritten"_s));
    const Finished made = hall.code({u"key"_s, u"--out"_s, hall.path("new.key")});
    CHECK(made.out.startsWith(u"[[code_key]]\nid = "_s));
    CHECK(QFile::permissions(hall.path("new.key")) ==
          (QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser));
    CHECK(hall.code({u"sign"_s,
                     u"Y1"_s,
                     u"--key"_s,
                     hall.path("new.key"),
                     u"--out"_s,
                     hall.path("code.png")})
              .exit == 0);
    CHECK(QFile::exists(hall.path("code.png")));
    CHECK(hall.code({u"keys"_s}).out.startsWith(u"city  in-force  "_s));
}
