// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/reserve.h"
#include "app/journal/sqlite_journal.h"
#include "app/server/hall_service.h"
#include "tests/bench/samples.h"

#include <filesystem>
#include <memory>

namespace hall::bench {

/// A hall service on its journal, with a counter open: commands go in at its entrance and are timed
/// until their answer, so that nothing but deciding and making durable is in it.
class DurableHall
{
public:
    /// `visits`: people who came and went today before, each with an event for the ticket and for
    /// the call.
    explicit DurableHall(const std::filesystem::path& dataDir, std::int64_t visits = 0);

    Nanoseconds issue();
    Nanoseconds callNext();

    [[nodiscard]] server::HallService& service()
    {
        return *m_service;
    }

    /// One more, for a thread of its own.
    [[nodiscard]] std::unique_ptr<journal::Reader> reader() const;

private:
    /// From the entrance of the service to its answer.
    Nanoseconds submit(decltype(Command::what) what);

    journal::DiskReserve m_reserve;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<server::HallClock> m_clock;
    std::unique_ptr<server::HallService> m_service;
    std::size_t m_issued = 0;
};

} // namespace hall::bench
