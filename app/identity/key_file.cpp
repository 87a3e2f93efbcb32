// SPDX-License-Identifier: Apache-2.0
#include "app/identity/key_file.h"

#include "app/identity/base64url.h"
#include "app/identity/secret.h"
#include "app/journal/descriptor.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace hall::identity {

namespace {

using journal::Descriptor;

constexpr mode_t ownerOnly = 0600;
constexpr mode_t anybodyElse = 077;
constexpr std::size_t bytesMax = 4096;
constexpr std::string_view unfinished = ".new";

auto failed(const std::string& doing, const std::filesystem::path& file)
{
    const std::string why = std::generic_category().message(errno);
    return failure("can't " + doing + ' ' + file.string() + ": " + why);
}

Result<SigningKey, std::string> read(int number, const std::filesystem::path& file)
{
    struct stat found = {};
    if (::fstat(number, &found) != 0) {
        return failed("read", file);
    }
    if ((found.st_mode & anybodyElse) != 0) {
        return failure(file.string() + " may be read by others than its owner: if nobody did, "
                                       "chmod 600 it; else remove it, and a new one is made");
    }
    std::string text(bytesMax, '\0');
    const auto count = ::read(number, text.data(), text.size());
    if (count < 0) {
        return failed("read", file);
    }
    auto key = SigningKey::parse(std::string_view{text}.substr(0, static_cast<std::size_t>(count)));
    wipe(text);
    if (!key) {
        return failure(file.string() + ' ' + key.error());
    }
    return key;
}

bool writeWhole(const Descriptor& to, std::string_view text)
{
    errno = ENOSPC; // What a short write means.
    return ::write(to.number(), text.data(), text.size()) == std::ssize(text) &&
           ::fsync(to.number()) == 0;
}

/// The name never stands for a part of a key.
Result<void, std::string> make(const std::filesystem::path& file)
{
    const Key seed = Key::random();
    std::string jwk = R"({"kty":"OKP","crv":"Ed25519","d":")" +
                      toBase64Url({reinterpret_cast<const char*>(seed.bytes().data()), Key::size}) +
                      "\"}\n";
    std::filesystem::path beside = file;
    beside += unfinished;
    ::unlink(beside.c_str()); // Of a process that died here.
    bool isWritten = false;
    {
        const Descriptor made{
            ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, ownerOnly)};
        isWritten = made.number() >= 0 && writeWhole(made, jwk);
    }
    wipe(jwk);
    const Descriptor folder{::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!isWritten || ::rename(beside.c_str(), file.c_str()) != 0 ||
        ::fsync(folder.number()) != 0) {
        auto error = failed("write", file);
        ::unlink(beside.c_str());
        return error;
    }
    return {};
}

} // namespace

Result<SigningKey, std::string> obtainSigningKey(const std::filesystem::path& file)
{
    const auto open = [&] { return ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW); };
    const Descriptor there{open()};
    if (there.number() >= 0) {
        return read(there.number(), file);
    }
    if (errno != ENOENT) {
        return failed("read", file);
    }
    if (auto made = make(file); !made) {
        return failure(made.error());
    }
    const Descriptor made{open()};
    if (made.number() < 0) {
        return failed("read", file);
    }
    return read(made.number(), file);
}

} // namespace hall::identity
