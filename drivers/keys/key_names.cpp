// SPDX-License-Identifier: Apache-2.0
#include "drivers/keys/key_names.h"

#include <libevdev/libevdev.h>

namespace hall::keys {

namespace {

constexpr std::string_view prefix = "KEY_";

} // namespace

std::optional<KeyCode> keyByName(std::string_view name)
{
    const int code =
        libevdev_event_code_from_name(EV_KEY, (std::string(prefix) + std::string(name)).c_str());
    return code < 0 ? std::nullopt : std::optional(static_cast<KeyCode>(code));
}

std::string nameOfKey(KeyCode code)
{
    const char* name = libevdev_event_code_get_name(EV_KEY, code);
    const std::string_view full = name == nullptr ? std::string_view() : name;
    return full.starts_with(prefix) ? std::string(full.substr(prefix.size())) : std::string();
}

} // namespace hall::keys
