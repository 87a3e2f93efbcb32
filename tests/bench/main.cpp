// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bare_hall.h"
#include "tests/bench/folder.h"
#include "tests/bench/setup.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>

#include <cstdio>
#include <string_view>
#include <vector>

namespace {

/// Takes our own options out of the command line; the rest is Google Benchmark's.
std::vector<char*> takeOptions(int argc, char** argv, hall::bench::Setup& setup)
{
    std::vector<char*> rest;
    for (int at = 0; at < argc; ++at) {
        const std::string_view option = argv[at];
        if (option == "--tiny") {
            setup.tiny = true;
        } else if (option == "--data" && at + 1 < argc) {
            setup.dataRoot = argv[++at];
        } else if (option.starts_with("--data=")) {
            setup.dataRoot = option.substr(std::string_view{"--data="}.size());
        } else {
            rest.push_back(argv[at]);
        }
    }
    return rest;
}

void addAll(const hall::bench::Setup& setup)
{
    hall::bench::addCallNextLinked(setup);
    hall::bench::addChooseNext(setup);
    hall::bench::addDecodeFrame(setup);
    hall::bench::addDurable(setup);
    hall::bench::addFrameToTicket(setup);
    hall::bench::addForecast(setup);
    hall::bench::addGroupCommit(setup);
    hall::bench::addHubIngest(setup);
    hall::bench::addHallsToHub(setup);
    hall::bench::addRestart(setup);
    hall::bench::addPressToLed(setup);
    hall::bench::addPressToScreens(setup);
    hall::bench::addPressToVoice(setup);
    hall::bench::addSimulateDay(setup);
    hall::bench::addTicketBytes(setup);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application{argc, argv};
    const std::filesystem::path bin = QCoreApplication::applicationDirPath().toStdString();
    hall::bench::Setup setup{.dataRoot = bin.parent_path() / "bench",
                             .hallProgram = bin / "paihao-hall",
                             .hubProgram = bin / "paihao-hub",
                             .hallToml = HALL_SOURCE_DIR "/resources/halls/district.toml"};
    std::vector<char*> rest = takeOptions(argc, argv, setup);
    setup.dataRoot = std::filesystem::absolute(setup.dataRoot);
    if (const auto prepared = hall::bench::prepareDataRoot(setup.dataRoot); !prepared) {
        std::fprintf(stderr, "paihao-bench: %s\n", prepared.error().c_str());
        return 2;
    }
    const std::filesystem::path bare = setup.dataRoot / "hall.toml";
    if (const auto written = hall::bench::writeBareHall(setup.hallToml, bare); !written) {
        std::fprintf(stderr, "paihao-bench: %s\n", written.error().c_str());
        return 2;
    }
    setup.hallToml = bare;
    std::string once = "--benchmark_min_time=0";
    if (setup.tiny) {
        rest.push_back(once.data());
    }
    int count = static_cast<int>(rest.size());
    benchmark::Initialize(&count, rest.data());
    if (benchmark::ReportUnrecognizedArguments(count, rest.data())) {
        return 2;
    }
    benchmark::AddCustomContext("data", setup.dataRoot.string());
    addAll(setup);
    benchmark::RunSpecifiedBenchmarks();
    // Their data folders go with them.
    benchmark::ClearRegisteredBenchmarks();
    benchmark::Shutdown();
    return 0;
}
