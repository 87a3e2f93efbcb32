// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/targets.h"

/// libFuzzer's way in; HALL_FUZZ_TARGET is one of the functions of targets.h.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    hall::fuzz::HALL_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
    return 0;
}
