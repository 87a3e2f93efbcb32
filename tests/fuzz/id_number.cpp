// SPDX-License-Identifier: Apache-2.0
#include "app/identity/id_number.h"

#include "app/identity/credit_code.h"
#include "tests/fuzz/targets.h"

namespace hall::fuzz {

/// What is taken is of the right form, is taken again as it was written down, and can't be read off
/// its mask.
void idNumber(std::string_view bytes)
{
    constexpr std::size_t characters = 18;
    const BusinessDay today{std::chrono::year{2026} / 11 / 23};
    if (const auto number = identity::IdNumber::parse(bytes, today)) {
        require(number->inClear().size() == characters, "an ID number of another length");
        require(number->ageOn(today) >= 0, "born in the future");
        require(number->masked() != number->inClear(), "a mask that hides nothing");
        const auto again = identity::IdNumber::parse(number->inClear(), today);
        require(again && *again == *number, "read again it is another number");
    } else {
        require(!identity::explain(number.error()).empty(), "refused without a word");
    }
    if (const auto code = identity::CreditCode::parse(bytes)) {
        require(code->inClear().size() == characters, "a credit code of another length");
        require(code->masked() != code->inClear(), "a mask that hides nothing");
        const auto again = identity::CreditCode::parse(code->inClear());
        require(again && *again == *code, "read again it is another code");
    } else {
        require(!identity::explain(code.error()).empty(), "refused without a word");
    }
}

} // namespace hall::fuzz
