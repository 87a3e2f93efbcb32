// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>

namespace hall::http {

struct Limits
{
    unsigned int connections = 64; ///< more wait until one ends
    unsigned int connectionsPerAddress = 32;
    std::chrono::seconds quiet{20};            ///< a connection that says nothing for so long ends
    std::chrono::milliseconds request{60'000}; ///< to the whole of a request: slow clients end, too
    std::size_t targetBytes = 2048;            ///< path and query; more: 414
    std::size_t headerBytes = 16UL * 1024;     ///< more: 431
    std::size_t bodyBytes = 1024UL * 1024;     ///< more: 413
    /// A body that is too large is read so far and let go, as a client that is still sending hears
    /// no answer; beyond it the connection ends.
    std::size_t refusedBodyBytes = 16UL * 1024 * 1024;
};

} // namespace hall::http
