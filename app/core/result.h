// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tl/expected.hpp>

namespace hall {

/// What a function that can fail returns. We throw nothing; each boundary has its own small error
/// type.
template <class T, class E>
using Result = tl::expected<T, E>;

template <class E>
[[nodiscard]] auto failure(E&& error)
{
    return tl::make_unexpected(std::forward<E>(error));
}

} // namespace hall
