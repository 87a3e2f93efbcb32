// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/sql_connection.h"
#include "app/sync/hall_word.h"

#include <optional>

namespace hall::hub {

/// The key that a hall signed with first, and the newest row that it signed.
struct HallKey
{
    std::string id;       ///< its thumbprint
    journal::Head proven; ///< seq 0: none yet
    Time at;              ///< of the word that proved it
};

/// What a word is, beside what is known and stored of its hall.
struct JudgedWord
{
    enum class Kind {
        Proof,    ///< the row is the hall's, and with it all before it: to be kept
        Old,      ///< as much or more is known: nothing
        Outdated, ///< another row is stored there now, or none: nothing
        Wrong,    ///< `trouble`
    };

    Kind kind = Kind::Old;
    std::optional<TroubleAt> trouble = {};

    friend bool operator==(const JudgedWord&, const JudgedWord&) = default;
};

/// `stored` is the chain that is stored where the word speaks of, nothing: no row is.
[[nodiscard]] JudgedWord judge(const sync::SignedHallWord& came,
                               const std::optional<HallKey>& known,
                               const std::optional<journal::Chain>& stored);

/// A word that a hall signed, as it came.
struct CameWord
{
    sync::SignedHallWord read;
    std::string text; ///< the same: the evidence
};

/// What came of it.
struct WordTaken
{
    std::string hall;
    std::string keyId;                     ///< of the key that signed it
    std::optional<TroubleAt> trouble = {}; ///< that wasn't noted before
    bool isOutdated = false; ///< the hall disowns what isn't stored: it should hear what is

    friend bool operator==(const WordTaken&, const WordTaken&) = default;
};

/// The halls' keys and what they signed, beside their events. The first key that is heard of a hall
/// counts, until somebody takes it out of the table. A connection of its own: storing doesn't wait.
class HallKeys
{
public:
    [[nodiscard]] static Result<HallKeys, StoreError>
    on(Result<std::unique_ptr<SqlConnection>, StoreError> connection);
    [[nodiscard]] static std::vector<std::string> tables(const SqlDialect& dialect);

    /// All of them in one transaction, in the order in which they came.
    [[nodiscard]] Result<std::vector<WordTaken>, StoreError>
    take(const std::vector<CameWord>& words, Time now);
    [[nodiscard]] Result<std::optional<HallKey>, StoreError> find(const std::string& hall);

private:
    explicit HallKeys(std::unique_ptr<SqlConnection> connection);

    using Chain = std::optional<journal::Chain>;

    [[nodiscard]] Result<std::vector<WordTaken>, StoreError>
    takeEach(const std::vector<CameWord>& words, Time now);
    [[nodiscard]] Result<WordTaken, StoreError> takeOne(const CameWord& came, Time now);
    [[nodiscard]] Result<Chain, StoreError> findStored(const sync::HallWord& word);
    [[nodiscard]] Result<void, StoreError> pin(const CameWord& came, Time now);
    [[nodiscard]] Result<void, StoreError> keep(const CameWord& came);
    [[nodiscard]] Result<bool, StoreError>
    note(const CameWord& came, const TroubleAt& trouble, Time now);

    std::unique_ptr<SqlConnection> m_connection;
};

} // namespace hall::hub
