// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/line.h"

#include "app/client/command_id.h"
#include "app/protocol/requests.h"

#include <array>
#include <charconv>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace hall::bench {

namespace {

constexpr int answerWithinMs = 10'000;

} // namespace

Result<Line, std::string> Line::connect(const std::filesystem::path& socket)
{
    const std::string path = socket.string();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) {
        return failure("the path " + path + " is too long for a socket: give a shorter --data DIR");
    }
    std::memcpy(address.sun_path, path.c_str(), path.size());
    Line line{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    if (::connect(line.m_descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) !=
        0) {
        return failure("can't reach the node at " + path + ": " + std::strerror(errno));
    }
    return line;
}

Line::Line(Line&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_lastId(other.m_lastId)
    , m_received(std::move(other.m_received))
    , m_ended(other.m_ended)
{
}

Line& Line::operator=(Line&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_lastId, other.m_lastId);
    std::swap(m_received, other.m_received);
    std::swap(m_ended, other.m_ended);
    return *this;
}

Line::~Line()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

bool Line::send(std::string_view method, std::string_view params)
{
    const std::string bytes = protocol::encodeRequest(++m_lastId, method, params) + '\n';
    const ssize_t sent = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    return sent == static_cast<ssize_t>(bytes.size());
}

std::optional<std::string> Line::takeLine()
{
    const std::size_t end = m_received.find('\n');
    if (end == std::string::npos) {
        return std::nullopt;
    }
    std::string line = m_received.substr(0, end);
    m_received.erase(0, end + 1);
    return line;
}

std::optional<std::string> Line::next()
{
    if (auto line = takeLine()) {
        return line;
    }
    std::array<char, 16384> bytes; // NOLINT: filled by recv
    const ssize_t count = ::recv(m_descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT);
    m_ended = m_ended || count == 0;
    if (count > 0) {
        m_received.append(bytes.data(), static_cast<std::size_t>(count));
    }
    return takeLine();
}

std::optional<std::string> Line::await()
{
    auto line = next();
    while (!line && !m_ended) {
        pollfd wait{.fd = m_descriptor, .events = POLLIN, .revents = 0};
        if (::poll(&wait, 1, answerWithinMs) != 1) {
            return std::nullopt;
        }
        line = next();
    }
    return line;
}

std::string commandParams(std::string_view more)
{
    return R"({"commandId":")" + client::makeCommandId().toStdString() +
           R"(","station":"kiosk-1",)" + std::string{more} + "}";
}

std::string textOf(std::string_view message, std::string_view name)
{
    const std::string key = '"' + std::string{name} + "\":\"";
    const std::size_t at = message.find(key);
    if (at == std::string_view::npos) {
        return {};
    }
    const std::string_view from = message.substr(at + key.size());
    return std::string{from.substr(0, from.find('"'))};
}

std::int64_t seqOf(std::string_view message)
{
    constexpr std::string_view key = "\"seq\":";
    const std::size_t at = message.find(key);
    std::int64_t seq = 0;
    if (at != std::string_view::npos) {
        std::from_chars(message.data() + at + key.size(), message.data() + message.size(), seq);
    }
    return seq;
}

Result<std::string, std::string> ask(Line& line, std::string_view method, std::string_view params)
{
    if (!line.send(method, params)) {
        return failure(std::string{"the node took no request"});
    }
    auto answer = line.await();
    if (!answer) {
        return failure(std::string{"no answer to "} + std::string{method});
    }
    if (answer->find("\"error\":") != std::string::npos) {
        return failure(*answer);
    }
    return std::move(*answer);
}

} // namespace hall::bench
