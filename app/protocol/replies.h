// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rejection.h"
#include "app/core/result.h"
#include "app/protocol/requests.h"
#include "app/protocol/views.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What a node sends: answers, and pushes of what is watched.
namespace hall::protocol {

/// The answer to a command or `ticket.show`.
struct TicketReply
{
    std::string epoch;
    std::int64_t seq = 0;
    std::optional<TicketAnswer> ticket; ///< none: nobody waits, or not about a ticket
    std::int64_t claim = 0;             ///< of `station.claim`

    friend bool operator==(const TicketReply&, const TicketReply&) = default;
};

/// A refusal as the client gets it. With Rejected, `rejection` and what helps.
struct Refusal
{
    RpcError code = RpcError::Rejected;
    std::optional<Rejection> rejection;
    std::string message;
    std::optional<int> counter;
    std::optional<TicketAnswer> ticket; ///< the present state, with AlreadyDone
    std::optional<Time> next;           ///< when it will be possible
    std::vector<std::string> views;     ///< of `hall.watch`: those of this kind that there are

    friend bool operator==(const Refusal&, const Refusal&) = default;
};

using AnyView = std::variant<KioskView, BoardView, CounterView, StationView, HallView, ReadingView>;

[[nodiscard]] std::string encodeReply(const std::string& id, const TicketReply& reply);
[[nodiscard]] std::string encodeRefusal(const std::string& id, const Refusal& refusal);
/// A result whose JSON is at hand.
[[nodiscard]] std::string encodeResult(const std::string& id, std::string_view json);

[[nodiscard]] std::string encodePush(std::string_view view, std::string_view stateJson);
[[nodiscard]] std::string encodeHeartbeat(const Stamp& stamp);
/// Events of the view `events`: each already a JSON object.
[[nodiscard]] std::string encodeEvents(const std::vector<std::string>& rows, const Cursor& last);

struct Answer
{
    std::int64_t id = 0;
    Result<TicketReply, Refusal> reply;
    std::string resultJson; ///< the whole result, for answers of another shape
};

struct Push
{
    std::string view;
    AnyView state;
};

struct EventsPush
{
    std::vector<std::string> rows; ///< JSON objects, whole rows of the journal
    Cursor last;                   ///< position of the last of them
};

using Message = std::variant<Answer, Push, EventsPush, Stamp>;

/// What a client got. The error says what doesn't fit; such a message is dropped and counted.
[[nodiscard]] Result<Message, std::string> parseMessage(std::string_view text);

} // namespace hall::protocol
