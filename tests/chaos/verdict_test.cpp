// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/verdict.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <fstream>

namespace hall::chaos {

namespace {

/// A journal as the verdict is told it, one press an event.
class Story
{
public:
    Story& take(const std::string& press, const std::string& ticket, const std::string& number)
    {
        TicketIssued issued;
        issued.ticket = TicketId{ticket};
        issued.number = number;
        issued.rank = Rank{.time = Time{Duration{m_seq}}, .tie = m_seq + 1};
        return tell(press, issued);
    }

    Story& call(const std::string& press, const std::string& ticket, const std::string& number)
    {
        TicketCalled called;
        called.ticket = TicketId{ticket};
        called.number = number;
        return tell(press, called);
    }

    Story& tell(const std::string& press, EventBody body)
    {
        Event event;
        event.seq = ++m_seq;
        event.command = CommandId{press};
        event.body = std::move(body);
        m_verdict.add(event, "epoch");
        return *this;
    }

    Findings told(const std::vector<Told>& all)
    {
        for (const Told& one : all) {
            m_verdict.add(one);
        }
        return m_verdict.findings();
    }

private:
    Verdict m_verdict;
    std::int64_t m_seq = 0;
};

Told took(const std::string& press,
          std::int64_t seq,
          const std::string& ticket,
          const std::string& number)
{
    return {press, "ticket.take", {}, "epoch", seq, ticket, number};
}

Told called(const std::string& press,
            std::int64_t seq,
            const std::string& ticket,
            const std::string& number)
{
    return {press, "counter.next", {}, "epoch", seq, ticket, number};
}

Told refused(const std::string& press)
{
    return {press, "counter.next", "AlreadyDone", {}, 0, {}, {}};
}

Story goodDay()
{
    Story story;
    story.take("p1", "k-1", "A001").take("p2", "k-2", "A002").call("p3", "k-1", "A001");
    return story;
}

} // namespace

TEST_CASE("what was told and is in the journal is no fault", "[chaos]")
{
    const Findings findings = goodDay().told({took("p1", 1, "k-1", "A001"),
                                              took("p2", 2, "k-2", "A002"),
                                              called("p3", 3, "k-1", "A001"),
                                              refused("p4")});
    CHECK(findings.areNone());
    CHECK(findings.acknowledged == 3);
    CHECK(findings.events == 3);
}

TEST_CASE("what was told and isn't in the journal is lost", "[chaos]")
{
    const Findings findings = goodDay().told({took("p9", 4, "k-3", "A003")});
    CHECK(findings.lost == 1);
    REQUIRE(findings.first.size() == 1);
    CHECK_THAT(findings.first[0], Catch::Contains("p9") && Catch::Contains("isn't in the journal"));
}

TEST_CASE("what the journal tells otherwise is lost", "[chaos]")
{
    CHECK(goodDay().told({took("p1", 1, "k-2", "A001")}).lost == 1);
    CHECK(goodDay().told({took("p1", 1, "k-1", "A007")}).lost == 1);
    CHECK(goodDay().told({took("p1", 2, "k-1", "A001")}).lost == 1);
    CHECK(goodDay().told({called("p3", 3, "k-2", "A002")}).lost == 1);
    CHECK(goodDay().told({called("p3", 3, "", "")}).lost == 1);
}

TEST_CASE("a press that was refused and carried out is found", "[chaos]")
{
    const Findings findings = goodDay().told({refused("p3")});
    CHECK(findings.refusedButDone == 1);
    CHECK_FALSE(findings.areNone());
}

TEST_CASE("a number given twice in a day is found, one given on two days is none", "[chaos]")
{
    CHECK(goodDay().take("p5", "k-3", "A002").told({}).numbersDoubled == 1);
    CHECK(goodDay()
              .tell("p5", DayClosed{})
              .tell("p6", DayOpened{})
              .take("p7", "k-3", "A002")
              .told({})
              .areNone());
}

TEST_CASE("a ticket called twice is found, unless its call was taken back", "[chaos]")
{
    CHECK(goodDay().call("p5", "k-1", "A001").told({}).doubled == 1);
    TicketUncalled uncalled;
    uncalled.ticket = TicketId{"k-1"};
    uncalled.rank = Rank{.time = Time{Duration{0}}, .tie = 1};
    CHECK(goodDay().tell("p5", uncalled).call("p6", "k-1", "A001").told({}).areNone());
}

TEST_CASE("one press that did two things is found", "[chaos]")
{
    CHECK(goodDay().call("p3", "k-2", "A002").told({}).doubled == 1);
    CHECK(goodDay().take("p1", "k-3", "A003").told({}).doubled == 1);
    const Told twice = took("p1", 1, "k-1", "A001");
    CHECK(goodDay().told({twice, twice}).doubled == 1);
}

TEST_CASE("a ticket called before an earlier one is found, a cancelled one stands in nobody's way",
          "[chaos]")
{
    CHECK(goodDay().take("p5", "k-3", "A003").call("p6", "k-3", "A003").told({}).overtaken == 1);
    TicketCancelled cancelled;
    cancelled.ticket = TicketId{"k-2"};
    CHECK(goodDay()
              .take("p5", "k-3", "A003")
              .tell("p6", cancelled)
              .call("p7", "k-3", "A003")
              .told({})
              .areNone());
}

TEST_CASE("a call with nobody waiting leaves nothing in the journal and isn't lost", "[chaos]")
{
    const Findings findings = goodDay().told({called("p9", 3, "", "")});
    CHECK(findings.areNone());
    CHECK(findings.emptyCalls == 1);
}

TEST_CASE("a client's log gives back what was told, and names a line it can't read", "[chaos]")
{
    const test::TempDir dir;
    const auto path = dir.path() / "client-0.log";
    const std::vector<Told> all{
        took("p1", 1, "k-1", "A001"), called("p3", 3, "", ""), refused("p4")};
    {
        AckLog log{path};
        for (const Told& told : all) {
            REQUIRE(log.add(told));
        }
    }
    CHECK(readLog(path).value() == all);

    std::ofstream{path, std::ios::app} << "{\"command\":\n";
    const auto broken = readLog(path);
    REQUIRE_FALSE(broken);
    CHECK_THAT(broken.error(), Catch::Contains("client-0.log:4"));
}

} // namespace hall::chaos
