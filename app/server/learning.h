// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/forecast/learned.h"
#include "app/journal/journal.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace hall::server {

/// What the hall's days teach, read from the journal and kept beside it in one file, `DIR/learned`.
/// The file can be thrown away: what is damaged, of another version or of another history is made
/// anew from the first row on. One thread at a time, any thread.
class Learning
{
public:
    /// `tell` takes sentences for the log.
    Learning(const std::filesystem::path& dataDir,
             std::unique_ptr<journal::Reader> reader,
             std::function<void(const std::string&)> tell);

    /// Takes in what is durable and new; between two rows it stops when `isEnding`.
    void follow(const std::atomic<bool>& isEnding);

    [[nodiscard]] const Learned& learned() const
    {
        return m_learned;
    }

    /// Of the rules that it goes by.
    [[nodiscard]] const std::string& rulesHash() const
    {
        return m_rulesHash;
    }

    /// For a day; worked out once for it.
    [[nodiscard]] const Rates& ratesFor(BusinessDay day);

private:
    void begin();
    /// Goes on from the file; the error says why it can't.
    [[nodiscard]] Result<void, std::string> resume(const std::string& bytes);
    void observe(const journal::Row& row);
    void store();

    struct RatesFor
    {
        BusinessDay day;
        std::int64_t upTo = 0;
        std::shared_ptr<const FlatRules> rules;
        Rates rates;
    };

    std::filesystem::path m_file;
    std::unique_ptr<journal::Reader> m_reader;
    std::function<void(const std::string&)> m_tell;
    Learned m_learned;
    std::string m_rulesHash;
    bool m_begun = false;
    std::int64_t m_upTo = 0;
    std::int64_t m_stored = 0;
    RatesFor m_rates;
};

} // namespace hall::server
