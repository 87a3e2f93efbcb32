// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bare_hall.h"

#include <fstream>

namespace hall::bench {

Result<void, std::string> writeBareHall(const std::filesystem::path& from,
                                        const std::filesystem::path& to)
{
    std::ifstream whole(from, std::ios::binary);
    std::ofstream bare(to, std::ios::binary);
    bool isDevice = false;
    for (std::string line; std::getline(whole, line);) {
        if (line.starts_with('[')) {
            isDevice = line.starts_with("[station.") || line.starts_with("[[led]]");
        }
        if (!isDevice) {
            bare << line << '\n';
        }
    }
    bare.flush();
    return whole.eof() && bare.good()
               ? Result<void, std::string>{}
               : failure("can't copy " + from.string() + " to " + to.string());
}

} // namespace hall::bench
