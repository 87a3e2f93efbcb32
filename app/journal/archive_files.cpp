// SPDX-License-Identifier: Apache-2.0
#include "app/journal/archive_files.h"

#include "app/journal/sqlite_reader.h"

#include <algorithm>

namespace hall::journal {

namespace {

constexpr std::size_t nameLength = std::string_view{"2024-10.db"}.size();

bool isMonth(const std::string& name)
{
    return name.size() == nameLength && name[4] == '-' && name.ends_with(".db") &&
           std::ranges::all_of(name.substr(0, 4) + name.substr(5, 2),
                               [](char c) { return c >= '0' && c <= '9'; });
}

/// The same of an archive, where accepting isn't the way out.
JournalError inArchive(JournalError error, const std::filesystem::path& file)
{
    error.detail = error.detail.substr(0, error.detail.find(" `paihao journal accept`"));
    error.detail = "In " + file.string() + ": " + error.detail +
                   " Put the file back from a copy: an archive never changes.";
    return error;
}

JournalError missing(std::int64_t from, std::int64_t to, const JournalFiles& files)
{
    return {JournalErrorCode::BrokenChain,
            "Rows " + std::to_string(from) + " to " + std::to_string(to) +
                " were archived, but no file in " + files.archive().string() +
                " has them. Put it back from a copy.",
            from};
}

/// Goes through the files as one sequence of rows.
class Walk
{
public:
    Walk(std::int64_t after, const Head& anchor, const TakeRow& take)
        : m_after(after)
        , m_anchor(anchor)
        , m_take(take)
    {
    }

    [[nodiscard]] bool wantsMore() const
    {
        return m_wantsMore && m_last.position.seq < m_anchor.position.seq;
    }

    [[nodiscard]] bool wasStopped() const
    {
        return !m_wantsMore;
    }

    [[nodiscard]] const Head& last() const
    {
        return m_last;
    }

    /// Rows of one file; one that ends at or before where the walk is has none.
    [[nodiscard]] Result<void, JournalError> through(SqliteReader& reader, bool checked);

private:
    std::int64_t m_after;
    const Head& m_anchor;
    const TakeRow& m_take;
    Head m_last; ///< seq 0: none yet
    bool m_wantsMore = true;
};

Result<void, JournalError> Walk::through(SqliteReader& reader, bool checked)
{
    const auto head = reader.head();
    const auto before = head ? reader.anchor() : failure(head.error());
    if (!before) {
        return failure(before.error());
    }
    const std::int64_t from = std::max(m_after, m_last.position.seq);
    if (head->position.seq <= from) {
        return {};
    }
    // Where the walk begins within the first file, the file's own rows lead up to it.
    const bool isGap = before->position.seq > from;
    const bool isAnother =
        checked && before->position.seq == m_last.position.seq && before->chain != m_last.chain;
    if (isGap || isAnother) {
        return failure(JournalError{JournalErrorCode::BrokenChain,
                                    "its first row doesn't follow from row " +
                                        std::to_string(from) + ", the last one before it.",
                                    from + 1});
    }
    const auto take = [this](const Row& row) {
        if (row.seq > m_anchor.position.seq) {
            return false;
        }
        m_last = {{row.epoch, row.seq}, row.chain};
        m_wantsMore = m_take(row);
        return m_wantsMore;
    };
    return checked ? reader.replay(from, take) : reader.read(from, take);
}

} // namespace

std::vector<std::filesystem::path> archiveFiles(const JournalFiles& files)
{
    return monthsIn(files.archive());
}

std::vector<std::filesystem::path> monthsIn(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (isMonth(entry.path().filename().string())) {
            found.push_back(entry.path());
        }
    }
    std::ranges::sort(found);
    return found;
}

std::optional<Row> archivedRow(const JournalFiles& files, std::int64_t seq)
{
    for (const auto& file : archiveFiles(files)) {
        const auto reader = SqliteReader::open(file.string(), files.vfs);
        auto row = reader ? (*reader)->row(seq).value_or(std::nullopt) : std::nullopt;
        if (row) {
            return row;
        }
    }
    return std::nullopt;
}

std::map<std::int64_t, std::string> archivedBreaks(const JournalFiles& files)
{
    std::map<std::int64_t, std::string> breaks;
    for (const auto& file : archiveFiles(files)) {
        if (const auto reader = SqliteReader::open(file.string(), files.vfs)) {
            breaks.merge((*reader)->breaks());
        }
    }
    return breaks;
}

Result<void, JournalError>
walkArchives(const JournalFiles& files,
             std::int64_t after,
             const Head& anchor,
             const std::function<std::map<std::int64_t, std::string>()>& others,
             const TakeRow& take)
{
    Walk walk(after, anchor, take);
    for (const auto& file : archiveFiles(files)) {
        if (!walk.wantsMore()) {
            break;
        }
        auto reader = SqliteReader::open(file.string(), files.vfs);
        if (!reader) {
            return failure(inArchive(reader.error(), file));
        }
        (*reader)->acceptAlso(others);
        if (auto walked = walk.through(**reader, others != nullptr); !walked) {
            return failure(inArchive(walked.error(), file));
        }
    }
    if (walk.wasStopped()) {
        return {};
    }
    if (walk.last().position.seq != anchor.position.seq) {
        return failure(
            missing(std::max(after, walk.last().position.seq) + 1, anchor.position.seq, files));
    }
    if (others != nullptr && walk.last() != anchor) {
        return failure(JournalError{
            JournalErrorCode::BrokenChain,
            "The journal's anchor was changed: it isn't row " +
                std::to_string(anchor.position.seq) +
                " of the archive. `paihao journal accept` takes it from there and goes on.",
            anchor.position.seq});
    }
    return {};
}

} // namespace hall::journal
