// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

namespace hall::journal {

/// Closes a file's descriptor when it goes; a negative one is of a file that couldn't be opened.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }

    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    ~Descriptor()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }

    [[nodiscard]] int number() const
    {
        return m_number;
    }

private:
    int m_number;
};

} // namespace hall::journal
