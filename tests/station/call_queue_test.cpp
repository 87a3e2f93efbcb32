// SPDX-License-Identifier: Apache-2.0
#include "app/core/words.h"
#include "app/station/call_queue.h"

#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <set>
#include <sstream>

using namespace hall;
using namespace hall::station;
using namespace std::chrono_literals;

namespace {

/// Counters in front of the queue and a loudspeaker behind it. Played as text: each step is a
/// second of the day and what happens then.
///
///     0 call 3 A001 | 1 recall 3 | 2 serve 3 | 2 leave 3 | 3 done | 3 break | 4 silent | 5 sound |
///     6 quiet
class Stage
{
public:
    explicit Stage(CallQueue::Rules rules = {.zone = {}, .latest = 45s, .readings = 2})
        : m_queue(std::move(rules))
    {
    }

    std::string play(const std::string& script)
    {
        std::istringstream steps(script);
        for (std::string step; std::getline(steps, step, '|');) {
            std::istringstream words(step);
            int second = 0;
            std::string verb;
            words >> second >> verb;
            m_now = Time{std::chrono::seconds{second}};
            act(verb, words);
            settle();
        }
        return std::exchange(m_log, {});
    }

    CallQueue& queue()
    {
        return m_queue;
    }

private:
    void act(const std::string& verb, std::istringstream& words)
    {
        if (verb == "done") {
            const bool wasSpeaking = !m_queue.speaking().empty();
            endAll(wasSpeaking ? m_queue.readingDone() : std::vector<EndedCall>{});
            if (!m_queue.speaking().empty()) {
                log("again" + namesOf(m_queue.speaking()));
            }
        } else if (verb == "break") {
            endAll(m_queue.brokeOff());
        } else if (verb == "quiet") {
            endAll(m_queue.silence());
        } else if (verb == "silent" || verb == "sound") {
            m_hasSound = verb == "sound";
        } else {
            actAtCounter(verb, words);
        }
    }

    void actAtCounter(const std::string& verb, std::istringstream& words)
    {
        int number = 0;
        words >> number;
        protocol::CounterSign& sign = m_counters[number];
        sign.counter = number;
        sign.zone = ZoneCode{number < 10 ? "front" : "back"};
        if (verb == "call") {
            std::string ticket;
            words >> ticket;
            sign.current =
                protocol::SignCall{.ticket = {ticket}, .number = ticket, .calledAt = m_now};
        } else if (verb == "recall") {
            ++sign.current->calls;
            sign.current->calledAt = m_now;
        } else if (verb == "serve") {
            sign.current->state = TicketState::Serving;
        } else if (verb == "told") { // by another station
            sign.current->announced = sign.current->calls;
        } else if (verb == "leave") {
            sign.current.reset();
        }
    }

    void settle()
    {
        std::vector<protocol::CounterSign> counters;
        for (const auto& [number, sign] : m_counters) {
            counters.push_back(sign);
        }
        endAll(m_queue.see(counters));
        endAll(m_queue.expire(m_now, m_hasSound));
        const auto calls = m_hasSound ? m_queue.begin() : std::vector<PendingCall>{};
        if (!calls.empty()) {
            log("say" + namesOf(calls));
        }
    }

    static std::string namesOf(const std::vector<PendingCall>& calls)
    {
        std::string names;
        for (const PendingCall& call : calls) {
            names += ' ' + call.number + (call.call > 1 ? '#' + std::to_string(call.call) : "");
        }
        return names;
    }

    void endAll(const std::vector<EndedCall>& ended)
    {
        for (const EndedCall& each : ended) {
            log(std::string(announcements.of(each.outcome)) + namesOf({each.call}));
        }
    }

    void log(const std::string& what)
    {
        m_log += (m_log.empty() ? "" : " | ") + what;
    }

    CallQueue m_queue;
    std::map<int, protocol::CounterSign> m_counters;
    Time m_now;
    bool m_hasSound = true;
    std::string m_log;
};

} // namespace

