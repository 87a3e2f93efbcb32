// SPDX-License-Identifier: Apache-2.0
#include "app/server/citizen_class.h"

#include <algorithm>

namespace hall::server {

namespace {

/// Null for the normal class and for one that isn't there.
const PriorityClass* classOf(const Rules& rules, const ClassCode& code)
{
    const auto found = std::ranges::find(rules.classes, code, &PriorityClass::code);
    return found == rules.classes.begin() || found == rules.classes.end() ? nullptr : &*found;
}

bool isEarned(const PriorityClass& each, const Standing& standing)
{
    return each.fromAge > 0 && standing.age && *standing.age >= each.fromAge;
}

bool mayClaim(const PriorityClass& each, const Standing& standing)
{
    const bool tooYoung = each.fromAge > 0 && standing.age && *standing.age < each.fromAge;
    return !standing.isOwnWord || isEarned(each, standing) || (each.selfClaimed && !tooYoung);
}

/// Any class goes before the normal one, also one without credit.
bool isBetter(const PriorityClass& each, const PriorityClass* than)
{
    return than == nullptr || each.credit > than->credit;
}

} // namespace

Result<ClassCode, Rejection> classFor(const Rules& rules, const Standing& standing)
{
    const PriorityClass* claimed = classOf(rules, standing.claimed);
    if (claimed != nullptr && !mayClaim(*claimed, standing)) {
        return failure(Rejection::ClassNotProven);
    }
    const ClassCode& asked = standing.claimed.empty() ? standing.booked : standing.claimed;
    const PriorityClass* best = classOf(rules, asked);
    for (const PriorityClass& each : rules.classes) {
        if (isEarned(each, standing) && isBetter(each, best)) {
            best = &each;
        }
    }
    return best == nullptr ? standing.claimed : best->code;
}

} // namespace hall::server
