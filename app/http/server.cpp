// SPDX-License-Identifier: Apache-2.0
#include "app/http/server.h"

#include "app/http/incoming.h"
#include "app/http/listening_socket.h"

#include <QDeadlineTimer>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <map>
#include <microhttpd.h>
#include <sys/socket.h>

namespace hall::http {

namespace {

constexpr int timerMsMax = 60'000;

/// Decoding is ours: a slash within a segment must not part it in two.
size_t leaveEscaped(void* /*context*/, MHD_Connection* /*connection*/, char* text)
{
    return std::char_traits<char>::length(text);
}

/// A request on its way in.
struct Pending
{
    Request request;
    std::size_t bodyBytes = 0;
};

} // namespace

class Server::Daemon
{
public:
    Daemon(ServerOptions options, Answer answer)
        : m_options(std::move(options))
        , m_answer(std::move(answer))
    {
    }

    Daemon(const Daemon&) = delete;
    Daemon& operator=(const Daemon&) = delete;

    ~Daemon()
    {
        m_notifier.reset();
        if (m_daemon != nullptr) {
            MHD_stop_daemon(m_daemon);
        }
    }

    [[nodiscard]] Result<void, std::string> start();

    [[nodiscard]] int port() const
    {
        return m_port;
    }

private:
    /// A call of libmicrohttpd: first the head, then pieces of the body, then nothing more.
    struct Call
    {
        MHD_Connection* connection;
        const char* path;
        const char* method;
        const char* piece;
        std::size_t* pieceBytes;
        void** pending;
    };

    [[nodiscard]] MHD_Result handle(const Call& call) const;
    static void
    forget(void* self, MHD_Connection* connection, void** context, MHD_RequestTerminationCode why);
    static void notice(void* self,
                       MHD_Connection* connection,
                       void** context,
                       MHD_ConnectionNotificationCode what);

    [[nodiscard]] std::vector<MHD_OptionItem> mhdOptions(int socket);
    [[nodiscard]] bool takeBody(Pending& pending, std::string_view bytes) const;
    [[nodiscard]] Response answerTo(const Pending& pending) const;
    static MHD_Result queue(MHD_Connection* connection, const Response& response);
    void run();
    void endTheSlow();

    ServerOptions m_options;
    Answer m_answer;
    int m_port = 0;
    std::map<MHD_Connection*, QDeadlineTimer> m_connections;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_timer; ///< when libmicrohttpd wants to be run without anything having come
    QTimer m_slow;
    bool m_hasRoom = false; ///< a connection ended
    MHD_Daemon* m_daemon = nullptr;
};

std::vector<MHD_OptionItem> Server::Daemon::mhdOptions(int socket)
{
    const Limits& limits = m_options.limits;
    const auto number = [](MHD_OPTION option, std::size_t value) {
        return MHD_OptionItem{option, static_cast<intptr_t>(value), nullptr};
    };
    const auto callback = [](MHD_OPTION option, auto* function, void* context) {
        return MHD_OptionItem{option, reinterpret_cast<intptr_t>(function), context};
    };
    // Twice: what came, and what is made of it.
    const std::size_t room = 2 * (limits.headerBytes + limits.targetBytes) + 8192;
    std::vector<MHD_OptionItem> options{
        number(MHD_OPTION_LISTEN_SOCKET, static_cast<std::size_t>(socket)),
        number(MHD_OPTION_CONNECTION_LIMIT, limits.connections),
        number(MHD_OPTION_PER_IP_CONNECTION_LIMIT, limits.connectionsPerAddress),
        number(MHD_OPTION_CONNECTION_TIMEOUT, static_cast<std::size_t>(limits.quiet.count())),
        number(MHD_OPTION_CONNECTION_MEMORY_LIMIT, room),
        number(MHD_OPTION_STRICT_FOR_CLIENT, 1),
        callback(MHD_OPTION_UNESCAPE_CALLBACK, &leaveEscaped, nullptr),
        callback(MHD_OPTION_NOTIFY_COMPLETED, &Daemon::forget, this),
        callback(MHD_OPTION_NOTIFY_CONNECTION, &Daemon::notice, this)};
    if (m_options.certificate) {
        const auto text = [](MHD_OPTION option, const char* value) {
            return MHD_OptionItem{option, 0, const_cast<char*>(value)};
        };
        options.push_back(text(MHD_OPTION_HTTPS_MEM_CERT, m_options.certificate->chain.c_str()));
        options.push_back(text(MHD_OPTION_HTTPS_MEM_KEY, m_options.certificate->key.c_str()));
        options.push_back(
            text(MHD_OPTION_HTTPS_PRIORITIES, "SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"));
    }
    options.push_back(number(MHD_OPTION_END, 0));
    return options;
}

Result<void, std::string> Server::Daemon::start()
{
    const auto socket = listenOn(m_options.address);
    if (!socket) {
        return failure(socket.error());
    }
    m_port = portOf(*socket);
    auto options = mhdOptions(*socket);
    const auto handleCall = [](void* self,
                               MHD_Connection* connection,
                               const char* path,
                               const char* method,
                               const char* /*version*/,
                               const char* piece,
                               size_t* pieceBytes,
                               void** pending) {
        return static_cast<const Daemon*>(self)->handle(
            {connection, path, method, piece, pieceBytes, pending});
    };
    const unsigned int tls = m_options.certificate ? MHD_USE_TLS : MHD_NO_FLAG;
    m_daemon = MHD_start_daemon(MHD_USE_EPOLL | tls,
                                0,
                                nullptr,
                                nullptr,
                                handleCall,
                                this,
                                MHD_OPTION_ARRAY,
                                options.data(),
                                MHD_OPTION_END);
    const auto* const about =
        m_daemon == nullptr ? nullptr : MHD_get_daemon_info(m_daemon, MHD_DAEMON_INFO_EPOLL_FD);
    if (about == nullptr) {
        return failure(m_options.certificate
                           ? std::string{"the certificate and its key can't be used, or don't "
                                         "belong together"}
                           : std::string{"the HTTP server doesn't start"});
    }
    m_notifier = std::make_unique<QSocketNotifier>(about->epoll_fd, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, [this] { run(); });
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, [this] { run(); });
    QObject::connect(&m_slow, &QTimer::timeout, [this] { endTheSlow(); });
    m_slow.start(m_options.limits.request / 4);
    run();
    return {};
}

