// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/rules.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace hall::tidy;

namespace {

const std::string licence = "// SPDX-License-Identifier: Apache-2.0\n";

/// What a rule says about a file of one line.
template <class Rule>
std::string said(Rule rule, const std::string& path, const std::string& line)
{
    const Findings findings = rule(makeSource(path, line));
    std::string text;
    for (const std::string& finding : findings) {
        text += (text.empty() ? "" : "\n") + finding;
    }
    return text;
}

} // namespace

TEST_CASE("our sources keep the rules of the house", "[tidy]")
{
    const std::vector<Source> sources = readSources(HALL_SOURCE_DIR);
    REQUIRE(sources.size() > 20);

    std::string findings;
    for (const Source& source : sources) {
        for (const std::string& finding : checkAll(source)) {
            findings += finding + '\n';
        }
    }
    for (const std::string& finding : findUnbuilt(sources)) {
        findings += finding + '\n';
    }

    CHECK(findings.empty());
    if (!findings.empty()) {
        FAIL_CHECK(findings);
    }
}

TEST_CASE("an include goes with the arrows", "[tidy]")
{
    const auto include = [](const std::string& from, const std::string& to) {
        return said(checkArrows, from, "#include \"" + to + '"');
    };

    CHECK(include("app/core/hall.cpp", "app/core/hall.h").empty());
    CHECK(include("app/journal/a.cpp", "app/core/hall.h").empty());
    CHECK(include("app/server/a.cpp", "app/settings/settings.h").empty());
    CHECK(include("app/station/a.cpp", "drivers/printer/codec.h").empty());
    CHECK(include("drivers/printer/a.cpp", "app/core/result.h").empty());
    CHECK(include("ui/kiosk/a.cpp", "ui/kit/theme.h").empty());
    CHECK(include("app/main/a.cpp", "ui/kiosk/window.h").empty());
    CHECK(include("app/server/a.cpp", "a.moc").empty());

    CHECK(include("app/core/hall.cpp", "app/journal/row.h") ==
          "app/core/hall.cpp:1: includes app/journal/row.h against the arrows");
    CHECK_FALSE(include("app/journal/a.h", "app/protocol/views.h").empty());
    CHECK_FALSE(include("app/settings/a.cpp", "app/server/session.h").empty());
    CHECK_FALSE(include("app/client/a.cpp", "app/server/session.h").empty());
    CHECK_FALSE(include("app/client/a.cpp", "app/journal/row.h").empty());
    CHECK_FALSE(include("app/server/a.cpp", "app/client/client.h").empty());
    CHECK_FALSE(include("app/station/a.cpp", "ui/kit/theme.h").empty());
    CHECK_FALSE(include("ui/kiosk/a.cpp", "app/station/station.h").empty());
    CHECK_FALSE(include("ui/kiosk/a.cpp", "ui/counter/panel.h").empty());
    CHECK_FALSE(include("drivers/printer/a.cpp", "app/core/rules.h").empty());
    CHECK_FALSE(include("drivers/emulator/a.cpp", "drivers/printer/codec.h").empty());
    CHECK_FALSE(include("app/corelike/a.cpp", "app/corelike/b.h").empty());
    CHECK_FALSE(include("app/core/hall.cpp", "hall.h").empty());
}

TEST_CASE("Qt stays out of the middle and out of codecs", "[tidy]")
{
    CHECK(said(checkQt, "app/server/a.cpp", "#include <QString>").empty());
    CHECK(said(checkQt, "drivers/printer/device.cpp", "#include <QTimer>").empty());
    CHECK(said(checkQt, "app/core/a.h", "#include <chrono>").empty());

    CHECK(said(checkQt, "app/core/a.h", "#include <QString>") ==
          "app/core/a.h:1: Qt has no place: #include <Q");
    CHECK_FALSE(said(checkQt, "app/protocol/a.cpp", "#include <QJsonObject>").empty());
    CHECK_FALSE(said(checkQt, "drivers/printer/codec.cpp", "#include <QByteArray>").empty());
}

TEST_CASE("json stays in sources", "[tidy]")
{
    CHECK(said(checkJson, "app/protocol/a.cpp", "#include <nlohmann/json.hpp>").empty());
    CHECK(said(checkJson, "app/protocol/a.h", "#include <nlohmann/json_fwd.hpp>").empty());

    CHECK(said(checkJson, "app/protocol/rules_json.h", "#include <nlohmann/json.hpp>").empty());
    CHECK(said(checkJson, "app/protocol/a.cpp", "#include \"app/protocol/json.h\"").empty());

    CHECK_FALSE(said(checkJson, "app/protocol/a.h", "#include <nlohmann/json.hpp>").empty());
    CHECK_FALSE(said(checkJson, "app/protocol/a.h", "#include \"app/protocol/json.h\"").empty());
    CHECK_FALSE(said(checkJson, "app/server/a.cpp", "#include \"app/protocol/json.h\"").empty());
}

