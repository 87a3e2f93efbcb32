// SPDX-License-Identifier: Apache-2.0
#include "app/main/sound_server.h"

#include "app/main/unix_socket.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <unistd.h>

namespace hall::media {

bool soundServerListens()
{
    if (qEnvironmentVariableIsSet("PULSE_SERVER")) {
        return true;
    }
    const std::array paths{qgetenv("PULSE_RUNTIME_PATH") + "/native",
                           qgetenv("XDG_RUNTIME_DIR") + "/pulse/native",
                           "/run/user/" + QByteArray::number(::getuid()) + "/pulse/native",
                           QByteArray("/var/run/pulse/native")};
    return std::ranges::any_of(paths, &app::takesClients);
}

} // namespace hall::media