TEST_CASE("calls are spoken by the rules", "[station][voice]")
{
    const auto [what, script, heard] = GENERATE(table<std::string, std::string, std::string>({
        {"a call is read twice",
         "0 call 3 A001 | 6 done | 12 done",
         "say A001 | again A001 | spoken A001"},
        {"one after the other, the first without its second reading",
         "0 call 3 A001 | 1 call 5 B001 | 6 done | 12 done | 18 done",
         "say A001 | spoken A001 | say B001 | again B001 | spoken B001"},
        {"in the order of their calls, whatever the counter, joined when several wait",
         "0 call 9 A001 | 1 call 5 B001 | 2 call 3 C001 | 6 done | 15 done | 24 done",
         "say A001 | spoken A001 | say B001 C001 | again B001 C001 | spoken B001 | spoken C001"},
        {"at most four in a sentence",
         "0 call 1 A001 | 1 call 2 A002 | 1 call 3 A003 | 1 call 4 A004 | 1 call 5 A005 | "
         "1 call 6 A006 | 6 done | 20 done",
         "say A001 | spoken A001 | say A002 A003 A004 A005 | spoken A002 | spoken A003 | "
         "spoken A004 | spoken A005 | say A006"},
        {"a recall joins the sentence that waits",
         "0 call 3 A001 | 1 call 5 B001 | 2 recall 3 | 6 done",
         "say A001 | spoken A001 | say B001 A001#2"},
        {"a recall while its call waits has that one's place",
         "0 call 3 A001 | 1 call 5 B001 | 2 call 4 C001 | 3 recall 5 | 6 done",
         "say A001 | movedOn B001 | spoken A001 | say B001#2 C001"},
        {"and is late by its own time",
         "0 call 3 A001 | 1 call 5 B001 | 40 recall 5 | 60 done",
         "say A001 | movedOn B001 | spoken A001 | say B001#2"},
        {"who has come is left out of the second reading",
         "0 call 3 A001 | 1 call 5 B001 | 2 call 4 C001 | 6 done | 8 serve 5 | 15 done | 20 done",
         "say A001 | spoken A001 | say B001 C001 | spoken B001 | again C001 | spoken C001"},
        {"a joined sentence that broke off is spoken again without who has come",
         "0 call 3 A001 | 1 call 5 B001 | 2 call 4 C001 | 6 done | 8 serve 5 | 9 break | 15 done",
         "say A001 | spoken A001 | say B001 C001 | movedOn B001 | say C001 | again C001"},
        {"when nothing may be said those that wait end at once",
         "0 call 3 A001 | 1 call 5 B001 | 2 quiet | 6 done",
         "say A001 | noSound B001 | again A001"},
        {"a recall is a call of its own",
         "0 call 3 A001 | 6 done | 12 done | 20 recall 3 | 26 done | 32 done",
         "say A001 | again A001 | spoken A001 | say A001#2 | again A001#2 | spoken A001#2"},
        {"a recall while its call is read leaves out the second reading",
         "0 call 3 A001 | 2 recall 3 | 6 done | 12 done",
         "say A001 | spoken A001 | say A001#2 | again A001#2"},
        {"a recall while its call waits takes its place",
         "0 call 3 A001 | 1 call 5 B001 | 2 recall 5 | 6 done",
         "say A001 | movedOn B001 | spoken A001 | say B001#2"},
        {"who has come isn't called any more",
         "0 call 3 A001 | 1 call 5 B001 | 2 serve 5 | 6 done | 12 done",
         "say A001 | movedOn B001 | again A001 | spoken A001"},
        {"who comes while he is called isn't called a second time",
         "0 call 3 A001 | 2 serve 3 | 6 done",
         "say A001 | spoken A001"},
        {"a counter that has gone on calls the next one",
         "0 call 3 A001 | 1 call 5 B001 | 2 call 5 B002 | 6 done",
         "say A001 | movedOn B001 | spoken A001 | say B002"},
        {"past its latest time it is late",
         "0 call 3 A001 | 1 call 5 B001 | 47 done",
         "say A001 | spoken A001 | late B001"},
        {"on its last second it is spoken", "0 silent | 0 call 3 A001 | 45 sound", "say A001"},
        {"without sound it is spoken when there is sound again",
         "0 silent | 1 call 3 A001 | 20 sound | 26 done | 32 done",
         "say A001 | again A001 | spoken A001"},
        {"without sound until the end it had none",
         "0 silent | 1 call 3 A001 | 47 silent | 48 sound",
         "noSound A001"},
        {"a sentence that broke off is spoken again from its beginning",
         "0 call 3 A001 | 3 break | 9 done | 15 done",
         "say A001 | say A001 | again A001 | spoken A001"},
        {"what broke off keeps its place, and who waits joins it",
         "0 call 3 A001 | 1 call 5 B001 | 3 break | 9 done",
         "say A001 | say A001 B001 | again A001 B001"},
        {"what broke off in its second reading was spoken",
         "0 call 3 A001 | 6 done | 8 break",
         "say A001 | again A001 | spoken A001"},
        {"what broke off and is late now is left",
         "0 call 3 A001 | 3 silent | 4 break | 50 silent",
         "say A001 | noSound A001"},
        {"what broke off and has moved on is left",
         "0 call 3 A001 | 2 leave 3 | 3 break",
         "say A001 | movedOn A001"},
        {"what another station told isn't told again",
         "0 call 3 A001 | 1 call 5 B001 | 2 told 5 | 6 done | 12 done",
         "say A001 | again A001 | spoken A001"},
        {"called away and called again is a new call",
         "0 call 3 A001 | 6 done | 12 done | 20 leave 3 | 25 call 3 A001",
         "say A001 | again A001 | spoken A001 | say A001"},
    }));
    INFO(what);

    CHECK(Stage{}.play(script) == heard);
}

TEST_CASE("a zone's loudspeaker calls for its counters alone, the hall's for all",
          "[station][voice]")
{
    const std::string script = "0 call 12 A001 | 1 call 3 B001 | 7 done | 14 done";

    CHECK(Stage{{.zone = {"front"}, .latest = 45s, .readings = 1}}.play(script) ==
          "say B001 | spoken B001");
    CHECK(Stage{{.zone = {}, .latest = 45s, .readings = 1}}.play(script) ==
          "say A001 | spoken A001 | say B001 | spoken B001");
}

