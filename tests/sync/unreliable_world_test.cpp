// SPDX-License-Identifier: Apache-2.0
#include "app/sync/arrival.h"
#include "app/sync/link.h"
#include "tests/sync/row_list.h"

#include <catch2/catch.hpp>

#include <deque>
#include <map>
#include <random>

// A hall, a broker that forgets, and a city with two hubs and one database, in which each may fail
// at any moment. In the end the city has the hall's journal, each row once, in order.

namespace hall::sync {

namespace {

using namespace std::chrono_literals;
using Clock = Link::Clock;

/// The hubs' database: what is stored stays.
class City
{
public:
    /// One transaction of a hub.
    void take(const std::vector<EventMessage>& batch)
    {
        for (const EventMessage& message : batch) {
            const auto judged = judge(message, m_newest, [this](const journal::Position& position) {
                const auto found = m_chains.find({position.epoch, position.seq});
                return found == m_chains.end() ? std::nullopt : std::optional{found->second};
            });
            m_breaks += judged.chainHolds ? 0 : 1;
            m_differences += judged.arrival == Arrival::Differs ? 1 : 0;
            isEarly = judged.arrival == Arrival::Early;
            if (judged.arrival == Arrival::Next || judged.arrival == Arrival::Branch) {
                store(message.row);
            }
        }
    }

    [[nodiscard]] const journal::Head& newest() const
    {
        return m_newest;
    }

    [[nodiscard]] const std::vector<journal::Row>& rows() const
    {
        return m_rows;
    }

    [[nodiscard]] int faults() const
    {
        return m_breaks + m_differences;
    }

    bool isEarly = false; ///< the last batch ended with a row before which some are missing

private:
    void store(const journal::Row& row)
    {
        // The primary key.
        REQUIRE(m_chains.emplace(std::pair{row.epoch, row.seq}, row.chain).second);
        m_rows.push_back(row);
        m_newest = {.position = {.epoch = row.epoch, .seq = row.seq}, .chain = row.chain};
    }

    std::map<std::pair<std::string, std::int64_t>, journal::Chain> m_chains;
    std::vector<journal::Row> m_rows;
    journal::Head m_newest;
    int m_breaks = 0;
    int m_differences = 0;
};

struct Word
{
    journal::Head upTo;
    bool again = false;
};

class World
{
public:
    explicit World(std::uint32_t seed)
        : m_random(seed)
    {
    }

    /// One thing that happens; `calm`: nothing fails.
    void step(bool calm)
    {
        m_now += Clock{m_random() % 500};
        if (!calm && isOneIn(30)) {
            fail();
        }
        if (!calm && isOneIn(3)) {
            m_hall.append();
        }
        hallWorks();
        hubWorks();
        hallHears();
    }

    [[nodiscard]] bool isSynced()
    {
        return m_city.newest() == *m_hall.head();
    }

    [[nodiscard]] const City& city() const
    {
        return m_city;
    }

    [[nodiscard]] const std::vector<journal::Row>& journal() const
    {
        return m_hall.rows();
    }

    int failures = 0;

private:
    bool isOneIn(std::uint32_t n)
    {
        return m_random() % n == 0;
    }

    void disconnect()
    {
        m_link.disconnected();
        m_isConnected = false;
        // What was on its way arrives in part or not at all.
        m_up.resize(m_up.empty() ? 0 : m_random() % m_up.size());
        m_down.clear();
    }

    void fail()
    {
        ++failures;
        switch (m_random() % 5) {
        case 0: // the network
            disconnect();
            break;
        case 1: // the broker with all it had
            disconnect();
            m_up.clear();
            break;
        case 2: // a hub before its transaction ended
            m_up.erase(m_up.begin(),
                       m_up.begin() + static_cast<std::ptrdiff_t>(m_random() % (m_up.size() + 1)));
            break;
        case 3: // a hub after it, before it said so
            m_down.clear();
            break;
        case 4: // the node, with all it remembers
            disconnect();
            m_link = Link{limits};
            break;
        }
    }

    void hallWorks()
    {
        m_link.durable(m_hall.head()->position.seq);
        if (!m_isConnected && isOneIn(4)) {
            m_isConnected = true;
            m_link.connected(m_now);
        }
        if (m_link.mustReconnect(m_now)) {
            disconnect();
        }
        if (m_link.mustAsk(m_now)) {
            m_down.push_back({.upTo = m_city.newest()});
        }
        if (const auto batch = m_link.nextBatch(m_now)) {
            send(*batch);
        }
    }

    void send(const Link::Batch& batch)
    {
        journal::Position previous = batch.after;
        std::int64_t left = batch.count;
        (void)m_hall.read(batch.after.seq, [&](const journal::Row& row) {
            m_up.push_back({.hall = "district", .row = row, .previous = previous});
            // Two hubs on one hall for a moment.
            if (isOneIn(20)) {
                m_up.push_back(m_up.back());
            }
            previous = {.epoch = row.epoch, .seq = row.seq};
            return --left > 0;
        });
        m_link.sent(previous, m_now);
    }

    void hubWorks()
    {
        if (m_up.empty() || isOneIn(3)) {
            return;
        }
        const std::size_t count = 1 + m_random() % m_up.size();
        const auto end = m_up.begin() + static_cast<std::ptrdiff_t>(count);
        m_city.take({m_up.begin(), end});
        m_up.erase(m_up.begin(), end);
        m_down.push_back({.upTo = m_city.newest(), .again = m_city.isEarly});
    }

    void hallHears()
    {
        while (!m_down.empty() && !isOneIn(4)) {
            const Word word = m_down.front();
            m_down.pop_front();
            const auto place = findOwnPlace(word.upTo, m_hall);
            REQUIRE(place);
            m_link.held(*place, m_now);
            if (word.again) {
                m_link.wantedAgain(*place);
            }
            REQUIRE(m_link.why() == "");
        }
    }

    static constexpr Link::Limits limits{.window = 20};

    std::mt19937 m_random;
    Clock m_now{0};
    test::RowList m_hall{"one"};
    Link m_link{limits};
    bool m_isConnected = false;
    std::vector<EventMessage> m_up;
    std::deque<Word> m_down;
    City m_city;
};

} // namespace

TEST_CASE("the city gets every event exactly once, in order, whatever fails", "[sync][world]")
{
    const std::uint32_t seed = Catch::rngSeed();
    CAPTURE(seed);
    int failures = 0;
    for (std::uint32_t i = 0; i < 100; ++i) {
        CAPTURE(i);
        World world{seed + i};
        for (int step = 0; step < 500; ++step) {
            world.step(false);
        }
        for (int step = 0; step < 5000 && !world.isSynced(); ++step) {
            world.step(true);
        }

        CHECK(world.isSynced());
        CHECK(world.city().rows() == world.journal());
        CHECK(world.city().faults() == 0);
        failures += world.failures;
    }
    CHECK(failures > 500);
}

} // namespace hall::sync
