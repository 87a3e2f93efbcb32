// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hall::hub {

/// Which of the living hubs looks after a hall: the one whose name together with the hall's gives
/// the highest sum (rendezvous hashing), so that each hub works it out alone, and when one comes or
/// goes only its own halls change hands. `hubs` isn't empty.
[[nodiscard]] const std::string& hubFor(std::string_view hall,
                                        const std::vector<std::string>& hubs);

} // namespace hall::hub
