// SPDX-License-Identifier: Apache-2.0
#include "tests/identity/fixture.h"

#include <array>
#include <fstream>
#include <iterator>

namespace hall::identity {

Vault VaultFolder::open() const
{
    auto vault = Vault::open(files());
    REQUIRE(vault);
    return std::move(*vault);
}

std::filesystem::path VaultFolder::key(const std::string& name) const
{
    return files().keys() / (name + ".key");
}

std::string VaultFolder::bytes() const
{
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder.path())) {
        if (entry.is_regular_file()) {
            std::ifstream file(entry.path(), std::ios::binary);
            all.append(std::istreambuf_iterator<char>(file), {});
        }
    }
    return all;
}

Identity person(std::string_view number)
{
    const auto parsed = IdNumber::parse(number, monday);
    REQUIRE(parsed);
    return Identity{*parsed};
}

Fields zhang()
{
    return {{"name", std::string(zhangName)},
            {"id_number", std::string(zhangNumber)},
            {"phone", std::string(zhangPhone)}};
}

RecordId putZhang(Vault& vault, Purpose purpose, BusinessDay day)
{
    const auto id = vault.put({purpose, day, zhang()});
    REQUIRE(id);
    return *id;
}

std::string stateOf(const Vault& vault, const RecordId& record)
{
    const auto opened = vault.get(record, clerk);
    if (opened) {
        return opened->fields == zhang() ? "open" : "other";
    }
    std::ostringstream text;
    text << opened.error().code;
    return text.str();
}

std::string keysOf(const Vault& vault)
{
    const auto keys = vault.keys();
    REQUIRE(keys);
    std::string text;
    for (const KeyName& name : *keys) {
        text += (text.empty() ? "" : " ") + name.kind + '.' + name.period;
    }
    return text;
}

std::ostream& operator<<(std::ostream& out, VaultErrorCode code)
{
    constexpr std::array names{"CannotOpen",
                               "KeysMissing",
                               "NewerSchema",
                               "InUse",
                               "DiskFull",
                               "Unknown",
                               "Forgotten",
                               "Damaged",
                               "TooLong",
                               "NoReason",
                               "NotNoted",
                               "Failed"};
    return out << names.at(static_cast<std::size_t>(code));
}

} // namespace hall::identity