TEST_CASE("only main asks the clock", "[tidy]")
{
    const std::string ask = "const auto now = std::chrono::system_clock::now();";
    CHECK(said(checkClock, "app/main/hall.cpp", ask).empty());
    CHECK(said(checkClock, "tests/core/a.cpp", ask).empty());
    CHECK(said(checkClock, "app/core/a.cpp", "// steady_clock::now() is asked by main.").empty());

    CHECK(said(checkClock, "ui/kiosk/a.cpp", "Time KioskFace::now() const").empty());

    CHECK(said(checkClock, "app/core/a.cpp", ask) == "app/core/a.cpp:1: asks a clock: clock::now(");
    CHECK_FALSE(said(checkClock, "ui/kit/a.cpp", "QDateTime::currentDateTime()").empty());
    CHECK_FALSE(said(checkClock, "ui/kit/a.cpp", "QTime::currentTime()").empty());
    CHECK_FALSE(said(checkClock, "app/server/a.cpp", "std::time(nullptr)").empty());
}

TEST_CASE("who asks the clock beside main is there and says why", "[tidy]")
{
    for (const ClockUser& user : clockUsers()) {
        CAPTURE(user.path);
        CHECK(std::filesystem::exists(std::filesystem::path(HALL_SOURCE_DIR) / user.path));
        CHECK(user.why.size() > 20);
    }
}

TEST_CASE("nothing is left unfinished", "[tidy]")
{
    CHECK(said(checkWords, "app/core/a.cpp", "int done = 1; // Done.").empty());

    CHECK(said(checkWords,
               "app/core/a.cpp",
               "// TO"
               "DO: later") == "app/core/a.cpp:1: TO"
                               "DO: finish it");
    CHECK_FALSE(said(checkWords,
                     "packaging/check",
                     "# FIX"
                     "ME")
                    .empty());
}

TEST_CASE("tests wait for what they mean", "[tidy]")
{
    CHECK(said(checkWords, "tests/a.cpp", "REQUIRE(waitFor(done, 5s));").empty());
    CHECK(said(checkWords, "tests/a.cpp", "QTest::qWaitFor(done, 5000);").empty());

    for (const std::string line : {"std::this_thread::sleep_"
                                   "for(1s);",
                                   "QThread::ms"
                                   "leep(5);",
                                   "us"
                                   "leep(5);",
                                   "QTest::q"
                                   "Wait(100);"}) {
        CAPTURE(line);
        CHECK_FALSE(said(checkWords, "tests/a.cpp", line).empty());
    }
}

TEST_CASE("no nested event loop, no connection by text, nothing thrown", "[tidy]")
{
    CHECK(said(checkWords, "app/a.cpp", "catch (const toml::parse_error& error) {").empty());

    CHECK_FALSE(said(checkWords,
                     "ui/a.cpp",
                     "QApplication::process"
                     "Events();")
                    .empty());
    CHECK_FALSE(said(checkWords,
                     "ui/a.cpp",
                     "connect(a, SIG"
                     "NAL(b()), c, SL"
                     "OT(d()));")
                    .empty());
    CHECK_FALSE(said(checkWords,
                     "app/core/a.cpp",
                     "    th"
                     "row std::runtime_error(\"x\");")
                    .empty());
}

TEST_CASE("every file begins with its licence and ends before it is feared", "[tidy]")
{
    CHECK(said(checkShape, "app/a.cpp", licence).empty());
    CHECK(said(checkShape, "app/a.h", licence + "#pragma once\n").empty());
    CHECK(said(checkShape, "packaging/check", "#!/bin/sh\n# SPDX-License-Identifier: Apache-2.0\n")
              .empty());

    CHECK_FALSE(said(checkShape, "app/a.cpp", "int x;\n" + licence).empty());
    CHECK_FALSE(said(checkShape, "app/a.cpp", "").empty());
    CHECK_FALSE(said(checkShape, "packaging/check", "#!/bin/sh\necho\n").empty());
    CHECK(said(checkShape, "app/a.h", licence) == "app/a.h:2: has to be: #pragma once");
    CHECK(said(checkShape, "app/a.cpp", licence + std::string(399, '\n')).empty());
    CHECK_FALSE(said(checkShape, "app/a.cpp", licence + std::string(400, '\n')).empty());
}

TEST_CASE("what nobody builds is found", "[tidy]")
{
    const Source built = makeSource("app/core/hall.cpp", licence);
    const Source left = makeSource("app/core/all.cpp", licence);
    const Source list =
        makeSource("app/core/CMakeLists.txt", "hall_library(core SOURCES hall.cpp)");

    CHECK(findUnbuilt({built, list}).empty());
    CHECK(findUnbuilt({built, left, list}) ==
          Findings{"app/core/all.cpp: is in no CMakeLists.txt"});
}

TEST_CASE("all rules are asked of every file", "[tidy]")
{
    const std::string bad = "#include \"app/server/session.h\"\n#include <QString>\n"
                            "#include <nlohmann/json.hpp>\nauto t = clock::now();\n// FIX"
                            "ME\n";

    CHECK(checkAll(makeSource("app/core/a.h", bad)).size() == 7);
}
