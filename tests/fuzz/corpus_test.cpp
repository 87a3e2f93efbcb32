// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/targets.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace hall;

namespace {

struct Target
{
    const char* name;
    void (*run)(std::string_view bytes);
};

// As in CMakeLists.txt, where each becomes a program that looks for new bytes.
constexpr Target targets[] = {
    {"printer_replies", fuzz::printerReplies},
    {"printer_text", fuzz::printerText},
    {"printer_layout", fuzz::printerLayout},
    {"led_frame", fuzz::ledFrame},
    {"led_panel", fuzz::ledPanel},
    {"id_card_reply", fuzz::idCardReply},
    {"scanner_framing", fuzz::scannerFraming},
    {"scanner_trigger", fuzz::scannerTrigger},
    {"key_records", fuzz::keyRecords},
    {"pad_frames", fuzz::padFrames},
    {"voice_files", fuzz::voiceFiles},
    {"appointment_file", fuzz::appointmentFile},
    {"id_number", fuzz::idNumber},
    {"signed_code", fuzz::signedCode},
    {"rpc_request", fuzz::rpcRequest},
    {"rpc_message", fuzz::rpcMessage},
    {"journal_body", fuzz::journalBody},
    {"hall_state", fuzz::hallState},
    {"hall_toml", fuzz::hallToml},
};

} // namespace

TEST_CASE("every input that a fuzzer kept passes through its parser", "[fuzz]")
{
    for (const Target& target : targets) {
        INFO(target.name);
        const std::filesystem::path folder =
            std::filesystem::path{HALL_SOURCE_DIR} / "tests/fuzz/corpus" / target.name;
        int inputs = 0;
        for (const auto& entry : std::filesystem::directory_iterator{folder}) {
            INFO(entry.path());
            std::ifstream file{entry.path(), std::ios::binary};
            const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
            target.run(bytes); // aborts where something doesn't hold
            ++inputs;
        }
        CHECK(inputs > 0);
        target.run({});
    }
}
