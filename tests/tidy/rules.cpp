// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/rules.h"

#include <algorithm>
#include <array>

namespace hall::tidy {

namespace {

constexpr std::size_t linesMax = 400;

constexpr std::array<std::string_view, 8> qtFreeFolders{"app/core",
                                                        "app/forecast",
                                                        "app/identity",
                                                        "app/journal",
                                                        "app/projection",
                                                        "app/protocol",
                                                        "app/settings",
                                                        "app/simulate"};

constexpr std::array<std::string_view, 10> clockWords{"clock::now(",
                                                      "Clock::now(",
                                                      "QDateTime::current",
                                                      "QDate::currentDate",
                                                      "QTime::currentTime",
                                                      "clock_gettime(",
                                                      "gettimeofday(",
                                                      "time(nullptr)",
                                                      "time(NULL)",
                                                      "localtime("};

constexpr auto theClockUsers = std::to_array<ClockUser>({
    {"app/client/command_id.cpp",
     "ids of presses begin with the time to lie together in an index; nobody reads it from them"},
    {"app/journal/writer.cpp",
     "the writing thread waits before it tries a refused append again; the hall never sees it"},
    {"app/server/hall_clock.cpp",
     "gives the hall its one time: the last trusted wall time and monotonic time since"},
    {"drivers/port/timers.cpp",
     "the one monotonic clock of all drivers, behind Timers, which tests drive by hand"},
});

/// A word that has no place in files that begin with `where`, and what to do instead.
struct Forbidden
{
    std::string_view word;
    std::string_view where;
    std::string_view instead;
    bool inComments = false;
    std::array<std::string_view, 2> unless{}; ///< what makes it right on the same line
};

// Each is written in two parts, so that this file doesn't find itself.
// clang-format off
constexpr auto forbidden = std::to_array<Forbidden>({
    {"TO" "DO", "", "finish it", true},
    {"FIX" "ME", "", "mend it", true},
    {"sleep_" "for(", "tests/", "wait for the condition with a deadline"},
    {"sleep_" "until(", "tests/", "wait for the condition with a deadline"},
    {"us" "leep(", "tests/", "wait for the condition with a deadline"},
    {"::sl" "eep(", "tests/", "wait for the condition with a deadline"},
    {"::ms" "leep(", "tests/", "wait for the condition with a deadline"},
    {"q" "Wait(", "tests/", "wait for the condition with a deadline"},
    {"q" "Sleep(", "tests/", "wait for the condition with a deadline"},
    {"process" "Events(", "app/", "let the event loop run"},
    {"process" "Events(", "ui/", "let the event loop run"},
    {"process" "Events(", "drivers/", "let the event loop run"},
    {"SIG" "NAL(", "", "connect to a member"},
    {"SL" "OT(", "", "connect to a member"},
    // Errors on their way out of a nested value to where decoding begins, caught in the same file:
    // the JSON library's own, and the one of a request's parameters.
    {" th" "row ", "app/", "return a Result", false, {"row Json::", "row BadParameter"}},
    {" th" "row ", "drivers/", "return a Result"},
    {" th" "row ", "ui/", "return a Result"},
});

// clang-format on

std::string at(const Source& source, std::size_t line)
{
    return source.path + ':' + std::to_string(line + 1) + ": ";
}

bool hasAny(std::string_view line, std::span<const std::string_view> words)
{
    return std::ranges::any_of(words, [&](std::string_view word) {
        return !word.empty() && line.find(word) != std::string_view::npos;
    });
}

/// Each line that has one of `words` in its code.
template <class Words>
Findings linesWith(const Source& source, const Words& words, std::string_view what)
{
    Findings findings;
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
        for (const std::string_view word : words) {
            if (code(source.lines[i]).find(word) != std::string_view::npos) {
                findings.push_back(at(source, i) + std::string(what) + ": " + std::string(word));
            }
        }
    }
    return findings;
}

/// How values of ours stand in JSON: the one kind of header that shows the library, for the sources
/// beside it.
bool isJsonHeader(std::string_view path)
{
    return path.starts_with("app/protocol/") && path.ends_with("json.h");
}

/// The part of a driver that turns bytes into values and back.
bool isCodec(const Source& source)
{
    return source.path.starts_with("drivers/") && source.name().find("codec") != std::string::npos;
}

} // namespace

