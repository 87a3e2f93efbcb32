// SPDX-License-Identifier: Apache-2.0
#include "app/identity/credit_code.h"

#include "app/identity/folded.h"

#include <algorithm>

namespace hall::identity {

namespace {

constexpr std::size_t length = 18;

/// A character's place is its value. I, O, S, V and Z are left out.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

} // namespace

std::string_view explain(CreditCodeFault fault)
{
    switch (fault) {
    case CreditCodeFault::Empty:
        return "The social credit code is missing.";
    case CreditCodeFault::WrongLength:
        return "A social credit code has 18 characters.";
    case CreditCodeFault::WrongCharacter:
        return "A social credit code has digits and capital letters without I, O, S, V and Z.";
    }
    return {};
}

CreditCode::CreditCode(std::string text)
    : m_text(std::move(text))
{
}

Result<CreditCode, CreditCodeFault> CreditCode::parse(std::string_view text)
{
    std::string code = folded(text);
    if (code.empty()) {
        return failure(CreditCodeFault::Empty);
    }
    if (code.size() != length) {
        return failure(CreditCodeFault::WrongLength);
    }
    if (code.find_first_not_of(alphabet) != std::string::npos) {
        return failure(CreditCodeFault::WrongCharacter);
    }
    return CreditCode(std::move(code));
}

bool CreditCode::checks() const
{
    std::size_t sum = 0;
    std::size_t weight = 1;
    for (const char character : std::string_view(m_text).substr(0, length - 1)) {
        sum += alphabet.find(character) * weight;
        weight = weight * 3 % alphabet.size();
    }
    const std::size_t check = (alphabet.size() - sum % alphabet.size()) % alphabet.size();
    return alphabet[check] == m_text.back();
}

std::string CreditCode::masked() const
{
    return m_text.substr(0, 8) + "******" + m_text.substr(14);
}

} // namespace hall::identity
