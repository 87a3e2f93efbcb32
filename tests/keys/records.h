// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace hall::test {

/// Bytes of records as the kernel's document has them, little endian, written out by hand: the
/// product's own structures are what is tested with them.
class Records
{
public:
    /// Of how many bytes seconds and microseconds each are: 8, or 4 on machines of 32 bits.
    explicit Records(int word = 8)
        : m_word(word)
    {
    }

    Records& add(int type, int code, int value)
    {
        number(0x6740ABCDU, m_word);
        number(m_micros, m_word);
        m_micros = (m_micros + 4000) % 1'000'000;
        number(static_cast<std::uint64_t>(type), 2);
        number(static_cast<std::uint64_t>(code), 2);
        number(static_cast<std::uint32_t>(value), 4);
        return *this;
    }

    Records& report()
    {
        return add(0, 0, 0);
    }

    /// A scan code as keyboards tell it, the key down, and a report.
    Records& down(int code)
    {
        return add(4, 4, 0x70000 + code).add(1, code, 1).report();
    }

    Records& up(int code)
    {
        return add(1, code, 0).report();
    }

    Records& press(int code)
    {
        return down(code).up(code);
    }

    [[nodiscard]] const std::string& bytes() const
    {
        return m_bytes;
    }

private:
    void number(std::uint64_t value, int bytes)
    {
        for (int i = 0; i < bytes; ++i) {
            m_bytes += static_cast<char>(value >> (8 * i));
        }
    }

    int m_word;
    std::uint64_t m_micros = 996'000;
    std::string m_bytes;
};

} // namespace hall::test
