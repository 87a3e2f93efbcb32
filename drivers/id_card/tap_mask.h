// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hall::id_card {

/// What may be seen of the talk with a reader: preamble, length and status of each frame. Every
/// other byte becomes 00; so does all that can't be told, for it may be of a card.
class TapMask
{
public:
    [[nodiscard]] std::string masked(std::string_view bytes);

private:
    [[nodiscard]] bool mayShow(unsigned char byte);

    std::size_t m_matched = 0; ///< bytes of preamble, length and status
    std::size_t m_length = 0;
    std::size_t m_hidden = 0; ///< bytes of the frame still to come behind its status
};

} // namespace hall::id_card
