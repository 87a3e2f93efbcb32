// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/sql_connection.h"

namespace hall::hub {

/// A request that was made under a key of its client's choice.
struct KeyedRequest
{
    std::string client;
    std::string key;
    std::string hash; ///< of all that it asks for
};

struct KeptAnswer
{
    int status = 200;
    std::string type;
    std::string body;

    friend bool operator==(const KeptAnswer&, const KeptAnswer&) = default;
};

/// What was found under a request's key.
struct Claim
{
    enum class Outcome {
        New,     ///< it is this one's now, to be done and kept
        Done,    ///< it was done; `answer` is what was answered
        Another, ///< another request was made under this key
        Going,   ///< it is being done, perhaps by another hub
    };

    Outcome outcome = Outcome::New;
    KeptAnswer answer;
};

/// The answers to writes, for a day, so that a client that heard none may ask once more. Durable,
/// and shared by the hubs on one database.
class KeptAnswers
{
public:
    static constexpr std::chrono::hours kept{24};
    /// One that was begun so long ago and has no answer was cut off; it may be done again.
    static constexpr std::chrono::minutes going{1};

    [[nodiscard]] static Result<KeptAnswers, StoreError>
    on(Result<std::unique_ptr<SqlConnection>, StoreError> connection);
    [[nodiscard]] static std::vector<std::string> tables(const SqlDialect& dialect);

    [[nodiscard]] Result<Claim, StoreError> claim(const KeyedRequest& request, Time now);
    [[nodiscard]] Result<void, StoreError>
    keep(const KeyedRequest& request, const KeptAnswer& answer, Time now);
    /// It wasn't done, and may be asked for again.
    [[nodiscard]] Result<void, StoreError> release(const KeyedRequest& request);

private:
    explicit KeptAnswers(std::unique_ptr<SqlConnection> connection);

    [[nodiscard]] SqlConnection::Rows ask(const char* sql,
                                          const std::vector<std::string>& parameters);

    std::unique_ptr<SqlConnection> m_connection;
};

} // namespace hall::hub
