// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/api/allowance.h"
#include "app/api/clients.h"
#include "app/api/live_board.h"
#include "app/http/routes.h"
#include "app/hub/downlink_store.h"
#include "app/hub/kept_answers.h"
#include "app/hub/reader.h"

#include <functional>

namespace hall::api {

/// On connections of its own: asking doesn't hold up storing.
struct Stores
{
    hub::Reader reader;
    hub::KeptAnswers answers;
    std::unique_ptr<hub::DownlinkStore> downlink;
};

/// What answers a request: who asks, whether he may and how often, then what he asks for. One
/// thread; no sockets. resources/api/openapi.json is the contract.
class Desk
{
public:
    struct Parts
    {
        Clients clients;
        Stores stores;
        std::string document; ///< of this interface, as JSON
        std::function<Time()> now;
        std::function<BusinessDay()> today;        ///< where the city is
        std::function<Allowance::Clock()> elapsed; ///< by a clock that never steps
        /// For the log: a sentence.
        std::function<void(const std::string&)> tell;
    };

    explicit Desk(Parts parts);
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    [[nodiscard]] http::Response answer(const http::Request& request);

    [[nodiscard]] LiveBoard& board()
    {
        return m_board;
    }

private:
    using Answered = Result<http::Response, http::Problem>;
    using Answer = Answered (Desk::*)(const http::Request& request);

    void addReads();
    void addWrites();
    void add(http::Method method, std::string_view pattern, May may, Answer does);
    /// Done once under its key, whatever is asked again.
    [[nodiscard]] Answered once(const http::Request& request, Answer does);
    [[nodiscard]] Answered keep(const hub::KeyedRequest& keyed, Answered answered);
    /// Why goes to the log: databases' own words tell of machines and rows.
    [[nodiscard]] http::Problem away(const hub::StoreError& error);

    [[nodiscard]] Answered halls(const http::Request& request);
    [[nodiscard]] Answered hall(const http::Request& request);
    [[nodiscard]] Answered live(const http::Request& request);
    [[nodiscard]] Answered liveOfHall(const http::Request& request);
    [[nodiscard]] Answered events(const http::Request& request);
    [[nodiscard]] Answered ticket(const http::Request& request);

    using ReadList =
        std::function<Result<std::string, http::Problem>(const std::string& before, BusinessDay)>;

    /// The list of the hall and day that the path names; none where none was sent or all of it was
    /// taken back.
    [[nodiscard]] Result<std::optional<hub::Posted>, http::Problem>
    findDay(const http::Request& request);
    [[nodiscard]] Answered appointments(const http::Request& request);
    [[nodiscard]] Answered putAppointments(const http::Request& request);
    [[nodiscard]] Answered changeAppointments(const http::Request& request);
    [[nodiscard]] Answered storeDay(const http::Request& request, const ReadList& read);
    [[nodiscard]] Answered catalogue(const http::Request& request);
    [[nodiscard]] Answered putCatalogue(const http::Request& request);
    [[nodiscard]] Answered notices(const http::Request& request);
    [[nodiscard]] Answered putNotices(const http::Request& request);
    /// What all halls were sent.
    [[nodiscard]] Answered tellAll(sync::PostingKind kind, const char* nothing);
    [[nodiscard]] Answered postToAll(sync::PostingKind kind,
                                     const Result<std::string, http::Problem>& content);
    /// What is posted of what stands there; empty: nothing does.
    using ReadContent =
        std::function<Result<std::string, http::Problem>(const std::string& before)>;
    [[nodiscard]] Answered post(const hub::Posted& posting, const ReadContent& read);

    Parts m_parts;
    LiveBoard m_board;
    Allowance m_allowance;
    http::Routes m_routes;
    const Client* m_client = nullptr; ///< whose request is being answered
    std::optional<Allowance::Clock> m_awayTold;
};

} // namespace hall::api
