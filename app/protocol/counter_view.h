// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/booking.h"
#include "app/core/ticket.h"
#include "app/protocol/view_header.h"

/// The view `counter:N`: what a clerk has in front of him.
namespace hall::protocol {

enum class CounterState { Closed, Open, Paused };

/// A ticket as a clerk sees it; no identity before the call, none kept in the hall at all.
struct CounterTicket
{
    TicketId id;
    std::string number;
    Name service;
    ClassCode priority;
    Name priorityName; ///< empty for the normal class
    TicketState state = TicketState::Waiting;
    int calls = 0;
    Time issuedAt;
    Time calledAt;
    Time recalledAt; ///< last recall, or the call
    Time startedAt;
    Duration servedBefore{0}; ///< before it was held
    bool hasAppointment = false;
    bool returned = false; ///< was missed and is back
    bool bound = false;    ///< for this counter or its clerk alone
    Name visit = {};       ///< empty: one service
    int step = 0;          ///< of a visit, 1 the first; 0: one service
    int steps = 0;
    std::optional<HoldKind> hold = {};  ///< of a held one
    std::optional<WaitRange> wait = {}; ///< of a waiting one, from now

    friend bool operator==(const CounterTicket&, const CounterTicket&) = default;
};

/// A paper that a clerk may accept on promise.
struct Promisable
{
    MaterialCode code;
    Name name;

    friend bool operator==(const Promisable&, const Promisable&) = default;
};

/// Papers that somebody still owes.
struct PromiseLine
{
    PromiseId id;
    std::string number;
    Name service;
    std::vector<Name> materials;
    BusinessDay due;

    friend bool operator==(const PromiseLine&, const PromiseLine&) = default;
};

/// Where a ticket can be sent.
struct TransferService
{
    ServiceCode code;
    Name name;
    AreaCode area;

    friend bool operator==(const TransferService&, const TransferService&) = default;
};

/// Another counter with a clerk at it.
struct OtherCounter
{
    int counter = 0;
    Name name;
    ClerkId clerk;
    CounterState state = CounterState::Open;

    friend bool operator==(const OtherCounter&, const OtherCounter&) = default;
};

struct CounterView
{
    Stamp stamp;
    HallHeader hall;
    int counter = 0;
    Name name;
    CounterKind kind = CounterKind::Desk;
    CounterState state = CounterState::Closed;
    ClerkId clerk;
    Policy policy;
    std::optional<CounterTicket> current; ///< called or serving
    std::vector<CounterTicket> waiting;   ///< in the order they will be called, at most 50
    int waitingCount = 0;
    std::vector<CounterTicket> held;    ///< that may be taken up here, or wait for the back office
    std::vector<CounterTicket> missed;  ///< of its services, newest first, at most 50
    std::vector<PromiseLine> promises;  ///< of its services, the first due first
    std::vector<Promisable> promisable; ///< of the service of `current`
    std::vector<TransferService> services;
    std::vector<OtherCounter> others;
    std::vector<Reason> reasons;
    Name plan; ///< in force; empty: none
    int finishedToday = 0;
    Duration serviceToday{0}; ///< sum of the service times of those

    friend bool operator==(const CounterView&, const CounterView&) = default;
};

} // namespace hall::protocol
