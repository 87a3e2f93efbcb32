// SPDX-License-Identifier: Apache-2.0
#include "app/http/listening_socket.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>

namespace hall::http {

namespace {

constexpr int waitingMax = 128; ///< connections that the system holds until they are let in

struct Address
{
    sockaddr_storage storage{};
    socklen_t size = 0;
};

std::optional<std::uint16_t> parsePort(std::string_view text)
{
    std::uint16_t port = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, port);
    return error == std::errc{} && stopped == end ? std::optional{port} : std::nullopt;
}

std::optional<Address> parse(const std::string& text)
{
    const std::size_t colon = text.rfind(':');
    const auto port = parsePort(text.substr(colon == std::string::npos ? text.size() : colon + 1));
    if (!port) {
        return std::nullopt;
    }
    std::string host = text.substr(0, colon);
    Address address;
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
        sockaddr_in6 six{};
        six.sin6_family = AF_INET6;
        six.sin6_port = htons(*port);
        if (::inet_pton(AF_INET6, host.c_str(), &six.sin6_addr) != 1) {
            return std::nullopt;
        }
        std::memcpy(&address.storage, &six, sizeof six);
        address.size = sizeof six;
        return address;
    }
    sockaddr_in four{};
    four.sin_family = AF_INET;
    four.sin_port = htons(*port);
    if (::inet_pton(AF_INET, host.c_str(), &four.sin_addr) != 1) {
        return std::nullopt;
    }
    std::memcpy(&address.storage, &four, sizeof four);
    address.size = sizeof four;
    return address;
}

} // namespace

Result<int, std::string> listenOn(const std::string& text)
{
    const auto address = parse(text);
    if (!address) {
        return failure('"' + text + "\" is no address with a port, such as 127.0.0.1:8480 or " +
                       "[::1]:8480");
    }
    const auto& where = reinterpret_cast<const sockaddr&>(address->storage);
    const int handle =
        ::socket(address->storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int one = 1;
    // Reuse: a program that comes back at once must not wait for the connections of its last life.
    if (handle < 0 || ::setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) != 0 ||
        ::bind(handle, &where, address->size) != 0 || ::listen(handle, waitingMax) != 0) {
        const std::string why = std::strerror(errno);
        if (handle >= 0) {
            ::close(handle);
        }
        return failure("can't listen on " + text + ": " + why);
    }
    return handle;
}

int portOf(int socket)
{
    Address own;
    own.size = sizeof own.storage;
    if (::getsockname(socket, reinterpret_cast<sockaddr*>(&own.storage), &own.size) != 0) {
        return 0;
    }
    return own.storage.ss_family == AF_INET6
               ? ntohs(reinterpret_cast<const sockaddr_in6&>(own.storage).sin6_port)
               : ntohs(reinterpret_cast<const sockaddr_in&>(own.storage).sin_port);
}

std::string hostOf(const sockaddr& address)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* const bytes =
        address.sa_family == AF_INET6
            ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6&>(address).sin6_addr)
            : static_cast<const void*>(&reinterpret_cast<const sockaddr_in&>(address).sin_addr);
    const char* const written =
        ::inet_ntop(address.sa_family, bytes, text.data(), static_cast<socklen_t>(text.size()));
    return written == nullptr ? std::string{} : std::string{written};
}

} // namespace hall::http
