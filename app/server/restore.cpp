// SPDX-License-Identifier: Apache-2.0
#include "app/server/restore.h"

#include "app/core/apply.h"
#include "app/protocol/hall_codec.h"
#include "app/server/event_row.h"
#include "app/server/read_ahead.h"

namespace hall::server {

namespace {

/// The hall of the newest snapshot that can be read; an empty one when none can.
Hall fromSnapshot(journal::Snapshots& snapshots)
{
    auto snapshot = snapshots.newest(foldVersion);
    while (snapshot) {
        auto hall = protocol::decodeHall(snapshot->bytes);
        if (hall && hall->lastSeq == snapshot->seq) {
            return std::move(*hall);
        }
        snapshot = snapshots.newest(foldVersion, snapshot->seq);
    }
    return {};
}

} // namespace

Result<Hall, std::string> restore(journal::Reader& reader, journal::Snapshots& snapshots)
{
    Hall hall = fromSnapshot(snapshots);
    ReadAhead rows{reader, hall.lastSeq};
    for (auto some = rows.next(); !some.empty(); some = rows.next()) {
        for (const journal::Row& row : some) {
            const auto event = fromRow(row);
            if (!event) {
                return failure(event.error().detail +
                               (event.error().newer ? ": start the version of paihao that wrote it"
                                                    : ": paihao journal verify says more"));
            }
            apply(hall, *event);
        }
    }
    if (const auto& replayed = rows.verdict(); !replayed) {
        return failure(replayed.error().detail);
    }
    return hall;
}

} // namespace hall::server
