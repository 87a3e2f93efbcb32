// SPDX-License-Identifier: Apache-2.0
#include "app/identity/key_file.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <fstream>

namespace hall::identity {

namespace fs = std::filesystem;

TEST_CASE("a key is made once, for its owner alone", "[identity][key]")
{
    const test::TempDir dir;
    const fs::path file = dir.path() / "node.jwk";

    const auto made = obtainSigningKey(file);
    REQUIRE(made);
    const auto again = obtainSigningKey(file);
    REQUIRE(again);
    CHECK(again->publicHalf() == made->publicHalf());
    CHECK(obtainSigningKey(dir.path() / "other.jwk")->publicHalf() != made->publicHalf());
    CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK_FALSE(fs::exists(dir.path() / "node.jwk.new"));
}

TEST_CASE("what a process left that died making a key is in nobody's way", "[identity][key]")
{
    const test::TempDir dir;
    std::ofstream{dir.path() / "node.jwk.new"} << R"({"kty":)";

    CHECK(obtainSigningKey(dir.path() / "node.jwk"));
}

TEST_CASE("a key that anybody could read is no use, nor one that nobody can", "[identity][key]")
{
    const test::TempDir dir;
    const fs::path file = dir.path() / "node.jwk";
    REQUIRE(obtainSigningKey(file));

    for (const auto other : {fs::perms::group_read, fs::perms::others_read}) {
        fs::permissions(file, fs::perms::owner_read | other);
        CHECK_THAT(obtainSigningKey(file).error(),
                   Catch::Contains("may be read by others than its owner"));
    }
    fs::permissions(file, fs::perms::owner_all);
    std::ofstream{file} << "{}";
    CHECK_THAT(obtainSigningKey(file).error(), Catch::Contains("is no private key of Ed25519"));
    fs::remove(file);
    fs::create_directory(file);
    fs::permissions(file, fs::perms::owner_all);
    CHECK_THAT(obtainSigningKey(file).error(), Catch::Contains("can't read " + file.string()));
    fs::remove(file);
    fs::create_symlink(dir.path() / "elsewhere", file);
    CHECK_THAT(obtainSigningKey(file).error(), Catch::Contains("can't read " + file.string()));
    CHECK_THAT(obtainSigningKey(dir.path() / "nowhere" / "node.jwk").error(),
               Catch::Contains("can't write "));
}

} // namespace hall::identity
