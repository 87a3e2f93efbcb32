// SPDX-License-Identifier: Apache-2.0
#include "app/main/unix_socket.h"

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace hall::app {

bool takesClients(const QByteArray& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= static_cast<qsizetype>(sizeof address.sun_path)) {
        return false;
    }
    std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
    const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (probe < 0) {
        return false;
    }
    const int answer =
        ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    // A full queue of waiting clients is a server at work, too.
    const bool takes = answer == 0 || errno == EAGAIN;
    ::close(probe);
    return takes;
}

} // namespace hall::app
