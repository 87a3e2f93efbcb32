// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/hall_script.h"

#include <ostream>
#include <rapidcheck.h>
#include <string>
#include <vector>

namespace hall::test {

/// Lines in the language of `HallScript`, of anything that can be pressed in the small hall. What a
/// property fails on is printed as such a script, which a table test can take as it is.
struct AnyScript
{
    std::vector<std::string> lines;

    [[nodiscard]] std::string text() const;
};

std::ostream& operator<<(std::ostream& out, const AnyScript& script);

[[nodiscard]] rc::Gen<AnyScript> anyScript();

/// Tries a property on `tries` scripts from Catch2's seed; empty: it holds. Otherwise the shortest
/// script that was found to break it, and what it broke.
template <class Property>
[[nodiscard]] std::string falsified(unsigned seed, int tries, Property property);

namespace trying {

[[nodiscard]] std::string outcome(const rc::detail::Property& property, unsigned seed, int tries);

} // namespace trying

template <class Property>
std::string falsified(unsigned seed, int tries, Property property)
{
    const auto checked = [&] {
        const AnyScript script = *anyScript();
        const std::string broken = property(script);
        if (!broken.empty()) {
            RC_FAIL(broken);
        }
    };
    return trying::outcome(rc::detail::toProperty(checked), seed, tries);
}

} // namespace hall::test
