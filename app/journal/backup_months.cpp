// SPDX-License-Identifier: Apache-2.0
#include "app/journal/backup_months.h"

#include "app/journal/archive_files.h"
#include "app/journal/event_table.h"
#include "app/journal/files.h"
#include "app/journal/swap.h"

namespace hall::journal {

namespace {

Result<void, JournalError> copySynced(const std::vector<std::filesystem::path>& months,
                                      const std::filesystem::path& to)
{
    std::error_code error;
    std::filesystem::create_directories(to, error);
    for (const auto& month : months) {
        const auto copy = to / month.filename();
        if (!error) {
            std::filesystem::copy_file(month, copy, error);
        }
        if (error) {
            return failure(systemError(error.value(), "copying " + month.string()));
        }
        if (auto synced = syncPath(copy); !synced) {
            return synced;
        }
    }
    return syncPath(to);
}

} // namespace

std::filesystem::path monthsBeside(const std::filesystem::path& backup)
{
    return backup.string() + ".archive";
}

Result<void, JournalError> copyMonths(const JournalFiles& from, const JournalFiles& to)
{
    const auto months = archiveFiles(from);
    return months.empty() ? Result<void, JournalError>{} : copySynced(months, to.archive());
}

Result<void, JournalError> moveMonths(const std::filesystem::path& from,
                                      const std::filesystem::path& to)
{
    std::error_code error;
    if (!std::filesystem::exists(from, error)) {
        return {};
    }
    std::filesystem::rename(from, to, error);
    return error ? failure(systemError(error.value(), "naming " + to.string()))
                 : Result<void, JournalError>{};
}

Result<void, JournalError> bringMonths(const std::filesystem::path& backup,
                                       const JournalFiles& made)
{
    const auto months = monthsIn(monthsBeside(backup));
    if (!months.empty()) {
        if (auto copied = copySynced(months, made.archive()); !copied) {
            return copied;
        }
    }
    const auto database = openDatabase(made, sqlite::Database::Access::Read);
    const auto anchor = database ? readAnchor(*database) : failure(database.error());
    if (!anchor) {
        return failure(anchor.error());
    }
    const auto whole = walkArchives(made, 0, *anchor, {}, [](const Row&) { return true; });
    if (!whole) {
        return failure(JournalError{JournalErrorCode::BrokenChain,
                                    "The files in " + monthsBeside(backup).string() +
                                        " don't hold all rows up to " +
                                        std::to_string(anchor->position.seq) + ", after which " +
                                        backup.string() + " goes on. Put them back beside it.",
                                    whole.error().seq});
    }
    return {};
}

Result<void, JournalError> swapInMonths(const JournalFiles& made, const JournalFiles& files)
{
    if (auto kept = moveMonths(files.archive(), freeName(files.archive())); !kept) {
        return kept;
    }
    return moveMonths(made.archive(), files.archive());
}

} // namespace hall::journal
