// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/printer_torture.h"

#include "tests/chaos/paper_hall.h"
#include "tests/emulator/fault_play.h"

#include <nlohmann/json.hpp>

#include <QElapsedTimer>

#include <cstdio>
#include <sstream>

namespace hall::chaos {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t faultsTold = 20;

void tell(Json& told, const std::string& fault)
{
    if (told.size() < faultsTold) {
        told.push_back(fault);
    }
}

/// How often a fault was played to a profile, and how often its promise didn't hold.
Json playOffsets(const std::string& profile, int every, Json& told)
{
    const auto book = printer::LayoutBook::read(station::layoutFiles({}));
    if (!book) {
        tell(told, toText(book.error().front()));
        return {{"profile", profile}, {"played", 0}, {"broken", 1}};
    }
    const FaultPlay stage{*book, profile};
    std::int64_t played = 0;
    std::int64_t broken = 0;
    for (const std::string& name : faultsAtBytes()) {
        auto fault = emulator::parsePrinterFault(name).value();
        for (std::uint64_t at = 1; at <= stage.bytes(); at += static_cast<std::uint64_t>(every)) {
            fault.when = stage.bytesBefore() + at;
            ++played;
            for (const std::string& what : stage.play(fault)) {
                ++broken;
                std::ostringstream sentence;
                sentence << profile << ", " << name << " at byte " << at << ": " << what;
                tell(told, sentence.str());
            }
        }
    }
    return {{"profile", profile}, {"bytes", stage.bytes()}, {"played", played}, {"broken", broken}};
}

Json toJson(const PaperFindings& found)
{
    return {{"tickets", found.tickets},
            {"printed", found.printed},
            {"doubtful", found.doubtful},
            {"refused", found.refused},
            {"papers", found.papers},
            {"marked", found.marked},
            {"scraps", found.scraps},
            {"missing", found.missing},
            {"unknown", found.unknown},
            {"twice", found.twice},
            {"untold", found.untold},
            {"unended", found.unended}};
}

Json printTickets(const PaperPlan& plan, const std::filesystem::path& folder, Json& told)
{
    Json json{{"profile", plan.profile}, {"asked", plan.tickets}};
    auto hall = PaperHall::start(folder, plan);
    if (!hall) {
        tell(told, hall.error());
        return json;
    }
    if (const auto ran = (*hall)->run(); !ran) {
        tell(told, ran.error());
    }
    json["faults"] = (*hall)->faults();
    const auto found = (*hall)->findings();
    if (!found) {
        tell(told, found.error());
        return json;
    }
    for (const std::string& fault : found->first) {
        tell(told, fault);
    }
    json.update(toJson(*found));
    return json;
}

} // namespace

bool torturePrinters(const Setup& setup, const std::filesystem::path& folder)
{
    QElapsedTimer taken;
    taken.start();
    Json told = Json::array();
    Json json{{"torture", "printer"}, {"seed", setup.seed}};
    for (const char* profile : {"epson80", "snbc80", "xprinter80", "generic80", "generic58"}) {
        if (setup.profile.isEmpty() || setup.profile == QLatin1String{profile}) {
            json["offsets"].push_back(playOffsets(profile, setup.every, told));
        }
    }
    const PaperPlan plan{.profile =
                             setup.profile.isEmpty() ? "epson80" : setup.profile.toStdString(),
                         .tickets = setup.tickets,
                         .seed = setup.seed};
    json["tickets"] = printTickets(plan, folder, told);
    json["seconds"] = static_cast<double>(taken.elapsed()) / 1000.0;
    json["faults"] = told;
    std::printf("%s\n", json.dump(setup.json ? -1 : 2).c_str());
    return told.empty();
}

} // namespace hall::chaos
