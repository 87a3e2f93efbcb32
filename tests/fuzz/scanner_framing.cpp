// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/code_framing.h"
#include "drivers/scanner/code_text.h"
#include "tests/fuzz/pieces.h"
#include "tests/fuzz/targets.h"

namespace hall::fuzz {

/// The same codes however the bytes were cut, none longer than a code can be, and what is text goes
/// through the same again unchanged.
void scannerFraming(std::string_view bytes)
{
    using namespace std::chrono_literals;
    const bool strips = !bytes.empty() && bytes.back() % 2 == 0;
    scanner::CodeFraming whole{strips};
    scanner::CodeFraming cut{strips};
    auto found = whole.feed(bytes, 0ms);
    auto foundCut = inPieces(bytes, [&](std::string_view piece) { return cut.feed(piece, 0ms); });
    const auto silent = scanner::CodeFraming::silence;
    for (const auto& last : whole.passed(silent)) {
        found.push_back(last);
    }
    for (const auto& last : cut.passed(silent)) {
        foundCut.push_back(last);
    }
    require(found == foundCut, "pieces change the codes");
    require(!whole.isWaiting(), "silence ends nothing");
    for (const auto& framed : found) {
        const auto* code = std::get_if<scanner::CodeBytes>(&framed);
        if (code == nullptr) {
            continue;
        }
        require(code->bytes.size() <= scanner::CodeFraming::bytesMax, "too long a code");
        if (const auto text = scanner::toCodeText(code->bytes)) {
            require(scanner::toCodeText(*text) == text, "a text isn't its own text");
        }
    }
}

} // namespace hall::fuzz
