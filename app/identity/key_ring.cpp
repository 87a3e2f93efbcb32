// SPDX-License-Identifier: Apache-2.0
#include "app/identity/key_ring.h"

#include "app/journal/descriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace hall::identity {

namespace {

using journal::Descriptor;

constexpr mode_t ownerEnters = 0700;
constexpr mode_t ownerReads = 0600;
constexpr std::string_view ending = ".key";
constexpr std::string_view unfinished = ".new";
constexpr int triesMax = 3;

int openKey(const std::filesystem::path& file, int flags)
{
    return ::open(file.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, ownerReads);
}

VaultError failed(const std::string& doing, int number)
{
    const bool isFull = number == ENOSPC || number == EDQUOT;
    return {isFull ? VaultErrorCode::DiskFull : VaultErrorCode::Failed,
            "Failed " + doing + ": " + std::generic_category().message(number) + "."};
}

bool write(const Descriptor& file, const Key& key)
{
    errno = ENOSPC; // What a short write means.
    return ::pwrite(file.number(), key.bytes().data(), Key::size, 0) == ssize_t{Key::size} &&
           ::fsync(file.number()) == 0;
}

Result<void, VaultError> syncNames(const std::filesystem::path& folder)
{
    const Descriptor names{openKey(folder, O_RDONLY | O_DIRECTORY)};
    if (names.number() < 0 || ::fsync(names.number()) != 0) {
        return failure(failed("syncing " + folder.string(), errno));
    }
    return {};
}

std::optional<KeyName> nameOf(const std::filesystem::path& file)
{
    std::string_view text = file.native();
    text.remove_prefix(text.rfind('/') + 1);
    const std::size_t dot = text.find('.');
    if (!text.ends_with(ending) || dot + ending.size() >= text.size()) {
        return std::nullopt;
    }
    text.remove_suffix(ending.size());
    return KeyName::parse(text.substr(0, dot), text.substr(dot + 1));
}

} // namespace

KeyRing::KeyRing(std::filesystem::path folder)
    : m_folder(std::move(folder))
{
}

std::filesystem::path KeyRing::fileOf(const KeyName& name) const
{
    return m_folder / (name.kind + '.' + name.period + std::string(ending));
}

Result<void, VaultError> KeyRing::prepare() const
{
    const bool isNew = ::mkdir(m_folder.c_str(), ownerEnters) == 0;
    if (!isNew && errno != EEXIST) {
        return failure(failed("making " + m_folder.string(), errno));
    }
    const Descriptor folder{openKey(m_folder, O_RDONLY | O_DIRECTORY)};
    if (folder.number() < 0 || ::fchmod(folder.number(), ownerEnters) != 0) {
        return failure(failed("opening " + m_folder.string(), errno));
    }
    return isNew ? syncNames(m_folder.parent_path()) : Result<void, VaultError>{};
}

Result<std::optional<Key>, VaultError> KeyRing::find(const KeyName& name) const
{
    const Descriptor file{openKey(fileOf(name), O_RDONLY)};
    if (file.number() < 0) {
        if (errno == ENOENT) {
            return std::nullopt;
        }
        return failure(failed("opening the key " + fileOf(name).string(), errno));
    }
    // One byte more than a key has, so that a file too long is seen.
    std::array<std::uint8_t, Key::size + 1> bytes{};
    const auto count = ::read(file.number(), bytes.data(), bytes.size());
    if (count < 0) {
        return failure(failed("reading the key " + fileOf(name).string(), errno));
    }
    if (count != ssize_t{Key::size}) {
        return failure(VaultError{VaultErrorCode::Damaged,
                                  "The key " + fileOf(name).string() +
                                      " is damaged: it has to be " + std::to_string(Key::size) +
                                      " bytes."});
    }
    Key key;
    std::copy_n(bytes.begin(), Key::size, key.bytes().begin());
    std::ranges::fill(bytes, std::uint8_t{0});
    return key;
}

/// A key's file never has a part of a key: the bytes are synced before they get their name.
Result<void, VaultError> KeyRing::make(const KeyName& name) const
{
    const auto file = fileOf(name);
    const auto beside = m_folder / (makeRecordId().value + std::string(unfinished));
    {
        const Descriptor made{openKey(beside, O_WRONLY | O_CREAT | O_EXCL)};
        if (made.number() < 0 || !write(made, Key::random())) {
            const int number = errno;
            ::unlink(beside.c_str());
            return failure(failed("writing the key " + file.string(), number));
        }
    }
    // Unlike a rename, a link never replaces the key that another process was quicker to make.
    const int number = ::link(beside.c_str(), file.c_str()) == 0 ? 0 : errno;
    ::unlink(beside.c_str());
    if (number != 0 && number != EEXIST && number != ENOENT) {
        return failure(failed("naming the key " + file.string(), number));
    }
    return syncNames(m_folder);
}

Result<Key, VaultError> KeyRing::obtain(const KeyName& name) const
{
    for (int tried = 0; tried < triesMax; ++tried) {
        auto key = find(name);
        if (!key) {
            return failure(key.error());
        }
        if (*key) {
            return **key;
        }
        if (auto made = make(name); !made) {
            return failure(made.error());
        }
    }
    return failure(VaultError{VaultErrorCode::Failed,
                              "The key " + fileOf(name).string() +
                                  " is gone as often as it is made; does another program tidy up "
                                  "there?"});
}

Result<bool, VaultError> KeyRing::destroy(const KeyName& name) const
{
    const auto path = fileOf(name);
    {
        const Descriptor file{openKey(path, O_WRONLY)};
        if (file.number() < 0 && errno == ENOENT) {
            return false;
        }
        // Where it can't be overwritten it is removed all the same.
        if (file.number() >= 0) {
            (void)write(file, Key::random());
        }
    }
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
        return failure(failed("removing the key " + path.string(), errno));
    }
    if (auto synced = syncNames(m_folder); !synced) {
        return failure(synced.error());
    }
    return true;
}

void KeyRing::sweep() const
{
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder, ignored)) {
        if (entry.path().extension() == unfinished) {
            ::unlink(entry.path().c_str());
        }
    }
}

Result<std::vector<KeyName>, VaultError> KeyRing::names() const
{
    std::error_code error;
    std::vector<KeyName> names;
    std::filesystem::directory_iterator entry{m_folder, error};
    for (; !error && entry != std::filesystem::directory_iterator{}; entry.increment(error)) {
        if (auto name = nameOf(entry->path())) {
            names.push_back(std::move(*name));
        }
    }
    if (error) {
        return failure(failed("listing " + m_folder.string(), error.value()));
    }
    std::ranges::sort(names);
    return names;
}

} // namespace hall::identity
