// SPDX-License-Identifier: Apache-2.0
#include "app/server/learning.h"

#include "app/core/opening.h"
#include "app/journal/files.h"
#include "app/journal/snapshot_file.h"
#include "app/server/calendar.h"
#include "app/server/event_row.h"

namespace hall::server {

namespace {

/// Of how days are counted: raised when the same rows teach something else.
constexpr int countsAs = 1;

journal::Head headOf(const journal::Row& row)
{
    return {.position = {.epoch = row.epoch, .seq = row.seq}, .chain = row.chain};
}

} // namespace

Learning::Learning(const std::filesystem::path& dataDir,
                   std::unique_ptr<journal::Reader> reader,
                   std::function<void(const std::string&)> tell)
    : m_file(dataDir / "learned")
    , m_reader(std::move(reader))
    , m_tell(std::move(tell))
{
}

void Learning::follow(const std::atomic<bool>& isEnding)
{
    if (!m_begun) {
        m_begun = true;
        begin();
    }
    const auto read = m_reader->read(m_upTo, [&](const journal::Row& row) {
        if (isEnding) {
            return false;
        }
        observe(row);
        return true;
    });
    if (!read) {
        m_tell("waiting times can't follow the journal: " + read.error().detail);
    } else if (!isEnding && m_learned.past().upTo != m_stored) {
        store();
    }
}

void Learning::begin()
{
    const auto bytes = journal::readFile(m_file);
    if (!bytes) {
        return;
    }
    if (const auto resumed = resume(*bytes); !resumed) {
        m_tell("what past days taught is made anew from the journal: " + m_file.string() + " " +
               resumed.error());
    }
}

Result<void, std::string> Learning::resume(const std::string& bytes)
{
    const auto file = journal::decodeSnapshot(bytes);
    if (!file) {
        return failure(std::string{"is damaged"});
    }
    if (file->snapshot.fold != countsAs) {
        return failure(std::string{"was written by another version"});
    }
    const auto row = m_reader->row(file->head.position.seq);
    if (!row || !*row || headOf(**row) != file->head) {
        return failure(std::string{"is of another journal"});
    }
    auto past = parsePastDays(file->snapshot.bytes);
    if (!past) {
        return failure(std::move(past.error()));
    }
    const auto rulesRow = m_reader->row(past->rules);
    const auto event =
        rulesRow && *rulesRow ? fromRow(**rulesRow) : Result<Event, protocol::BodyError>{Event{}};
    const auto* changed = event ? std::get_if<RulesChanged>(&event->body) : nullptr;
    if (changed == nullptr || past->upTo != file->head.position.seq) {
        return failure(std::string{"doesn't fit the journal"});
    }
    m_upTo = m_stored = past->upTo;
    m_rulesHash = changed->hash;
    m_learned = Learned{std::move(*past), *changed->rules};
    return {};
}

void Learning::observe(const journal::Row& row)
{
    m_upTo = row.seq;
    const auto event = fromRow(row);
    if (!event) {
        return; // A node doesn't start on rows that it can't read.
    }
    m_learned.observe(*event, localOffset(event->at));
    if (const auto* changed = std::get_if<RulesChanged>(&event->body)) {
        m_rulesHash = changed->hash;
    }
}

/// Once a day; when that fails, the next day's end is soon enough.
void Learning::store()
{
    const PastDays& past = m_learned.past();
    m_stored = past.upTo;
    const auto row = m_reader->row(past.upTo);
    if (!row || !*row) {
        m_tell("what past days taught isn't stored: row " + std::to_string(past.upTo) +
               " can't be read");
        return;
    }
    const journal::SnapshotFile file{
        .snapshot = {.seq = past.upTo, .fold = countsAs, .bytes = toText(past)},
        .head = headOf(**row)};
    const auto stored = journal::replaceFile(m_file, journal::encodeSnapshot(file));
    if (!stored) {
        m_tell("what past days taught isn't stored: " + stored.error().detail);
    }
}

const Rates& Learning::ratesFor(BusinessDay day)
{
    const std::int64_t upTo = m_learned.past().upTo;
    if (m_rates.day != day || m_rates.upTo != upTo || m_rates.rules != m_learned.rules()) {
        m_rates = {.day = day,
                   .upTo = upTo,
                   .rules = m_learned.rules(),
                   .rates = m_learned.rates(weekdayOf(day))};
    }
    return m_rates.rates;
}

} // namespace hall::server
