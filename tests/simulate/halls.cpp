// SPDX-License-Identifier: Apache-2.0
#include "tests/simulate/halls.h"

#include "app/core/assert.h"
#include "app/settings/settings.h"
#include "tests/support/hall_script.h"

namespace hall::test {

Rules districtRules()
{
    const auto settings = load(HALL_SOURCE_DIR "/resources/halls/district.toml");
    HALL_ASSERT(settings);
    return settings->rules;
}

Rules smallHall()
{
    return smallRules();
}

} // namespace hall::test
