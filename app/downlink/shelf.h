// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace hall::downlink {

/// What the hall tells the city of what it has: a `sync::Receipt`.
inline constexpr const char* receiptFile = "receipt.json";

/// What came down from the city and outlasts a restart: small files in `DIR/city`, each the old one
/// or the new one after a pulled plug. May be used from any thread.
class Shelf
{
public:
    explicit Shelf(const std::filesystem::path& dataDir);

    /// Durable when it returns; the error is a sentence.
    [[nodiscard]] Result<void, std::string> put(const std::string& name,
                                                std::string_view text) const;
    [[nodiscard]] std::optional<std::string> get(const std::string& name) const;
    void remove(const std::string& name) const;

private:
    std::filesystem::path m_dir;
};

} // namespace hall::downlink
