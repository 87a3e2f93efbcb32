// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/identity/credit_code.h"
#include "app/identity/id_number.h"

namespace hall::identity {

/// Whom a limit counts, in clear: a person, or an enterprise whichever agent comes for it. Only
/// ever handed to a keyed hash.
class Identity
{
public:
    /// Without the last character: it follows from the others, and who mistypes it, or makes one
    /// up, is the same person.
    explicit Identity(const IdNumber& person)
        : m_text("person:" + person.inClear().substr(0, 17))
    {
    }

    explicit Identity(const CreditCode& enterprise)
        : m_text("enterprise:" + enterprise.inClear())
    {
    }

    [[nodiscard]] const std::string& inClear() const
    {
        return m_text;
    }

private:
    std::string m_text;
};

/// What somebody typed where either number may stand: what checks as one of them is that one, what
/// doesn't check is an enterprise's only if it can't be a mistyped ID number. Of what is neither,
/// the fault of the ID number.
[[nodiscard]] Result<Identity, IdNumberFault> parseIdentity(std::string_view text,
                                                            BusinessDay today);

} // namespace hall::identity
