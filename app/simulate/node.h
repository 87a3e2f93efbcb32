// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/decide.h"
#include "app/simulate/onlooker.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace hall::simulate {

/// What a client is told: the events of its command are `from` to `to`, none when `to` is below.
struct Answer
{
    std::optional<Rejection> rejection;
    std::int64_t from = 0;
    std::int64_t to = 0;

    friend bool operator==(const Answer&, const Answer&) = default;
};

/// A node as its clients know it: decides at once, stores in batches, answers what was asked before
/// as it did then, and forgets what wasn't stored when it falls.
class Node
{
public:
    explicit Node(std::vector<Onlooker*>& onlookers);

    [[nodiscard]] const Hall& hall() const
    {
        return m_hall;
    }

    /// Everything up to here is on the disk.
    [[nodiscard]] std::int64_t durableSeq() const
    {
        return m_durable;
    }

    [[nodiscard]] bool isWriting() const
    {
        return m_writing.has_value();
    }

    [[nodiscard]] bool hasUnwritten() const
    {
        return m_hall.lastSeq > m_durable;
    }

    [[nodiscard]] Answer ask(const Command& command, Time now);

    /// Begins to write all that gathered.
    void beginBatch();
    /// The batch is durable.
    void endBatch();
    /// The machine loses its current; `written`: the batch under way had just reached the disk.
    /// Afterwards the hall is what a start from the last snapshot and the rows behind it gives.
    void fall(bool written);

    /// An event since the last snapshot but one.
    [[nodiscard]] const Event& event(std::int64_t seq) const;

    [[nodiscard]] std::int64_t commands() const
    {
        return m_commands;
    }

private:
    struct Snapshot
    {
        std::int64_t seq = 0;
        Hall hall;
    };

    [[nodiscard]] const Answer* answered(const CommandId& id) const;
    void takeSnapshot();

    std::vector<Onlooker*>& m_onlookers;
    Hall m_hall;
    Snapshot m_snapshot;
    std::vector<Event> m_rows;   ///< behind the snapshot
    std::int64_t m_firstRow = 1; ///< seq of the first of them
    std::int64_t m_durable = 0;
    std::optional<std::int64_t> m_writing; ///< up to which seq
    using Answers = std::unordered_map<CommandId, Answer>;
    Answers m_answers; ///< of the commands that told events since the last snapshot
    Answers m_earlier; ///< and between it and the one before; nobody asks again later than that
    std::int64_t m_commands = 0;
};

} // namespace hall::simulate
