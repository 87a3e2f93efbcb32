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
    explicit Identity(const IdNumber& person)
        : m_text("person:" + person.inClear())
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

} // namespace hall::identity
