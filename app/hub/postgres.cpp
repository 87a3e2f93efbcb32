// SPDX-License-Identifier: Apache-2.0
#include "app/hub/postgres.h"

#include <algorithm>
#include <array>
#include <libpq-fe.h>

namespace hall::hub::postgres {

namespace {

constexpr int asText = 0;
constexpr int isConninfo = 1; ///< what stands for the database's name
// By themselves they wait for a machine that is gone for minutes, and everybody with them.
constexpr const char* connectSeconds = "5";
constexpr const char* silentMilliseconds = "15000";
constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

std::string firstLine(const char* text)
{
    const std::string_view all{text};
    return std::string{all.substr(0, all.find('\n'))};
}

std::vector<const char*> pointersTo(const std::vector<std::string>& parameters)
{
    std::vector<const char*> pointers;
    pointers.reserve(parameters.size());
    for (const std::string& parameter : parameters) {
        pointers.push_back(parameter.c_str());
    }
    return pointers;
}

Result<Rows, std::string> checked(pg_result* result)
{
    Rows rows{result};
    const ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        return failure(firstLine(PQresultErrorMessage(result)));
    }
    return rows;
}

} // namespace

Rows::Rows(pg_result* result)
    : m_result(result)
{
}

void Rows::Clear::operator()(pg_result* result) const
{
    PQclear(result);
}

int Rows::count() const
{
    return PQntuples(m_result.get());
}

int Rows::columns() const
{
    return PQnfields(m_result.get());
}

std::string_view Rows::text(int row, int column) const
{
    return {PQgetvalue(m_result.get(), row, column),
            static_cast<std::size_t>(PQgetlength(m_result.get(), row, column))};
}

void Array::add(std::string_view text)
{
    m_text += m_text.empty() ? "\"" : ",\"";
    for (const char c : text) {
        if (c == '\0') {
            m_text += replacement;
            continue;
        }
        if (c == '"' || c == '\\') {
            m_text += '\\';
        }
        m_text += c;
    }
    m_text += '"';
}

std::string Array::text() const
{
    return '{' + m_text + '}';
}

Connection::Connection(pg_conn* connection)
    : m_connection(connection)
{
    // It would tell of every table that is there already, on standard error.
    PQsetNoticeProcessor(
        connection, [](void* /*none*/, const char* /*notice*/) {}, nullptr);
}

void Connection::Finish::operator()(pg_conn* connection) const
{
    PQfinish(connection);
}

std::string Connection::error() const
{
    return firstLine(PQerrorMessage(m_connection.get()));
}

Result<Connection, std::string> Connection::open(const std::string& conninfo)
{
    // What `conninfo` itself says of these counts.
    const std::array<const char*, 4> names{
        "connect_timeout", "tcp_user_timeout", "dbname", nullptr};
    const std::array<const char*, 4> values{
        connectSeconds, silentMilliseconds, conninfo.c_str(), nullptr};
    Connection connection{PQconnectdbParams(names.data(), values.data(), isConninfo)};
    if (connection.isLost()) {
        return failure(connection.error());
    }
    return connection;
}

Result<Rows, std::string> Connection::run(const char* sql,
                                          const std::vector<std::string>& parameters)
{
    const auto pointers = pointersTo(parameters);
    return checked(PQexecParams(m_connection.get(),
                                sql,
                                static_cast<int>(pointers.size()),
                                nullptr,
                                pointers.data(),
                                nullptr,
                                nullptr,
                                asText));
}

Result<Rows, std::string> Connection::runPrepared(const char* name,
                                                  const char* sql,
                                                  const std::vector<std::string>& parameters)
{
    if (std::ranges::find(m_prepared, name) == m_prepared.end()) {
        auto prepared = checked(PQprepare(m_connection.get(), name, sql, 0, nullptr));
        if (!prepared) {
            return prepared;
        }
        m_prepared.emplace_back(name);
    }
    const auto pointers = pointersTo(parameters);
    return checked(PQexecPrepared(m_connection.get(),
                                  name,
                                  static_cast<int>(pointers.size()),
                                  pointers.data(),
                                  nullptr,
                                  nullptr,
                                  asText));
}

/// A server that has ended says so on the connection, perhaps behind its last words.
bool Connection::isLost() const
{
    constexpr int looks = 2;
    for (int look = 0; look < looks && PQstatus(m_connection.get()) == CONNECTION_OK; ++look) {
        PQconsumeInput(m_connection.get());
    }
    return PQstatus(m_connection.get()) != CONNECTION_OK;
}

Result<void, std::string> Connection::reconnect()
{
    m_prepared.clear();
    PQreset(m_connection.get());
    if (isLost()) {
        return failure(error());
    }
    return {};
}

} // namespace hall::hub::postgres
