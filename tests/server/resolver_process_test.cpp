// SPDX-License-Identifier: Apache-2.0
#include "tests/emulator/emulate_process.h"
#include "tests/server/code_bench.h"

#include <fstream>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::CodeBench;
using hall::test::Emulator;
using hall::test::waitFor;
using hall::test::zhang;
using protocol::Found;

namespace {

/// The hall asks a resolver that is a process of its own.
struct ResolverBench : CodeBench
{
    explicit ResolverBench(const Emulator& resolver)
        : CodeBench([&](Settings& settings) {
            settings.resolver = {.address = resolver.where().toStdString(),
                                 .timeoutSeconds = 1,
                                 .body = R"({"code": "{code}", "station": "{station}"})",
                                 .number = "/number",
                                 .secret = {},
                                 .patterns = {"SFM*"}};
        })
    {
    }

    [[nodiscard]] bool becomes(const std::string& condition)
    {
        return waitFor([&] { return device("resolver") == condition; });
    }

    QString takeAs(std::int64_t person)
    {
        return hall.take(
            {{u"service"_s, u"b1"_s}, {u"subject"_s, QJsonObject{{u"card"_s, qint64{person}}}}});
    }
};

/// What stands in files, the emulator's excepted.
bool isWritten(const std::filesystem::path& folder, const std::string& text)
{
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) {
            continue;
        }
        std::ifstream file{entry.path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
        if (bytes.find(text) != std::string::npos) {
            return true;
        }
    }
    return false;
}

} // namespace

TEST_CASE("who shows his identity code takes a number as who he is", "[codes][process]")
{
    Emulator resolver({u"resolver"_s});
    ResolverBench bench(resolver);
    REQUIRE(bench.becomes("ready"));

    const auto found = bench.scanned("SFM0001");

    CHECK(found.found == Found::Person);
    CHECK(std::ranges::find(bench.told, Found::Checking) != bench.told.end());
    CHECK(bench.takeAs(found.reading) == u"B001"_s);
    CHECK(bench.hall.take({{u"service"_s, u"b1"_s},
                           {u"subject"_s, QJsonObject{{u"id"_s, zhang}}}}) == u"LiveTicket"_s);
    bench.hall.node->stop(u"test"_s);
    CHECK_FALSE(isWritten(bench.hall.dir.path(), zhang.toStdString()));
    CHECK_FALSE(isWritten(bench.hall.dir.path(), "SFM0001"));
}

TEST_CASE("who booked under his own number checks in with his identity code", "[codes][process]")
{
    Emulator resolver({u"resolver"_s});
    ResolverBench bench(resolver);
    REQUIRE(bench.hall.import({u"Y1 a1 2026-11-23 09:30 10:00 "_s + zhang}) ==
            u"1 booked, 0 unchanged"_s);
    bench.hall.goTo(test::at(9, 20));

    const auto found = bench.scanned("SFM0001");

    REQUIRE(found.found == Found::Person);
    CHECK(bench.hall.take({{u"checkIn"_s, true},
                           {u"subject"_s, QJsonObject{{u"card"_s, qint64{found.reading}}}}}) ==
          u"A001"_s);
}

TEST_CASE("a resolver's number whose check digit is wrong is taken all the same",
          "[codes][process]")
{
    Emulator resolver({u"resolver"_s});
    ResolverBench bench(resolver);
    CHECK(resolver.say("person SFMWRONG 110101190001010015") == u"ok person"_s);
    CHECK(resolver.say("person SFMFIRM 91350100M000100Y44") == u"ok person"_s);
    CHECK(resolver.say("person SFMODD 12345") == u"ok person"_s);

    const auto person = bench.scanned("SFMWRONG");
    CHECK(person.found == Found::Person);
    CHECK(bench.takeAs(person.reading) == u"B001"_s);
    const auto firm = bench.scanned("SFMFIRM");
    CHECK(firm.found == Found::Person);
    CHECK(bench.takeAs(firm.reading) == u"B002"_s);
    CHECK(bench.scanned("SFMODD").found == Found::PersonRefused);
}

TEST_CASE("slow, down, refusing, denying or garbled, each ends in time with a way on",
          "[codes][process]")
{
    Emulator resolver({u"resolver"_s});
    ResolverBench bench(resolver);
    const auto scannedWhile = [&](const char* mode) {
        REQUIRE(resolver.say(QByteArray{"mode "} + mode) == u"ok mode "_s + QLatin1String{mode});
        return bench.scanned("SFM0001").found;
    };
    CHECK(scannedWhile("right") == Found::Person);
    CHECK(scannedWhile("slow") == Found::PersonUnreachable);
    CHECK(bench.becomes("slow"));
    CHECK(scannedWhile("down") == Found::PersonUnreachable);
    CHECK(bench.becomes("unreachable"));
    CHECK(scannedWhile("refusing") == Found::PersonRefused);
    CHECK(bench.becomes("refusing"));
    CHECK(scannedWhile("denying") == Found::PersonUnreachable);
    CHECK(bench.becomes("denied"));
    CHECK(scannedWhile("garbled") == Found::PersonUnreachable);
    CHECK(bench.becomes("garbled"));
    CHECK(bench.hall.take({{u"service"_s, u"b1"_s}}) == u"B001"_s); // without anybody's help
    CHECK(scannedWhile("right") == Found::Person);
    CHECK(bench.becomes("ready"));
    CHECK(bench.scanned("SFM9999").found == Found::PersonRefused);
}

TEST_CASE("a hall opens while its resolver is down", "[codes][process]")
{
    Emulator resolver({u"resolver"_s, u"--mode"_s, u"down"_s});
    ResolverBench bench(resolver);
    CHECK(bench.becomes("unreachable"));
    CHECK(bench.scanned("SFM0001").found == Found::PersonUnreachable);
}

TEST_CASE("what is shown while a code is being asked about goes before it", "[codes][process]")
{
    Emulator resolver({u"resolver"_s, u"--mode"_s, u"slow"_s});
    ResolverBench bench(resolver);
    bench.scan("SFM0001");
    REQUIRE(waitFor([&] { return bench.reading && bench.reading->found == Found::Checking; }));

    CHECK(bench.scanned("no code of ours").found == Found::Nothing);
    CHECK(bench.becomes("slow"));
    CHECK(bench.reading->found == Found::Nothing);
}

TEST_CASE("a resolver's mode that isn't one is refused, in words and on the command line",
          "[codes][process]")
{
    Emulator resolver({u"resolver"_s});
    CHECK(resolver.say("mode asleep") ==
          u"error: no mode \"asleep\"; there are: right, slow, down, refusing, denying, garbled"_s);
    CHECK(resolver.say("delay soon") == u"error: delay takes milliseconds up to 600000"_s);
    CHECK(resolver.say("person SFM1") == u"error: person takes a code and an ID number"_s);
    CHECK(resolver.say("dance").startsWith(u"error: no command \"dance\"; there are: mode"_s));
    QProcess process;
    process.start(QStringLiteral(HALL_BIN_DIR "/paihao-emulate"),
                  {u"resolver"_s, u"--mode"_s, u"asleep"_s});
    REQUIRE(process.waitForFinished(test::patience));
    CHECK(process.exitCode() == 2);
}
