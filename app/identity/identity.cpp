// SPDX-License-Identifier: Apache-2.0
#include "app/identity/identity.h"

namespace hall::identity {

Result<Identity, IdNumberFault> parseIdentity(std::string_view text, BusinessDay today)
{
    const auto person = IdNumber::parse(text, today);
    if (person && person->checks()) {
        return Identity{*person};
    }
    const auto enterprise = CreditCode::parse(text);
    const bool isNoPerson = !person && person.error() == IdNumberFault::WrongCharacter;
    if (enterprise && (enterprise->checks() || isNoPerson)) {
        return Identity{*enterprise};
    }
    return person ? Result<Identity, IdNumberFault>{Identity{*person}} : failure(person.error());
}

} // namespace hall::identity
