// SPDX-License-Identifier: Apache-2.0
#include "app/core/numbering.h"

namespace hall {

std::string numberText(const Queue& queue, int ordinal)
{
    std::string digits = std::to_string(ordinal);
    const auto width = static_cast<std::size_t>(queue.width);
    if (digits.size() < width) {
        digits.insert(0, width - digits.size(), '0');
    }
    return queue.prefix.value + digits;
}

} // namespace hall
