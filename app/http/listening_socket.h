// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <string>

struct sockaddr;

namespace hall::http {

/// A listening socket of TCP, not blocking, on `127.0.0.1:8480` or `[::1]:8480`; port 0 takes any.
/// Names of hosts aren't looked up: who may come in must not depend on what a name means today.
/// The error is a sentence. The socket is the caller's to close.
[[nodiscard]] Result<int, std::string> listenOn(const std::string& text);

/// Which port a socket has.
[[nodiscard]] int portOf(int socket);

/// `127.0.0.1`, without the port.
[[nodiscard]] std::string hostOf(const sockaddr& address);

} // namespace hall::http
