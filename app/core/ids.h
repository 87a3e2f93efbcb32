// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

namespace hall {

/// A text that names one kind of thing, so that a clerk's can't be passed where a ticket's is
/// wanted.
template <class Tag>
struct TextId
{
    std::string value;

    [[nodiscard]] bool empty() const
    {
        return value.empty();
    }

    friend auto operator<=>(const TextId&, const TextId&) = default;
};

/// One id for life: the issuing station and its running count, `kiosk-1-42`. Needs no agreement
/// between nodes.
using TicketId = TextId<struct TicketTag>;
/// The UUID of one press, made where the person pressed.
using CommandId = TextId<struct CommandTag>;
using ServiceCode = TextId<struct ServiceTag>;
using GroupCode = TextId<struct GroupTag>;
using AreaCode = TextId<struct AreaTag>;
using ZoneCode = TextId<struct ZoneTag>;
using ClassCode = TextId<struct ClassTag>;
/// Prefix of a queue, the first letter of its numbers.
using QueuePrefix = TextId<struct QueueTag>;
using ClerkId = TextId<struct ClerkTag>;
using StationName = TextId<struct StationTag>;
using VisitCode = TextId<struct VisitTag>;
using PlanCode = TextId<struct PlanTag>;
/// A closed word for why: of a pause, a given call, a hold. Never free text.
using ReasonCode = TextId<struct ReasonTag>;
using MaterialCode = TextId<struct MaterialTag>;
/// A random reference; who it is for stands in the vault.
using AppointmentId = TextId<struct AppointmentTag>;
/// A random reference of papers accepted on promise; who promised stands in the vault.
using PromiseId = TextId<struct PromiseTag>;
/// Keyed hash of a person or an enterprise under a key that is forgotten with the day. Equal hashes
/// of one day are one subject; of two days they say nothing.
using SubjectHash = TextId<struct SubjectTag>;

/// The number over the counter, 1 to 999.
struct CounterNumber
{
    int value = 0;

    friend auto operator<=>(const CounterNumber&, const CounterNumber&) = default;
};

} // namespace hall

/// Not `noexcept`: libstdc++ keeps the hashes of a table in its nodes only for a hash that may
/// throw, and without them a look into a bucket reads the texts of its neighbours.
template <class Tag>
struct std::hash<hall::TextId<Tag>>
{
    std::size_t operator()(const hall::TextId<Tag>& id) const
    {
        return std::hash<std::string>{}(id.value);
    }
};

template <>
struct std::hash<hall::CounterNumber>
{
    std::size_t operator()(const hall::CounterNumber& number) const noexcept
    {
        return std::hash<int>{}(number.value);
    }
};
