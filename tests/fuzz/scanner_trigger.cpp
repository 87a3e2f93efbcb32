// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/trigger.h"
#include "tests/fuzz/pieces.h"
#include "tests/fuzz/targets.h"

namespace hall::fuzz {

/// The same codes and answers however the bytes were cut, and nothing is held back for longer than
/// an answer can be.
void scannerTrigger(std::string_view bytes)
{
    using Answers = scanner::TriggerProfile::Answers;
    for (const Answers kind : {Answers::None, Answers::Gm65, Answers::Newland}) {
        scanner::TriggerAnswers whole{kind};
        scanner::TriggerAnswers cut{kind};
        const auto found = whole.feed(bytes);
        std::string codes;
        const auto answers = inPieces(bytes, [&](std::string_view piece) {
            auto parted = cut.feed(piece);
            codes += parted.codes;
            return parted.answers;
        });
        require(found.codes == codes && found.answers == answers, "pieces change what is found");
        const std::string held = whole.fellSilent();
        require(held == cut.fellSilent(), "pieces change what is held back");
        require(held.size() < scanner::TriggerAnswers::answerBytesMax, "too much is held back");
        require(!whole.isWaiting(), "silence ends nothing");
        require(kind != Answers::None || found.codes == bytes, "bytes are gone");
    }
}

} // namespace hall::fuzz