Findings checkQt(const Source& source)
{
    const bool isQtFree =
        std::ranges::find(qtFreeFolders, source.folder()) != qtFreeFolders.end() || isCodec(source);
    return source.isCpp() && isQtFree ? linesWith(source,
                                                  std::array<std::string_view, 1>{"#include <Q"},
                                                  "Qt has no place")
                                      : Findings{};
}

Findings checkJson(const Source& source)
{
    if (isJsonHeader(source.path)) {
        return {};
    }
    Findings findings;
    if (source.isHeader()) {
        findings = linesWith(source,
                             std::array<std::string_view, 1>{"#include <nlohmann/json.hpp>"},
                             "json_fwd.hpp is for headers");
    }
    const bool mayUse = source.folder() == "app/protocol" && !source.isHeader();
    for (std::size_t i = 0; i < source.lines.size() && !mayUse; ++i) {
        const std::string_view line = source.lines[i];
        if (line.starts_with("#include \"") &&
            isJsonHeader(line.substr(10, line.rfind('"') - 10))) {
            findings.push_back(at(source, i) + "is for the sources of app/protocol");
        }
    }
    return findings;
}

Findings checkClock(const Source& source)
{
    const bool allowed =
        source.path.starts_with("app/main/") || source.path.starts_with("tests/") ||
        std::ranges::find(theClockUsers, source.path, &ClockUser::path) != theClockUsers.end();
    return source.isCpp() && !allowed ? linesWith(source, clockWords, "asks a clock") : Findings{};
}

Findings checkWords(const Source& source)
{
    Findings findings;
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
        const std::string_view line = source.lines[i];
        for (const Forbidden& rule : forbidden) {
            const std::string_view searched = rule.inComments ? line : code(line);
            if (source.path.starts_with(rule.where) &&
                searched.find(rule.word) != std::string_view::npos &&
                !hasAny(searched, rule.unless)) {
                findings.push_back(at(source, i) + std::string(rule.word) + ": " +
                                   std::string(rule.instead));
            }
        }
    }
    return findings;
}

Findings checkShape(const Source& source)
{
    Findings findings;
    const std::string licence =
        std::string(source.isCpp() ? "//" : "#") + " SPDX-License-Identifier: Apache-2.0";
    const bool isScript = !source.lines.empty() && source.lines.front().starts_with("#!");
    const std::size_t licenceLine = isScript ? 1 : 0;
    if (source.lines.size() <= licenceLine || source.lines[licenceLine] != licence) {
        findings.push_back(at(source, licenceLine) + "has to be: " + licence);
    }
    if (source.isHeader() &&
        std::ranges::find(source.lines, "#pragma once") == source.lines.end()) {
        findings.push_back(at(source, 1) + "has to be: #pragma once");
    }
    if (source.isCpp() && source.lines.size() > linesMax) {
        findings.push_back(at(source, linesMax) + "longer than " + std::to_string(linesMax) +
                           " lines: look for the second thing in it");
    }
    return findings;
}

Findings findUnbuilt(const std::vector<Source>& sources)
{
    std::string lists;
    for (const Source& source : sources) {
        for (const std::string& line : source.lines) {
            lists += source.name() == "CMakeLists.txt" ? ' ' + line : std::string{};
        }
    }
    const auto isNamed = [&](const std::string& name) {
        return lists.find(' ' + name) != std::string::npos ||
               lists.find('/' + name) != std::string::npos;
    };
    Findings findings;
    for (const Source& source : sources) {
        if (source.path.ends_with(".cpp") && !isNamed(source.name())) {
            findings.push_back(source.path + ": is in no CMakeLists.txt");
        }
    }
    return findings;
}

Findings checkAll(const Source& source)
{
    Findings findings;
    for (auto* const check :
         {checkArrows, checkQt, checkJson, checkClock, checkWords, checkShape}) {
        Findings more = check(source);
        findings.insert(findings.end(), more.begin(), more.end());
    }
    return findings;
}

std::span<const ClockUser> clockUsers()
{
    return theClockUsers;
}

} // namespace hall::tidy
