// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

/// Parsers fed with any bytes there are. Each looks at more than whether it survives: what it
/// checks is said above it.
namespace hall::fuzz {

void printerReplies(std::string_view bytes);
void printerText(std::string_view bytes);
void printerLayout(std::string_view bytes);
void ledFrame(std::string_view bytes);
void ledPanel(std::string_view bytes);
void idCardReply(std::string_view bytes);
void scannerFraming(std::string_view bytes);
void scannerTrigger(std::string_view bytes);
void keyRecords(std::string_view bytes);
void padFrames(std::string_view bytes);
void voiceFiles(std::string_view bytes);
void appointmentFile(std::string_view bytes);
void idNumber(std::string_view bytes);
void signedCode(std::string_view bytes);
void rpcRequest(std::string_view bytes);
void rpcMessage(std::string_view bytes);
void journalBody(std::string_view bytes);
void hallState(std::string_view bytes);
void hallToml(std::string_view bytes);

/// Ends the program, naming what didn't hold.
void require(bool holds, const char* what);

} // namespace hall::fuzz
