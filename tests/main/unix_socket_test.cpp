// SPDX-License-Identifier: Apache-2.0
#include "app/main/unix_socket.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using hall::app::takesClients;

namespace {

/// A socket that listens and never accepts; how many may wait is for the system to round up.
class Deaf
{
public:
    explicit Deaf(const std::string& path)
        : m_socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path.data(), path.size());
        REQUIRE(::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        REQUIRE(::listen(m_socket, 0) == 0);
    }

    Deaf(const Deaf&) = delete;
    Deaf& operator=(const Deaf&) = delete;

    ~Deaf()
    {
        ::close(m_socket);
    }

private:
    int m_socket;
};

} // namespace

TEST_CASE("a socket takes clients while somebody listens, busy or not", "[main][socket]")
{
    const hall::test::TempDir dir;
    const std::string path = (dir.path() / "a.sock").string();
    const auto name = QByteArray::fromStdString(path);
    CHECK_FALSE(takesClients(name));
    {
        const Deaf server{path};
        for (int asked = 0; asked < 10; ++asked) { // the later ones find the queue full
            CHECK(takesClients(name));
        }
    }
    CHECK_FALSE(takesClients(name));
}

TEST_CASE("a path that no socket can have takes nobody", "[main][socket]")
{
    CHECK_FALSE(takesClients(QByteArray(4096, 'a')));
    CHECK_FALSE(takesClients("/dev/null"));
}
