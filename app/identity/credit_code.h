// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <string>
#include <string_view>

namespace hall::identity {

enum class CreditCodeFault { Empty, WrongLength, WrongCharacter };

/// A sentence; it repeats nothing of the code.
[[nodiscard]] std::string_view explain(CreditCodeFault fault);

/// The unified social credit code of an enterprise or another organisation (GB 32100), 18
/// characters.
class CreditCode
{
public:
    /// Folds full-width and small characters, and passes over spaces.
    [[nodiscard]] static Result<CreditCode, CreditCodeFault> parse(std::string_view text);

    [[nodiscard]] const std::string& inClear() const
    {
        return m_text;
    }

    /// False is a reason to ask again, never to refuse: some early codes in use break the rule.
    [[nodiscard]] bool checks() const;
    /// `91350100******0Y43`
    [[nodiscard]] std::string masked() const;

    friend bool operator==(const CreditCode&, const CreditCode&) = default;

private:
    explicit CreditCode(std::string text);

    std::string m_text;
};

} // namespace hall::identity
