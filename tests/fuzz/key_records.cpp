// SPDX-License-Identifier: Apache-2.0
#include "drivers/keys/key_records.h"

#include "drivers/keys/typed_text.h"
#include "tests/fuzz/pieces.h"
#include "tests/fuzz/targets.h"

namespace hall::fuzz {

/// The same keys however the bytes were cut, on machines of either size; what they type is what a
/// line of a scanner may carry.
void keyRecords(std::string_view bytes)
{
    for (const keys::RecordSize size : {keys::RecordSize::Words32, keys::RecordSize::Words64}) {
        keys::KeyRecords whole{size};
        keys::KeyRecords cut{size};
        const auto found = whole.feed(bytes);
        require(found == inPieces(bytes, [&](std::string_view p) { return cut.feed(p); }),
                "pieces change the keys");
        const std::string text = keys::typedBy(found);
        require(text.size() <= found.size(), "a key types more than a character");
        for (const char character : text) {
            const bool isPrinted = character >= ' ' && character <= '~';
            require(isPrinted || character == '\r' || character == keys::gap,
                    "a key types what no key does");
        }
    }
}

} // namespace hall::fuzz
