// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace hall {

/// A disk for SQLite that forgets what wasn't synced, fills up, and fails its syncs. Registered as
/// a VFS under a name of its own until destroyed; files are real files. Thread-safe.
class FaultyVfs
{
public:
    FaultyVfs();
    FaultyVfs(const FaultyVfs&) = delete;
    FaultyVfs& operator=(const FaultyVfs&) = delete;
    ~FaultyVfs();

    [[nodiscard]] const std::string& name() const;

    /// From now on every write and sync fails, so that closing changes nothing; `restorePower`
    /// then takes back what wasn't synced. With a seed, each unsynced block of 512 bytes is taken
    /// back or kept by lot, in any order: torn pages.
    void cutPower();
    void restorePower(std::uint32_t tearingSeed = 0);

    /// Bytes that files may still grow by; then writes fail with no space left. Negative: no limit.
    void setRoom(std::int64_t bytes);
    /// Lets the write after `writes` more fail with an input/output error, once, half done.
    void failWriteAfter(int writes);
    /// Syncs fail, and what they should have kept is forgotten, as Linux does.
    void failSyncs(bool fail);
    [[nodiscard]] int syncs() const;

    struct State;

private:
    std::unique_ptr<State> m_state;
};

} // namespace hall
