// SPDX-License-Identifier: Apache-2.0
#include "app/server/restore.h"

#include "app/core/apply.h"
#include "app/protocol/hall_codec.h"
#include "app/server/event_row.h"

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
    std::optional<std::string> unreadable;
    const auto replayed = reader.replay(hall.lastSeq, [&](const journal::Row& row) {
        auto event = fromRow(row);
        if (!event) {
            unreadable = event.error().detail;
            return false;
        }
        apply(hall, *event);
        return true;
    });
    if (!replayed) {
        return failure(replayed.error().detail);
    }
    if (unreadable) {
        return failure(*unreadable + ": start the version of paihao that wrote it");
    }
    return hall;
}

} // namespace hall::server
