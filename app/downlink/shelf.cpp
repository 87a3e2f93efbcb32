// SPDX-License-Identifier: Apache-2.0
#include "app/downlink/shelf.h"

#include "app/journal/files.h"

namespace hall::downlink {

Shelf::Shelf(const std::filesystem::path& dataDir)
    : m_dir(dataDir / "city")
{
}

Result<void, std::string> Shelf::put(const std::string& name, std::string_view text) const
{
    std::error_code error;
    std::filesystem::create_directories(m_dir, error);
    if (error) {
        return failure("can't make the folder " + m_dir.string() + ": " + error.message());
    }
    if (const auto written = journal::replaceFile(m_dir / name, text); !written) {
        return failure(written.error().detail);
    }
    return {};
}

std::optional<std::string> Shelf::get(const std::string& name) const
{
    return journal::readFile(m_dir / name);
}

void Shelf::remove(const std::string& name) const
{
    std::error_code none;
    std::filesystem::remove(m_dir / name, none);
}

} // namespace hall::downlink
