// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hall::keys {

/// Which key, as the kernel numbers them: by where it sits, whatever is printed on it.
using KeyCode = std::uint16_t;

struct KeyPressed
{
    KeyCode code = 0;
    bool shift = false; // held meanwhile

    friend bool operator==(const KeyPressed&, const KeyPressed&) = default;
};

/// The kernel had no room for all that was typed; some of it is missing here.
struct KeysLost
{
    friend bool operator==(const KeysLost&, const KeysLost&) = default;
};

using KeyEvent = std::variant<KeyPressed, KeysLost>;

/// Bytes of one `struct input_event`: time, type, code, value, in the machine's own order.
enum class RecordSize : std::size_t {
    Words32 = 16, // two words of time, 4 bytes each
    Words64 = 24, // of 8 bytes each
};

/// Of the machine that this was made for.
[[nodiscard]] RecordSize nativeRecordSize();

/// Finds the pressed keys in the records of a keyboard.
///
/// Repetition and release say nothing, but for shift; what else devices tell (scan codes, lamps) is
/// passed over. Bytes that can't be a record are skipped until one begins.
class KeyRecords
{
public:
    explicit KeyRecords(RecordSize size = nativeRecordSize())
        : m_size(static_cast<std::size_t>(size))
    {
    }

    /// In pieces of any size.
    [[nodiscard]] std::vector<KeyEvent> feed(std::string_view bytes);

    /// What came before a device was lost isn't the beginning of what comes after; nothing is held.
    void forget();

private:
    struct Record
    {
        std::uint16_t type = 0;
        std::uint16_t code = 0;
        std::int32_t value = 0;
    };

    [[nodiscard]] bool takeRecord(std::string_view bytes, Record& record) const;
    void take(const Record& record, std::vector<KeyEvent>& out);

    std::size_t m_size;
    std::string m_bytes; // less than a record
    bool m_leftShift = false;
    bool m_rightShift = false;
    bool m_skips = false; // until the next report: the kernel says that what follows has holes
};

} // namespace hall::keys
