// SPDX-License-Identifier: Apache-2.0
#include "tests/hub/read_cases.h"

#include <catch2/catch.hpp>

namespace hall::hub::cases {

namespace {

using namespace std::chrono_literals;

constexpr Time now{std::chrono::milliseconds{1'795'420'800'000}};
const std::string someHash(64, 'a');

Reader readerOn(const Opening& open)
{
    auto reader = Reader::on(open.connection(&Reader::tables));
    REQUIRE(reader);
    return std::move(*reader);
}

KeptAnswers answersOn(const Opening& open)
{
    auto answers = KeptAnswers::on(open.connection(&KeptAnswers::tables));
    REQUIRE(answers);
    return std::move(*answers);
}

/// The journal of one hall, as it arrives.
class Arriving
{
public:
    explicit Arriving(std::string hall)
        : m_hall(std::move(hall))
    {
    }

    void begin(const std::string& epoch)
    {
        m_epoch = epoch;
    }

    Arriving& add(const std::string& kind,
                  const std::string& subject,
                  const std::string& day = "2026-11-23",
                  const std::string& body = "{}")
    {
        journal::Row row;
        row.epoch = m_epoch;
        row.seq = m_last.seq + 1;
        row.at = 1'795'420'800'000 + row.seq;
        row.day = day;
        row.kind = kind;
        row.subject = subject;
        row.body = body;
        row.command = "press-" + std::to_string(row.seq);
        m_messages.push_back({.hall = m_hall, .row = row, .previous = m_last});
        m_last = {.epoch = row.epoch, .seq = row.seq};
        return *this;
    }

