// SPDX-License-Identifier: Apache-2.0
#include "app/sync/arrival.h"

#include "app/journal/chain.h"

namespace hall::sync {

namespace {

bool followsFrom(const journal::Chain& previous, const journal::Row& row)
{
    journal::Chainer chainer;
    return chainer.next(previous, row) == row.chain;
}

bool isBeginning(const journal::Position& position)
{
    return position.seq == 0;
}

} // namespace

JudgedArrival judge(const EventMessage& came, const journal::Head& newest, const FindChain& find)
{
    const journal::Row& row = came.row;
    const bool isNext = came.previous == newest.position ||
                        (isBeginning(came.previous) && isBeginning(newest.position));
    if (isNext) {
        return {.arrival = Arrival::Next, .chainHolds = followsFrom(newest.chain, row)};
    }
    if (const auto stored = find({.epoch = row.epoch, .seq = row.seq})) {
        return {.arrival = *stored == row.chain ? Arrival::Again : Arrival::Differs};
    }
    if (isBeginning(came.previous)) {
        return {.arrival = Arrival::Differs};
    }
    const auto previous = find(came.previous);
    if (!previous) {
        return {.arrival = Arrival::Early};
    }
    if (came.previous.epoch == row.epoch) {
        return {.arrival = Arrival::Differs};
    }
    return {.arrival = Arrival::Branch, .chainHolds = followsFrom(*previous, row)};
}

} // namespace hall::sync
