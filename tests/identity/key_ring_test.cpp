// SPDX-License-Identifier: Apache-2.0
#include "app/identity/key_ring.h"
#include "tests/identity/fixture.h"

#include <algorithm>
#include <fstream>
#include <thread>

using namespace hall::identity;

namespace fs = std::filesystem;

namespace {

const KeyName visitKey = KeyName::of(Purpose::Visit, monday);

bool sameKey(const Key& one, const Key& other)
{
    return std::ranges::equal(one.bytes(), other.bytes());
}

/// A ring in a folder of its own.
struct RingFolder
{
    RingFolder()
        : ring(folder.path() / "keys")
    {
        REQUIRE(ring.prepare());
    }

    hall::test::TempDir folder;
    KeyRing ring;
};

} // namespace

TEST_CASE("only the owner reads a key", "[identity][keys]")
{
    const RingFolder made;
    REQUIRE(made.ring.obtain(visitKey));

    CHECK(fs::status(made.ring.folder()).permissions() == fs::perms::owner_all);
    const fs::path file = made.ring.folder() / "visit.2026-11-23.key";
    CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(fs::file_size(file) == Key::size);
    CHECK(std::distance(fs::directory_iterator(made.ring.folder()), {}) == 1);
}

TEST_CASE("a folder that others could enter is closed", "[identity][keys]")
{
    const RingFolder made;
    fs::permissions(made.ring.folder(), fs::perms::all);
    REQUIRE(made.ring.prepare());
    CHECK(fs::status(made.ring.folder()).permissions() == fs::perms::owner_all);
}

TEST_CASE("a key is made once and stays the same", "[identity][keys]")
{
    const RingFolder made;
    CHECK_FALSE(made.ring.find(visitKey)->has_value());
    const auto key = made.ring.obtain(visitKey);
    REQUIRE(key);

    CHECK(sameKey(*made.ring.obtain(visitKey), *key));
    CHECK(sameKey(**KeyRing(made.ring.folder()).find(visitKey), *key));
    CHECK_FALSE(sameKey(*made.ring.obtain(KeyName::of(Purpose::Visit, tuesday)), *key));
    CHECK_FALSE(sameKey(*made.ring.obtain(KeyName::of(Purpose::Case, monday)), *key));
}

TEST_CASE("a destroyed key is gone and its bytes are written over", "[identity][keys]")
{
    const RingFolder made;
    const auto key = made.ring.obtain(visitKey);
    REQUIRE(key);
    const fs::path kept = made.folder.path() / "another name of the same bytes";
    fs::create_hard_link(made.ring.folder() / "visit.2026-11-23.key", kept);

    CHECK(made.ring.destroy(visitKey).value());
    CHECK_FALSE(made.ring.destroy(visitKey).value());
    CHECK_FALSE(made.ring.find(visitKey)->has_value());
    std::ifstream file(kept, std::ios::binary);
    const std::string left{std::istreambuf_iterator<char>(file), {}};
    CHECK(left.size() == Key::size);
    CHECK_FALSE(std::ranges::equal(left, key->bytes(), [](char one, std::uint8_t other) {
        return static_cast<std::uint8_t>(one) == other;
    }));
}

TEST_CASE("makers at the same moment get the same key", "[identity][keys]")
{
    const RingFolder made;
    constexpr std::size_t makers = 8;
    std::vector<std::optional<Key>> keys(makers);
    {
        std::vector<std::jthread> threads;
        threads.reserve(makers);
        for (auto& key : keys) {
            threads.emplace_back([&made, &key] {
                if (const auto got = made.ring.obtain(visitKey)) {
                    key = *got;
                }
                made.ring.sweep();
            });
        }
    }
    for (const auto& key : keys) {
        REQUIRE(key);
        CHECK(sameKey(*key, *keys.front()));
    }
    CHECK(std::distance(fs::directory_iterator(made.ring.folder()), {}) == 1);
}

TEST_CASE("what a dying process left half made is no key and is swept away", "[identity][keys]")
{
    const RingFolder made;
    std::ofstream(made.ring.folder() / "abc.new") << "half";
    CHECK(made.ring.names()->empty());
    made.ring.sweep();
    CHECK(fs::is_empty(made.ring.folder()));
}

TEST_CASE("a key of the wrong length is damaged and isn't made anew", "[identity][keys]")
{
    const RingFolder made;
    const fs::path file = made.ring.folder() / "visit.2026-11-23.key";
    for (const std::size_t size : {std::size_t{0}, Key::size - 1, Key::size + 1}) {
        std::ofstream(file) << std::string(size, 'k');
        CHECK(made.ring.find(visitKey).error().code == VaultErrorCode::Damaged);
        CHECK(made.ring.obtain(visitKey).error().code == VaultErrorCode::Damaged);
        CHECK(fs::file_size(file) == size);
    }
}

TEST_CASE("a key that can't be read isn't taken for a forgotten one", "[identity][keys]")
{
    const RingFolder made;
    fs::create_directory(made.ring.folder() / "visit.2026-11-23.key");
    CHECK(made.ring.find(visitKey).error().code == VaultErrorCode::Failed);
    CHECK_FALSE(made.ring.obtain(visitKey));
    CHECK_FALSE(made.ring.destroy(visitKey));

    fs::create_symlink("/dev/zero", made.ring.folder() / "visit.2026-11-24.key");
    CHECK_FALSE(made.ring.find(KeyName::of(Purpose::Visit, tuesday)));
}

TEST_CASE("names that aren't ours are passed over", "[identity][keys]")
{
    const RingFolder made;
    for (const char* name : {"visit.2026-13-23.key",
                             "visit..key",
                             "visit.key",
                             ".key",
                             "party.2026-11-23.key",
                             "ledger.2026-3.key",
                             "ledger.x026-1.key",
                             "consent.short.key",
                             "day.2026-11-23.txt",
                             "README"}) {
        std::ofstream(made.ring.folder() / name) << "x";
    }
    CHECK(made.ring.names()->empty());
    REQUIRE(made.ring.obtain(KeyName::ofLedger({2026, 2})));
    REQUIRE(made.ring.obtain(KeyName::ofConsent(makeRecordId())));
    REQUIRE(made.ring.obtain(KeyName::ofDay(monday)));
    REQUIRE(made.ring.obtain(visitKey));
    CHECK(made.ring.names()->size() == 4);
}

TEST_CASE("a ring in a place that can't be says so", "[identity][keys]")
{
    const hall::test::TempDir folder;
    std::ofstream(folder.path() / "keys") << "a file";
    CHECK_FALSE(KeyRing(folder.path() / "keys").prepare());
    CHECK_FALSE(KeyRing(folder.path() / "missing" / "keys").prepare());
    CHECK_FALSE(KeyRing(folder.path() / "missing").names());
    CHECK_FALSE(KeyRing(folder.path() / "missing").obtain(visitKey));
}