    void store(const Opening& open)
    {
        auto store = open.store();
        REQUIRE(store);
        const auto taken = (*store)->take(std::exchange(m_messages, {}), now);
        REQUIRE(taken);
        REQUIRE(taken->front().newest.position == m_last);
    }

private:
    std::string m_hall;
    std::string m_epoch = "one";
    journal::Position m_last;
    std::vector<sync::EventMessage> m_messages;
};

std::string seqsOf(const Reader::Rows& rows)
{
    std::string text;
    for (const journal::Row& row : rows) {
        text += row.epoch + '/' + std::to_string(row.seq) + ' ';
    }
    return text;
}

std::string issuedBody(const std::string& hash)
{
    return R"({"ahead":3,"codeHash":")" + hash + R"(","number":"A001"})";
}

} // namespace

void listsHalls(const Opening& open)
{
    REQUIRE(open.store());
    Reader reader = readerOn(open);
    CHECK(reader.halls("", 10)->empty());
    CHECK(reader.findHall("b") == std::nullopt);
    for (const char* hall : {"b", "a", "c", "C"}) {
        Arriving{hall}.add("DayOpened", "day").store(open);
    }

    const auto first = reader.halls("", 2);
    REQUIRE(first);
    REQUIRE(first->size() == 2);
    CHECK(first->at(0) == HallStored{.hall = "C", .newest = {.epoch = "one", .seq = 1}});
    CHECK(first->at(1).hall == "a");
    const auto rest = reader.halls("a", 2);
    REQUIRE(rest->size() == 2);
    CHECK(rest->at(1).hall == "c");
    CHECK(reader.halls("c", 2)->empty());
    CHECK(reader.findHall("b") == HallStored{.hall = "b", .newest = {.epoch = "one", .seq = 1}});
}

void readsEventsAcrossEpochs(const Opening& open)
{
    REQUIRE(open.store());
    Reader reader = readerOn(open);
    CHECK(reader.events("a", {}, 10).value()->empty());
    Arriving hall{"a"};
    for (int i = 0; i < 60; ++i) {
        hall.add("DeviceChanged", "station:kiosk-1", i < 30 ? "" : "2026-11-23");
    }
    // A name before the first one's: epochs are told by where they begin.
    hall.begin("before");
    hall.add("DayClosed", "day").add("DayOpened", "day", "2026-11-24");
    hall.store(open);

    const auto all = reader.events("a", {}, 500);
    REQUIRE(all->has_value());
    REQUIRE((*all)->size() == 62);
    CHECK((*all)->front().seq == 1);
    CHECK((*all)->front().command == "press-1");
    CHECK(seqsOf({(*all)->end() - 3, (*all)->end()}) == "one/60 before/61 before/62 ");
    const auto some = reader.events("a", {.epoch = "one", .seq = 58}, 3);
    CHECK(seqsOf(some->value()) == "one/59 one/60 before/61 ");
    CHECK(reader.events("a", {.epoch = "before", .seq = 62}, 3).value()->empty());
    CHECK(reader.events("a", {.epoch = "another", .seq = 1}, 3).value() == std::nullopt);
}

void findsTicketsByCode(const Opening& open)
{
    REQUIRE(open.store());
    Reader reader = readerOn(open);
    CHECK(reader.findIssued(someHash) == std::nullopt);
    Arriving hall{"a"};
    hall.add("DayOpened", "day")
        .add("TicketIssued", "kiosk-1.1", "2026-11-23", issuedBody(someHash))
        .add("TicketIssued", "kiosk-1.2", "2026-11-23", issuedBody(std::string(64, 'b')))
        .add("TicketCalled", "kiosk-1.2")
        .add("TicketCalled", "kiosk-1.1");
    hall.begin("a-restored-one");
    hall.add("ServiceStarted", "kiosk-1.1")
        .add("DayClosed", "day")
        .add("DayOpened", "day", "2026-11-24")
        .add("TicketCalled", "kiosk-1.1", "2026-11-24")
        .add("TicketIssued", "kiosk-1.3", "2026-11-24", "no JSON at all")
        .add("TicketIssued", "kiosk-1.4", "2026-11-24", "{}");
    hall.store(open);

    const auto issued = reader.findIssued(someHash);
    REQUIRE(issued->has_value());
    CHECK((*issued)->hall == "a");
    CHECK((*issued)->row.seq == 2);
    CHECK((*issued)->row.subject == "kiosk-1.1");
    const auto after = reader.rowsAfter(issued->value());
    REQUIRE(after);
    CHECK(seqsOf(*after) == "one/5 a-restored-one/6 a-restored-one/7 ");
    CHECK(reader.findIssued(std::string(64, 'c')) == std::nullopt);
    CHECK(reader.findIssued("") == std::nullopt);
}

void keepsAnswersForADay(const Opening& open)
{
    REQUIRE(open.store());
    KeptAnswers answers = answersOn(open);
    KeptAnswers others = answersOn(open);
    const KeyedRequest request{.client = "portal", .key = "k-1", .hash = "h"};
    const KeptAnswer answer{.status = 201, .type = "application/json", .body = R"({"a":"排"})"};
    using Outcome = Claim::Outcome;

    CHECK(answers.claim(request, now)->outcome == Outcome::New);
    CHECK(others.claim(request, now)->outcome == Outcome::Going);
    REQUIRE(answers.keep(request, answer, now));
    const auto again = others.claim(request, now + 23h);
    CHECK(again->outcome == Outcome::Done);
    CHECK(again->answer == answer);
    CHECK(others.claim({"portal", "k-1", "other"}, now)->outcome == Outcome::Another);
    CHECK(others.claim({"shop", "k-1", "other"}, now)->outcome == Outcome::New);
    CHECK(others.claim({"portal", "k-2", "h"}, now)->outcome == Outcome::New);
    REQUIRE(answers.release({"portal", "k-2", "h"}));
    CHECK(others.claim({"portal", "k-2", "h"}, now)->outcome == Outcome::New);
    // What was answered isn't given up.
    REQUIRE(answers.release(request));
    CHECK(others.claim(request, now)->outcome == Outcome::Done);

    // The hub that was at it is gone.
    CHECK(answers.claim({"portal", "k-2", "h"}, now + 59s)->outcome == Outcome::Going);
    CHECK(answers.claim({"portal", "k-2", "h"}, now + 61s)->outcome == Outcome::New);
    CHECK(answers.claim(request, now + 25h)->outcome == Outcome::New);
}

} // namespace hall::hub::cases
