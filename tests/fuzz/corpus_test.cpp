// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/targets.h"

#include <catch2/catch.hpp>

#include <array>
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
constexpr std::array targets{Target{"printer_replies", fuzz::printerReplies},
                             Target{"printer_text", fuzz::printerText},
                             Target{"printer_layout", fuzz::printerLayout},
                             Target{"led_frame", fuzz::ledFrame},
                             Target{"led_panel", fuzz::ledPanel},
                             Target{"id_card_reply", fuzz::idCardReply},
                             Target{"scanner_framing", fuzz::scannerFraming},
                             Target{"scanner_trigger", fuzz::scannerTrigger},
                             Target{"key_records", fuzz::keyRecords},
                             Target{"pad_frames", fuzz::padFrames},
                             Target{"voice_files", fuzz::voiceFiles},
                             Target{"appointment_file", fuzz::appointmentFile},
                             Target{"id_number", fuzz::idNumber},
                             Target{"signed_code", fuzz::signedCode},
                             Target{"rpc_request", fuzz::rpcRequest},
                             Target{"rpc_message", fuzz::rpcMessage},
                             Target{"journal_body", fuzz::journalBody},
                             Target{"hall_state", fuzz::hallState},
                             Target{"hall_toml", fuzz::hallToml}};

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
