// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/check.h"
#include "tests/chaos/city_torture.h"
#include "tests/chaos/printer_torture.h"
#include "tests/chaos/run.h"

#include <nlohmann/json.hpp>

#include <QFileInfo>
#include <QGuiApplication>

#include <cstdio>
#include <cstdlib>

namespace {

using namespace hall::chaos;

constexpr int exitFault = 1;
constexpr int exitUsage = 2;

/// A new folder: what lies there from another run must not be mistaken for this one's.
std::filesystem::path makeFolder(const Setup& setup)
{
    if (!setup.dataDir.isEmpty()) {
        const std::filesystem::path folder = std::filesystem::absolute(setup.dataDir.toStdString());
        std::error_code error;
        const bool isNew = std::filesystem::create_directories(folder, error);
        return isNew && !error ? folder : std::filesystem::path{};
    }
    // Not in /tmp, which may be in memory, where a sync costs nothing.
    std::string pattern = QCoreApplication::applicationDirPath().toStdString() + "/../chaos-XXXXXX";
    const char* made = ::mkdtemp(pattern.data());
    return made == nullptr ? std::filesystem::path{} : std::filesystem::canonical(made);
}

nlohmann::ordered_json toJson(const std::map<QString, std::int64_t>& counts)
{
    auto json = nlohmann::ordered_json::object();
    for (const auto& [word, count] : counts) {
        json[word.toStdString()] = count;
    }
    return json;
}

nlohmann::ordered_json
report(const Setup& setup, const Deeds& deeds, const hall::Result<Checked, std::string>& checked)
{
    const Findings findings = checked ? checked->findings : Findings{};
    nlohmann::ordered_json json{{"torture", setup.torture == Torture::Race ? "race" : "crash"},
                                {"seed", setup.seed},
                                {"clients", setup.clients},
                                {"acknowledged", findings.acknowledged},
                                {"lost", findings.lost},
                                {"doubled", findings.doubled},
                                {"numbers_doubled", findings.numbersDoubled},
                                {"kills", deeds.kills},
                                {"refused_but_done", findings.refusedButDone},
                                {"overtaken", findings.overtaken},
                                {"empty_calls", findings.emptyCalls},
                                {"objections", deeds.objected},
                                {"journal", checked ? "sound" : checked.error()},
                                {"replays_agree", checked && checked->replaysAgree},
                                {"events", findings.events},
                                {"days", deeds.days},
                                {"asked_again", deeds.askedAgain},
                                {"carried_out", toJson(deeds.presses)},
                                {"refused", toJson(deeds.refused)},
                                {"seconds", deeds.seconds}};
    json["faults"] = findings.first;
    for (const QString& objection : deeds.objections) {
        json["faults"].push_back(objection.toStdString());
    }
    return json;
}

void printForPeople(const nlohmann::ordered_json& json)
{
    for (const auto& [key, value] : json.items()) {
        std::printf("%-17s %s\n", key.c_str(), value.dump().c_str());
    }
}

/// What a run that went well leaves in a folder of ours is of no use to anybody.
int leave(bool isGood, bool isOurs, const std::filesystem::path& folder)
{
    if (isGood && isOurs) {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    } else if (!isGood) {
        std::fprintf(stderr, "paihao-chaos: what it left is in %s\n", folder.c_str());
    }
    return isGood ? 0 : exitFault;
}

} // namespace

int main(int argc, char** argv)
{
    // Tickets are drawn without a screen.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application{argc, argv};
    auto setup = parseSetup(QCoreApplication::arguments());
    if (!setup) {
        std::fputs(qPrintable(setup.error().text), setup.error().isHelp ? stdout : stderr);
        return setup.error().isHelp ? 0 : exitUsage;
    }
    if (setup->hallProgram.isEmpty()) {
        setup->hallProgram =
            QCoreApplication::applicationDirPath() + QStringLiteral("/paihao-hall");
    }
    const std::filesystem::path folder = makeFolder(*setup);
    if (folder.empty() || !QFileInfo{setup->hallProgram}.isExecutable()) {
        std::fprintf(stderr,
                     "paihao-chaos: %s\n",
                     folder.empty() ? "the data folder can't be made, or is there already"
                                    : "there is no node's program to torture");
        return exitUsage;
    }

    const bool isOurs = setup->dataDir.isEmpty();
    if (setup->torture == Torture::Printer) {
        return leave(torturePrinters(*setup, folder), isOurs, folder);
    }

    if (setup->torture == Torture::City) {
        return leave(tortureCity(*setup, folder), isOurs, folder);
    }

    Run run{*setup, folder};
    QObject::connect(
        &run, &Run::ended, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    QMetaObject::invokeMethod(&run, &Run::start, Qt::QueuedConnection);
    QCoreApplication::exec();

    const auto checked = check(folder, run.dataDir(), setup->clients);
    const auto json = report(*setup, run.deeds(), checked);
    if (setup->json) {
        std::printf("%s\n", json.dump().c_str());
    } else {
        printForPeople(json);
    }
    const bool isGood = checked && checked->findings.areNone() && checked->replaysAgree &&
                        run.deeds().objected == 0;
    return leave(isGood, isOurs, folder);
}
