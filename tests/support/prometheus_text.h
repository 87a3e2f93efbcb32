// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace hall::test {

/// Figures as they stand on the wire, `paihao_waiting{service="card"}` to its value.
struct PrometheusText
{
    std::map<std::string, std::string> samples;
    std::map<std::string, std::string> types; ///< of families
    std::string wrong;                        ///< the first line that breaks the format's rules

    [[nodiscard]] std::string of(const std::string& sample) const
    {
        const auto found = samples.find(sample);
        return found == samples.end() ? "none" : found->second;
    }
};

/// Reads the text exposition format 0.0.4 by its rules, written apart from what writes it: each
/// line ends, a family's help and type come before its samples and once, its samples together and
/// none twice, names and labels of their alphabets, values numbers.
[[nodiscard]] PrometheusText readPrometheus(std::string_view text);

} // namespace hall::test
