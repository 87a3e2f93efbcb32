// SPDX-License-Identifier: Apache-2.0
#include "app/sync/own_place.h"

#include "app/sync/position_text.h"

namespace hall::sync {

namespace {

OwnPlace foreign(std::string why)
{
    return {.kind = OwnPlace::Kind::Foreign, .last = {}, .why = std::move(why)};
}

/// The newest row of an epoch, seq 0: there is none.
Result<journal::Position, journal::JournalError> lastOf(const std::string& epoch,
                                                        journal::Reader& reader)
{
    journal::Position last{.epoch = epoch, .seq = 0};
    const auto read = reader.read(0, [&](const journal::Row& row) {
        if (row.epoch == epoch) {
            last.seq = row.seq;
        }
        return true;
    });
    if (!read) {
        return failure(read.error());
    }
    return last;
}

} // namespace

Result<OwnPlace, journal::JournalError> findOwnPlace(const journal::Head& held,
                                                     journal::Reader& reader)
{
    const journal::Position& position = held.position;
    if (position.seq == 0) {
        return OwnPlace{};
    }
    const auto row = reader.row(position.seq);
    if (!row) {
        return failure(row.error());
    }
    if (*row && (*row)->epoch == position.epoch) {
        if ((*row)->chain == held.chain) {
            return OwnPlace{.kind = OwnPlace::Kind::Ours, .last = position, .why = {}};
        }
        return foreign("the hub holds another " + nameOf(position) + " than this hall");
    }
    const auto last = lastOf(position.epoch, reader);
    const auto head = reader.head();
    if (!last || !head) {
        return failure(last ? head.error() : last.error());
    }
    if (last->seq == 0) {
        return foreign("the hub holds " + nameOf(position) +
                       ", and this hall's journal has no event of that epoch");
    }
    // A row that was lost here: those behind it tell by their chain whether they follow from it.
    if (last->seq > position.seq) {
        return OwnPlace{.kind = OwnPlace::Kind::Ours, .last = position, .why = {}};
    }
    if (head->position.epoch == position.epoch) {
        return foreign("the hub holds " + nameOf(position) + ", which this hall hasn't");
    }
    return OwnPlace{.kind = OwnPlace::Kind::Beyond, .last = *last, .why = {}};
}

} // namespace hall::sync