TEST_CASE("what was announced before a restart isn't announced again", "[station][voice]")
{
    Stage stage;
    protocol::CounterSign sign;
    sign.current = protocol::SignCall{
        .ticket = {"t"}, .number = "A001", .calls = 2, .calledAt = {}, .announced = 2};

    CHECK(stage.queue().see({sign}).empty());
    CHECK(stage.queue().begin().empty());

    sign.current->calls = 3;
    CHECK(stage.queue().see({sign}).empty());
    CHECK(stage.queue().begin().size() == 1);
}

namespace {

/// Eight counters and a loudspeaker that do as they like, and what must hold all the same.
class WildHour
{
public:
    explicit WildHour(std::uint32_t seed)
        : m_random(seed)
        , m_queue({.zone = {}, .latest = 45s, .readings = 1 + below(3)})
    {
        for (std::size_t at = 0; at < m_counters.size(); ++at) {
            m_counters[at].counter = static_cast<int>(at) + 1;
        }
    }

    void step()
    {
        m_now += std::chrono::milliseconds{1 + below(4000)};
        if (below(8) < 5) {
            press(m_counters[static_cast<std::size_t>(below(8))]);
        } else {
            sound();
        }
        look();
        const bool wasSpeaking = !m_queue.speaking().empty();
        const auto calls = m_queue.begin();
        REQUIRE((calls.empty() || !wasSpeaking));
        REQUIRE(calls.size() <= CallQueue::callsMost);
        REQUIRE((calls.size() == CallQueue::callsMost || m_queue.waiting().empty() || wasSpeaking));
        for (const PendingCall& call : calls) {
            REQUIRE(call.calledAt + 45s >= m_now);
            REQUIRE_FALSE(m_ended.contains({call.ticket, call.call}));
            REQUIRE(m_lastBegun <= call.since);
            m_lastBegun = call.since;
        }
    }

    void goHome()
    {
        for (protocol::CounterSign& sign : m_counters) {
            sign.current.reset();
        }
        look();
        endAll(m_queue.giveUp());
        REQUIRE(std::vector<Key>(m_ended.begin(), m_ended.end()) ==
                std::vector<Key>(m_made.begin(), m_made.end()));
    }

private:
    using Key = std::pair<TicketId, int>;

    int below(int count)
    {
        return std::uniform_int_distribution<int>{0, count - 1}(m_random);
    }

    void press(protocol::CounterSign& sign)
    {
        const int what = below(5);
        if (what < 2) {
            sign.current = protocol::SignCall{
                .ticket = {"t" + std::to_string(++m_tickets)}, .number = "A", .calledAt = m_now};
            m_made.insert({sign.current->ticket, 1});
        } else if (what == 2 && sign.current && sign.current->state == TicketState::Called) {
            sign.current->calledAt = m_now;
            m_made.insert({sign.current->ticket, ++sign.current->calls});
        } else if (what == 3 && sign.current) {
            sign.current->state = TicketState::Serving;
        } else if (what == 4) {
            sign.current.reset();
        }
    }

    void sound()
    {
        const bool breaksOff = below(3) == 0;
        if (!m_queue.speaking().empty()) {
            endAll(breaksOff ? m_queue.brokeOff() : m_queue.readingDone());
        }
        m_lastBegun = breaksOff ? Time{} : m_lastBegun; // It may begin again.
    }

    void look()
    {
        endAll(m_queue.see(m_counters));
        for (const EndedCall& call : m_queue.expire(m_now, below(2) == 0)) {
            REQUIRE(call.call.calledAt + 45s < m_now);
            end(call);
        }
    }

    void endAll(const std::vector<EndedCall>& ended)
    {
        for (const EndedCall& call : ended) {
            end(call);
        }
    }

    void end(const EndedCall& call)
    {
        m_ended.insert({call.call.ticket, call.call.call});
        // A report reaches the counter's view later, or never when the link is lost.
        for (protocol::CounterSign& sign : m_counters) {
            if (below(2) == 0 && sign.current && sign.current->ticket == call.call.ticket) {
                sign.current->announced = std::max(sign.current->announced, call.call.call);
            }
        }
    }

    std::mt19937 m_random;
    CallQueue m_queue;
    std::vector<protocol::CounterSign> m_counters = std::vector<protocol::CounterSign>(8);
    Time m_now;
    Time m_lastBegun;
    int m_tickets = 0;
    std::set<Key> m_made;
    std::multiset<Key> m_ended;
};

} // namespace

TEST_CASE("two hundred wild hours: never two at once, each call ends once, in order of call",
          "[station][voice]")
{
    for (std::uint32_t at = 0; at < 200; ++at) {
        const std::uint32_t seed = Catch::rngSeed() + at;
        CAPTURE(seed);
        WildHour hour(seed);
        for (int step = 0; step < 400; ++step) {
            hour.step();
        }
        hour.goHome();
    }
}