void Server::Daemon::run()
{
    MHD_run(m_daemon);
    MHD_UNSIGNED_LONG_LONG wait = 0;
    if (MHD_get_timeout(m_daemon, &wait) == MHD_YES) {
        m_timer.start(static_cast<int>(std::min<MHD_UNSIGNED_LONG_LONG>(wait, timerMsMax)));
    } else {
        m_timer.stop();
    }
    // It lets in who waits only when it is run once more.
    if (std::exchange(m_hasRoom, false)) {
        m_timer.start(0);
    }
}

/// Its time-out asks only for one byte now and then; by these a slow client could stay for ever.
void Server::Daemon::endTheSlow()
{
    for (const auto& [connection, deadline] : m_connections) {
        const auto* const about =
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        if (deadline.hasExpired() && about != nullptr) {
            ::shutdown(about->connect_fd, SHUT_RDWR);
        }
    }
}

void Server::Daemon::notice(void* self,
                            MHD_Connection* connection,
                            void** /*context*/,
                            MHD_ConnectionNotificationCode what)
{
    auto& daemon = *static_cast<Daemon*>(self);
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        daemon.m_connections.emplace(connection, daemon.m_options.limits.request);
    } else {
        daemon.m_connections.erase(connection);
        daemon.m_hasRoom = true;
    }
}

void Server::Daemon::forget(void* self,
                            MHD_Connection* connection,
                            void** context,
                            MHD_RequestTerminationCode /*why*/)
{
    delete static_cast<Pending*>(*context);
    *context = nullptr;
    auto& daemon = *static_cast<Daemon*>(self);
    if (const auto found = daemon.m_connections.find(connection);
        found != daemon.m_connections.end()) {
        found->second = QDeadlineTimer{daemon.m_options.limits.request};
    }
}

MHD_Result Server::Daemon::handle(const Call& call) const
{
    if (*call.pending == nullptr) {
        auto begun = std::make_unique<Pending>();
        begun->request.method = methodOf(call.method);
        begun->request.path = call.path;
        if (const auto problem = readHead(call.connection, m_options.limits, begun->request)) {
            return queue(call.connection, toResponse(*problem));
        }
        *call.pending = begun.release();
        return MHD_YES;
    }
    auto& pending = *static_cast<Pending*>(*call.pending);
    if (*call.pieceBytes > 0) {
        const bool goesOn = takeBody(pending, {call.piece, *call.pieceBytes});
        *call.pieceBytes = 0;
        return goesOn ? MHD_YES : MHD_NO;
    }
    return queue(call.connection, answerTo(pending));
}

bool Server::Daemon::takeBody(Pending& pending, std::string_view bytes) const
{
    pending.bodyBytes += bytes.size();
    if (pending.bodyBytes <= m_options.limits.bodyBytes) {
        pending.request.body.append(bytes);
    } else {
        pending.request.body = std::string{};
    }
    return pending.bodyBytes <= m_options.limits.refusedBodyBytes;
}

Response Server::Daemon::answerTo(const Pending& pending) const
{
    return pending.bodyBytes > m_options.limits.bodyBytes
               ? toResponse(tooLarge(m_options.limits.bodyBytes))
               : m_answer(pending.request);
}

MHD_Result Server::Daemon::queue(MHD_Connection* connection, const Response& response)
{
    MHD_Response* const made = MHD_create_response_from_buffer(
        response.body.size(), const_cast<char*>(response.body.data()), MHD_RESPMEM_MUST_COPY);
    if (made == nullptr) {
        return MHD_NO;
    }
    if (!response.type.empty()) {
        MHD_add_response_header(made, MHD_HTTP_HEADER_CONTENT_TYPE, response.type.c_str());
    }
    for (const auto& [name, value] : response.headers) {
        MHD_add_response_header(made, name.c_str(), value.c_str());
    }
    const MHD_Result queued =
        MHD_queue_response(connection, static_cast<unsigned int>(response.status), made);
    MHD_destroy_response(made);
    return queued;
}

Server::Server(std::unique_ptr<Daemon> daemon)
    : m_daemon(std::move(daemon))
{
}

Server::~Server() = default;

Result<std::unique_ptr<Server>, std::string> Server::open(ServerOptions options, Answer answer)
{
    auto daemon = std::make_unique<Daemon>(std::move(options), std::move(answer));
    if (auto started = daemon->start(); !started) {
        return failure(started.error());
    }
    return std::unique_ptr<Server>{new Server{std::move(daemon)}};
}

int Server::port() const
{
    return m_daemon->port();
}

} // namespace hall::http
