// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faulty_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <fstream>
#include <map>
#include <mutex>
#include <random>
#include <vector>

namespace hall {

namespace {

constexpr std::int64_t blockBytes = 512;

/// What a block held before an unsynced write changed it.
struct Undo
{
    std::int64_t offset = 0;
    std::string before;
    std::int64_t sizeBefore = 0;
};

std::string contentOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

struct FaultyVfs::State
{
    sqlite3_vfs vfs{};
    sqlite3_vfs* real = nullptr;
    std::string name;
    mutable std::mutex mutex; ///< guards what follows: connections of several threads
    std::map<std::string, std::vector<Undo>> unsynced;
    bool powerIsCut = false;
    bool syncsFail = false;
    std::int64_t room = -1;
    int writesUntilFailure = -1;
    int syncs = 0;
};

namespace {

/// SQLite allocates this and, behind it, the real file.
struct File
{
    sqlite3_file base;
    FaultyVfs::State* state;
    const char* path; ///< SQLite's own, lives as long as the file; null for temporary files

    sqlite3_file* real()
    {
        return reinterpret_cast<sqlite3_file*>(this + 1);
    }
};

File* toFile(sqlite3_file* file)
{
    return reinterpret_cast<File*>(file);
}

FaultyVfs::State* toState(sqlite3_vfs* vfs)
{
    return static_cast<FaultyVfs::State*>(vfs->pAppData);
}

std::int64_t sizeOf(File* file)
{
    sqlite3_int64 size = 0;
    file->real()->pMethods->xFileSize(file->real(), &size);
    return size;
}

void remember(File* file, std::int64_t offset, std::int64_t size)
{
    if (file->path == nullptr) {
        return;
    }
    const std::int64_t sizeBefore = sizeOf(file);
    // In blocks, so that a torn write can leave some of them.
    for (std::int64_t at = offset; at < offset + size;) {
        const std::int64_t end = std::min(offset + size, (at / blockBytes + 1) * blockBytes);
        const std::int64_t kept = std::clamp<std::int64_t>(sizeBefore - at, 0, end - at);
        Undo undo{at, std::string(static_cast<std::size_t>(kept), '\0'), sizeBefore};
        file->real()->pMethods->xRead(file->real(), undo.before.data(), static_cast<int>(kept), at);
        file->state->unsynced[file->path].push_back(std::move(undo));
        at = end;
    }
}

int closeFile(sqlite3_file* file)
{
    return toFile(file)->real()->pMethods->xClose(toFile(file)->real());
}

int readFile(sqlite3_file* file, void* to, int size, sqlite3_int64 offset)
{
    return toFile(file)->real()->pMethods->xRead(toFile(file)->real(), to, size, offset);
}

int writeFile(sqlite3_file* base, const void* from, int size, sqlite3_int64 offset)
{
    File* file = toFile(base);
    FaultyVfs::State& state = *file->state;
    const std::lock_guard lock(state.mutex);
    if (state.powerIsCut) {
        return SQLITE_IOERR_WRITE;
    }
    if (state.writesUntilFailure >= 0 && state.writesUntilFailure-- == 0) {
        remember(file, offset, size / 2);
        file->real()->pMethods->xWrite(file->real(), from, size / 2, offset);
        return SQLITE_IOERR_WRITE;
    }
    const std::int64_t growth = std::max<std::int64_t>(0, offset + size - sizeOf(file));
    if (state.room >= 0 && growth > state.room) {
        return SQLITE_FULL;
    }
    if (state.room >= 0) {
        state.room -= growth;
    }
    remember(file, offset, size);
    return file->real()->pMethods->xWrite(file->real(), from, size, offset);
}

int truncateFile(sqlite3_file* base, sqlite3_int64 size)
{
    File* file = toFile(base);
    const std::lock_guard lock(file->state->mutex);
    if (file->state->powerIsCut) {
        return SQLITE_IOERR_TRUNCATE;
    }
    remember(file, size, std::max<std::int64_t>(0, sizeOf(file) - size));
    return file->real()->pMethods->xTruncate(file->real(), size);
}

int syncFile(sqlite3_file* base, int /*flags*/)
{
    File* file = toFile(base);
    FaultyVfs::State& state = *file->state;
    const std::lock_guard lock(state.mutex);
    if (state.powerIsCut || state.syncsFail) {
        return SQLITE_IOERR_FSYNC;
    }
    ++state.syncs;
    if (file->path != nullptr) {
        state.unsynced.erase(file->path);
    }
    return SQLITE_OK;
}

int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    return toFile(file)->real()->pMethods->xFileSize(toFile(file)->real(), size);
}

int lockFile(sqlite3_file* file, int level)
{
    return toFile(file)->real()->pMethods->xLock(toFile(file)->real(), level);
}

int unlockFile(sqlite3_file* file, int level)
{
    return toFile(file)->real()->pMethods->xUnlock(toFile(file)->real(), level);
}

int checkReservedLock(sqlite3_file* file, int* result)
{
    return toFile(file)->real()->pMethods->xCheckReservedLock(toFile(file)->real(), result);
}

int fileControl(sqlite3_file* file, int operation, void* argument)
{
    return toFile(file)->real()->pMethods->xFileControl(toFile(file)->real(), operation, argument);
}

int sectorSize(sqlite3_file* file)
{
    return toFile(file)->real()->pMethods->xSectorSize(toFile(file)->real());
}

int deviceCharacteristics(sqlite3_file* file)
{
    return toFile(file)->real()->pMethods->xDeviceCharacteristics(toFile(file)->real());
}

int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** memory)
{
    return toFile(file)->real()->pMethods->xShmMap(
        toFile(file)->real(), page, size, extend, memory);
}

int shmLock(sqlite3_file* file, int offset, int count, int flags)
{
    return toFile(file)->real()->pMethods->xShmLock(toFile(file)->real(), offset, count, flags);
}

void shmBarrier(sqlite3_file* file)
{
    toFile(file)->real()->pMethods->xShmBarrier(toFile(file)->real());
}

int shmUnmap(sqlite3_file* file, int deleteIt)
{
    return toFile(file)->real()->pMethods->xShmUnmap(toFile(file)->real(), deleteIt);
}

// Version 2: with shared memory, without memory-mapped reads, so that every write passes here.
constexpr sqlite3_io_methods methods = {2,
                                        closeFile,
                                        readFile,
                                        writeFile,
                                        truncateFile,
                                        syncFile,
                                        fileSize,
                                        lockFile,
                                        unlockFile,
                                        checkReservedLock,
                                        fileControl,
                                        sectorSize,
                                        deviceCharacteristics,
                                        shmMap,
                                        shmLock,
                                        shmBarrier,
                                        shmUnmap,
                                        nullptr,
                                        nullptr};

int openFile(sqlite3_vfs* vfs, const char* path, sqlite3_file* base, int flags, int* outFlags)
{
    FaultyVfs::State* state = toState(vfs);
    File* file = toFile(base);
    std::memset(file, 0, sizeof(File));
    const int code = state->real->xOpen(state->real, path, file->real(), flags, outFlags);
    if (code != SQLITE_OK) {
        return code;
    }
    file->state = state;
    file->path = path;
    file->base.pMethods = &methods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs* vfs, const char* path, int syncFolder)
{
    FaultyVfs::State* state = toState(vfs);
    const std::lock_guard lock(state->mutex);
    if (state->powerIsCut) {
        return SQLITE_IOERR_DELETE;
    }
    state->unsynced.erase(path);
    return state->real->xDelete(state->real, path, syncFolder);
}

void undoAll(const std::string& path, std::vector<Undo>& undos, std::uint32_t seed)
{
    std::string content = contentOf(path);
    std::mt19937 random(seed);
    std::size_t size = content.size();
    for (auto undo = undos.rbegin(); undo != undos.rend(); ++undo) {
        if (seed != 0 && random() % 2 == 0) {
            continue;
        }
        const auto at = static_cast<std::size_t>(undo->offset);
        content.resize(std::max(content.size(), at + undo->before.size()));
        content.replace(at, undo->before.size(), undo->before);
        if (seed == 0) {
            size = static_cast<std::size_t>(undo->sizeBefore);
        } else if (undo->before.empty() && at < content.size()) {
            std::fill_n(content.begin() + undo->offset,
                        std::min<std::size_t>(blockBytes, content.size() - at),
                        '\0');
        }
    }
    content.resize(size);
    std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

std::string nextName()
{
    static std::atomic<int> count = 0;
    return "faulty-" + std::to_string(++count);
}

} // namespace

FaultyVfs::FaultyVfs()
    : m_state(std::make_unique<State>())
{
    m_state->name = nextName();
    m_state->real = sqlite3_vfs_find(nullptr);
    m_state->vfs = *m_state->real;
    m_state->vfs.pNext = nullptr;
    m_state->vfs.zName = m_state->name.c_str();
    m_state->vfs.szOsFile = static_cast<int>(sizeof(File)) + m_state->real->szOsFile;
    m_state->vfs.pAppData = m_state.get();
    m_state->vfs.xOpen = openFile;
    m_state->vfs.xDelete = deleteFile;
    sqlite3_vfs_register(&m_state->vfs, 0);
}

FaultyVfs::~FaultyVfs()
{
    sqlite3_vfs_unregister(&m_state->vfs);
}

const std::string& FaultyVfs::name() const
{
    return m_state->name;
}

void FaultyVfs::cutPower()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->powerIsCut = true;
}

void FaultyVfs::restorePower(std::uint32_t tearingSeed)
{
    const std::lock_guard lock(m_state->mutex);
    for (auto& [path, undos] : m_state->unsynced) {
        undoAll(path, undos, tearingSeed);
    }
    m_state->unsynced.clear();
    m_state->powerIsCut = false;
    m_state->writesUntilFailure = -1;
}

void FaultyVfs::setRoom(std::int64_t bytes)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->room = bytes;
}

void FaultyVfs::failWriteAfter(int writes)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->writesUntilFailure = writes;
}

void FaultyVfs::failSyncs(bool fail)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->syncsFail = fail;
}

int FaultyVfs::syncs() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->syncs;
}

} // namespace hall
