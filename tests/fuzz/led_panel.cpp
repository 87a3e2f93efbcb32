// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/panel_format.h"
#include "tests/fuzz/targets.h"

#include <array>
#include <string>

namespace hall::fuzz {

namespace {

/// Takes the first line off.
std::string lineOf(std::string_view& bytes)
{
    const std::size_t end = bytes.find('\n');
    std::string line(bytes.substr(0, end));
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    return line;
}

} // namespace

/// A make of panel, a line a key, and a text for it: a mistake has its key and its words, and what
/// is right makes frames that stay short and are the same the second time.
void ledPanel(std::string_view bytes)
{
    constexpr int textBytes = 20;
    led::PanelText text{.frame = lineOf(bytes),
                        .codec = lineOf(bytes),
                        .textBytes = textBytes,
                        .pad = lineOf(bytes),
                        .escapes = lineOf(bytes),
                        .answer = lineOf(bytes)};
    const std::size_t escapeBytes = 1 + text.escapes.size();
    const auto format = led::PanelFormat::parse(text);
    if (!format) {
        require(!format.error().key.empty() && !format.error().says.empty() &&
                    !format.error().allowed.empty(),
                "a mistake says too little");
        return;
    }
    for (const led::Address to : std::array<led::Address, 3>{1, 99, 65535}) {
        const std::string frame = format->frame(to, bytes);
        require(frame.size() <= (textBytes + 3 * 64) * escapeBytes, "a frame is too long");
        require(frame == format->frame(to, bytes), "the same text makes another frame");
        require(!format->isAnswered(to, {}), "silence is an answer");
        static_cast<void>(format->isAnswered(to, bytes));
        static_cast<void>(format->canAddress(to));
    }
}

} // namespace hall::fuzz
