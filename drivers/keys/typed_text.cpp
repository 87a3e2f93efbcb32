// SPDX-License-Identifier: Apache-2.0
#include "drivers/keys/typed_text.h"

#include <algorithm>
#include <array>
#include <linux/input-event-codes.h>

namespace hall::keys {

namespace {

/// Keys that sit side by side, and what they type without and with shift.
struct Row
{
    KeyCode first;
    std::string_view plain;
    std::string_view shifted;
};

constexpr std::array rows{
    Row{KEY_1, "1234567890-=", "!@#$%^&*()_+"},
    Row{KEY_Q, "qwertyuiop[]\r", "QWERTYUIOP{}\r"}, // enter
    Row{KEY_A, "asdfghjkl;'`", "ASDFGHJKL:\"~"},
    Row{KEY_BACKSLASH, "\\zxcvbnm,./", "|ZXCVBNM<>?"},
    Row{KEY_KPASTERISK, "*", "*"},
    Row{KEY_SPACE, " ", " "},
    Row{KEY_KP7, "789-456+1230.", "789-456+1230."},
    Row{KEY_KPENTER, "\r", "\r"},
    Row{KEY_KPSLASH, "/", "/"},
    Row{KEY_TAB, "\r", "\r"},
};

} // namespace

std::optional<char> typedBy(const KeyPressed& key)
{
    const auto* row = std::ranges::find_if(rows, [&](const Row& each) {
        return key.code >= each.first && key.code < each.first + each.plain.size();
    });
    if (row == rows.end()) {
        return std::nullopt;
    }
    const auto at = static_cast<std::size_t>(key.code - row->first);
    return key.shift ? row->shifted[at] : row->plain[at];
}

std::string typedBy(const std::vector<KeyEvent>& events)
{
    std::string text;
    for (const KeyEvent& event : events) {
        if (const auto* key = std::get_if<KeyPressed>(&event)) {
            if (const auto character = typedBy(*key)) {
                text += *character;
            }
        } else {
            text += gap;
        }
    }
    return text;
}

} // namespace hall::keys
