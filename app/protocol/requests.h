// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/commands.h"
#include "app/core/result.h"
#include "app/protocol/views.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What clients ask of a node, JSON-RPC 2.0. The methods and their parameters stand in README.md.
namespace hall::protocol {

/// Lines of a file of appointments in one request.
constexpr std::size_t importLinesMax = 200;
/// Things in one answer of a list; whoever wants more asks from there on.
constexpr std::size_t listedMax = 200;

/// First thing on a TCP session.
struct OpenSession
{
    std::string token;
};

struct Cursor
{
    std::string epoch;
    std::int64_t seq = 0;

    friend bool operator==(const Cursor&, const Cursor&) = default;
};

struct WatchView
{
    std::string view; ///< `events`, `hall`, `kiosk`, `board:ZONE`, `counter:N`, `station:NAME`,
                      ///< `reading:NAME`
    std::optional<Cursor> from; ///< of `events` alone
};

struct ShowTicket
{
    TicketId ticket;
    std::string codeHash;
};

struct ShowState
{
};

/// A station's scanner read something. Never journalled and never logged: it may be a person's.
struct ReadCode
{
    StationName station;
    std::int64_t claim = 0;
    std::string text; ///< UTF-8
};

/// A station's card reader read a card, or couldn't. Never journalled and never logged.
struct ReadCard
{
    StationName station;
    std::int64_t claim = 0;
    std::string number;      ///< empty: none was read
    bool isUnusable = false; ///< nor would it be if it were laid on again
};

/// Opens what is the operator's to this session.
struct EnterOperator
{
    std::string pin;
};

/// What strips of a station acknowledged, so long ago. Never journalled.
struct ShowStrips
{
    struct Shown
    {
        Duration age{0};
        StripPreview strip; ///< but for its station and moment
    };

    StationName station;
    std::int64_t claim = 0;
    std::vector<Shown> strips;
};

/// Asks a station to show that one of its devices works.
struct TestDevice
{
    StationName station;
    std::string device; ///< as in `device.changed`
};

/// Has a text of the manager's spoken. Never journalled: it may name anybody.
struct MakeAnnouncement
{
    ZoneCode zone; ///< empty: the whole hall
    std::string text;
    std::string textEn;    ///< where English is spoken; empty: nothing there
    bool isUrgent = false; ///< before all calls, and in a quiet hour, too
};

/// A line of a file of appointments: the names of its columns, and what stands there. Never
/// journalled and never logged: it may be a person's.
struct AppointmentColumns
{
    int line = 0;
    std::map<std::string, std::string> values;
};

/// So many lines of a file; the same again changes nothing.
struct ImportAppointments
{
    std::vector<AppointmentColumns> lines;
};

struct ListAppointments
{
    BusinessDay day;
    std::int64_t from = 0; ///< so many are left out
};

/// Of papers that are still owed.
struct ListPromises
{
    std::int64_t from = 0;
};

using Ask = std::variant<Command,
                         OpenSession,
                         WatchView,
                         ShowTicket,
                         ShowState,
                         ReadCode,
                         ReadCard,
                         ShowStrips,
                         EnterOperator,
                         TestDevice,
                         MakeAnnouncement,
                         ImportAppointments,
                         ListAppointments,
                         ListPromises>;

/// Whom a ticket is for, as typed or read. Never journalled, never logged; the shell makes hashes
/// of the day of it.
struct Person
{
    std::string id;    ///< ID number, or an enterprise's credit code
    std::string agent; ///< who acts for the enterprise
    /// In place of `id`: so many readings after its start the node was told of his card by the
    /// station where the ticket is taken. 0: none.
    std::int64_t card = 0;
};

struct Request
{
    std::string id = "null"; ///< as it came, JSON text
    Ask ask;
    std::optional<Person> person = {};
    /// Of `ticket.take`: for the appointment that the person has today.
    bool checkIn = false;
    bool claimed = false; ///< the class is the citizen's own word
    /// Of `counter.bind`, as a moment of the hall's day: minutes after midnight.
    std::optional<int> untilMinute = {};
};

/// Codes of JSON-RPC 2.0, and ours.
enum class RpcError {
    ParseError = -32700,
    InvalidRequest = -32600,
    MethodNotFound = -32601,
    InvalidParams = -32602,
    Rejected = -32000,      ///< the hall says no: `data.rejection`
    Busy = -32001,          ///< too much asked at once; may be retried
    NotDurable = -32002,    ///< the disk takes nothing now; may be retried
    NotOpened = -32003,     ///< no session, or a wrong token
    UnknownCursor = -32004, ///< a history that isn't this journal's
    WrongPin = -32005,      ///< `data.next`: from when on the next try is heard
    NoPin = -32006,         ///< hall.toml sets none, so nobody is the operator
    NotLinked = -32100      ///< never on the wire: a client without a link says so at the press
};

struct RequestError
{
    std::string id = "null";
    RpcError code = RpcError::InvalidRequest;
    std::string message; ///< names the parameter
};

[[nodiscard]] Result<Request, RequestError> parseRequest(std::string_view text);

/// One request of a client, with its parameters as a JSON object. `id` is any number of the
/// client's.
[[nodiscard]] std::string
encodeRequest(std::int64_t id, std::string_view method, std::string_view params);

} // namespace hall::protocol
