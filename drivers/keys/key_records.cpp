// SPDX-License-Identifier: Apache-2.0
#include "drivers/keys/key_records.h"

#include <cstring>
#include <linux/input.h>

namespace hall::keys {

namespace {

constexpr std::size_t contentBytes = 8; // type, code, value
constexpr std::uint64_t microseconds = 1'000'000;
constexpr std::int32_t released = 0;
constexpr std::int32_t pressed = 1;

template <class Number>
Number numberAt(std::string_view bytes, std::size_t at)
{
    Number number = 0;
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

} // namespace

RecordSize nativeRecordSize()
{
    return static_cast<RecordSize>(sizeof(input_event));
}

bool KeyRecords::takeRecord(std::string_view bytes, Record& record) const
{
    const std::size_t word = (m_size - contentBytes) / 2;
    const std::uint64_t fraction = word == sizeof(std::uint64_t)
                                       ? numberAt<std::uint64_t>(bytes, word)
                                       : numberAt<std::uint32_t>(bytes, word);
    const std::size_t content = 2 * word;
    record.type = numberAt<std::uint16_t>(bytes, content);
    record.code = numberAt<std::uint16_t>(bytes, content + 2);
    record.value = numberAt<std::int32_t>(bytes, content + 4);
    return fraction < microseconds && record.type <= EV_MAX && record.code <= KEY_MAX;
}

std::vector<KeyEvent> KeyRecords::feed(std::string_view bytes)
{
    m_bytes += bytes;
    std::vector<KeyEvent> out;
    std::size_t at = 0;
    while (m_bytes.size() - at >= m_size) {
        Record record;
        if (takeRecord(std::string_view(m_bytes).substr(at, m_size), record)) {
            take(record, out);
            at += m_size;
        } else {
            ++at;
        }
    }
    m_bytes.erase(0, at);
    return out;
}

void KeyRecords::take(const Record& record, std::vector<KeyEvent>& out)
{
    if (record.type == EV_SYN && record.code == SYN_DROPPED) {
        m_skips = true;
        return;
    }
    if (m_skips) {
        if (record.type == EV_SYN && record.code == SYN_REPORT) {
            m_skips = false;
            m_leftShift = false;
            m_rightShift = false;
            out.emplace_back(KeysLost{});
        }
        return;
    }
    if (record.type != EV_KEY) {
        return;
    }
    if (record.code == KEY_LEFTSHIFT || record.code == KEY_RIGHTSHIFT) {
        (record.code == KEY_LEFTSHIFT ? m_leftShift : m_rightShift) = record.value != released;
    } else if (record.value == pressed) {
        out.emplace_back(KeyPressed{.code = record.code, .shift = m_leftShift || m_rightShift});
    }
}

void KeyRecords::forget()
{
    m_bytes.clear();
    m_leftShift = false;
    m_rightShift = false;
    m_skips = false;
}

} // namespace hall::keys
