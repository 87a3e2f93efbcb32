// SPDX-License-Identifier: Apache-2.0
#include "app/journal/page_check.h"

#include "app/journal/archive_files.h"
#include "app/journal/event_table.h"

namespace hall::journal {

namespace {

Result<void, JournalError> checkFile(const std::filesystem::path& path, const std::string& vfs)
{
    const auto database = openDatabase(path.string(), sqlite::Database::Access::Read, vfs);
    if (!database) {
        return failure(database.error());
    }
    const auto found = database->text("PRAGMA integrity_check(1)");
    if (!found) {
        return failure(toJournalError(found.error(), "checking the pages of " + path.string()));
    }
    if (*found == "ok") {
        return {};
    }
    return failure(JournalError{JournalErrorCode::DamagedPage,
                                "SQLite finds " + path.string() + " damaged: " + *found + ".",
                                0});
}

} // namespace

Result<void, JournalError> checkPages(const JournalFiles& files)
{
    if (auto checked = checkFile(files.database(), files.vfs); !checked) {
        checked.error().detail += " `paihao journal accept` keeps every readable row and goes on.";
        return checked;
    }
    for (const auto& file : archiveFiles(files)) {
        if (auto checked = checkFile(file, files.vfs); !checked) {
            checked.error().detail += " Put the file back from a copy: an archive never changes.";
            return checked;
        }
    }
    return {};
}

std::optional<JournalError> epochMismatch(const Head& head, const std::string& epoch)
{
    if (head.position.seq == 0 || head.position.epoch == epoch) {
        return std::nullopt;
    }
    return JournalError{JournalErrorCode::BrokenChain,
                        "The journal's epoch " + epoch + " isn't that of its newest row, " +
                            head.position.epoch +
                            ". `paihao journal accept` keeps every readable row and goes on.",
                        head.position.seq};
}

} // namespace hall::journal
