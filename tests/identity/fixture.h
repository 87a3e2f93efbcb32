// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/identity/vault.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <ostream>

namespace hall::identity {

using namespace std::chrono_literals;

constexpr BusinessDay monday{2026y / 11 / 23};
constexpr BusinessDay tuesday{2026y / 11 / 24};
constexpr BusinessDay wednesday{2026y / 11 / 25};
/// How long ledgers outlive their half-year, unless a test is about that.
constexpr std::chrono::days ledgerTail{120};

/// Born 1900-01-01: nobody living.
constexpr std::string_view zhangNumber = "110101190001010014";
constexpr std::string_view liNumber = "11010119000101009X";
constexpr std::string_view zhangName = "张三丰";
constexpr std::string_view zhangPhone = "13800138000";

const Reader clerk{"clerk:1031", "service"};

/// A folder with a vault's files.
class VaultFolder
{
public:
    [[nodiscard]] VaultFiles files(std::string vfs = {}) const
    {
        return {m_folder.path(), std::move(vfs)};
    }

    [[nodiscard]] Vault open() const;
    [[nodiscard]] std::filesystem::path key(const std::string& name) const;
    /// All bytes of all files but the keys.
    [[nodiscard]] std::string bytes() const;

private:
    test::TempDir m_folder;
};

[[nodiscard]] Identity person(std::string_view number);
[[nodiscard]] Fields zhang();
[[nodiscard]] RecordId putZhang(Vault& vault, Purpose purpose, BusinessDay day);
/// What reading it comes to: `open`, or the error.
[[nodiscard]] std::string stateOf(const Vault& vault, const RecordId& record);
/// The names of all keys, with a space between them.
[[nodiscard]] std::string keysOf(const Vault& vault);

std::ostream& operator<<(std::ostream& out, VaultErrorCode code);

} // namespace hall::identity
