// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/commands.h"

#include <string_view>

/// The methods that are commands. For this folder's sources alone.
namespace hall::protocol {

class Params;

using What = decltype(Command::what);

struct CommandMethod
{
    std::string_view name;
    What (*read)(const Params&); ///< throws BadParameter
};

/// Null: no command has this name.
[[nodiscard]] const CommandMethod* commandMethod(std::string_view name);

} // namespace hall::protocol
