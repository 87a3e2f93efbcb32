// SPDX-License-Identifier: Apache-2.0
#include "app/journal/writer.h"
#include "tests/journal/fixture.h"

#include <deque>

namespace hall::journal {

namespace {

using namespace std::chrono_literals;

constexpr auto deadline = 20s;

/// A journal in memory that answers as it was told, else with Stored, and can be held up.
class ScriptedJournal : public Journal
{
public:
    [[nodiscard]] const Head& head() const override
    {
        return m_head;
    }

    [[nodiscard]] Appended append(std::span<Row> rows) override
    {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        m_changed.notify_all();
        m_changed.wait(lock, [&] { return !m_held; });
        Appended answer = take(m_answers);
        if (answer.outcome == AppendOutcome::Stored) {
            m_transactions.emplace_back();
            for (const Row& row : rows) {
                m_transactions.back().push_back(row.seq);
            }
        }
        return answer;
    }

    [[nodiscard]] Appended probe() override
    {
        const std::lock_guard lock(m_mutex);
        return take(m_probeAnswers);
    }

    [[nodiscard]] Dropped dropArchived(const Head& /*last*/, std::int64_t /*rowsMax*/) override
    {
        return {};
    }

    [[nodiscard]] Appended tidy(bool idle) override
    {
        const std::lock_guard lock(m_mutex);
        m_tidiedIdle = m_tidiedIdle || idle;
        m_changed.notify_all();
        return {};
    }

    [[nodiscard]] Result<std::unique_ptr<Reader>, JournalError> reader() const override
    {
        return failure(JournalError{});
    }

    void answer(std::deque<Appended> answers)
    {
        const std::lock_guard lock(m_mutex);
        m_answers = std::move(answers);
    }

    void answerProbe(Appended answer)
    {
        const std::lock_guard lock(m_mutex);
        m_probeAnswers = {std::move(answer)};
    }

    void hold()
    {
        const std::lock_guard lock(m_mutex);
        m_held = true;
    }

    void letGo()
    {
        const std::lock_guard lock(m_mutex);
        m_held = false;
        m_changed.notify_all();
    }

    void waitForAppends(int count)
    {
        std::unique_lock lock(m_mutex);
        REQUIRE(m_changed.wait_for(lock, deadline, [&] { return m_waiting >= count; }));
    }

    void waitForIdleTidying()
    {
        std::unique_lock lock(m_mutex);
        REQUIRE(m_changed.wait_for(lock, deadline, [&] { return m_tidiedIdle; }));
    }

    [[nodiscard]] std::vector<std::vector<std::int64_t>> transactions()
    {
        const std::lock_guard lock(m_mutex);
        return m_transactions;
    }

private:
    static Appended take(std::deque<Appended>& answers)
    {
        if (answers.empty()) {
            return {};
        }
        Appended answer = answers.front();
        answers.pop_front();
        return answer;
    }

    Head m_head;
    std::mutex m_mutex; ///< guards what follows: the writer's thread and the test's
    std::condition_variable m_changed;
    std::deque<Appended> m_answers;
    std::deque<Appended> m_probeAnswers;
    std::vector<std::vector<std::int64_t>> m_transactions;
    int m_waiting = 0;
    bool m_held = false;
    bool m_tidiedIdle = false;
};

/// What a writer reported, in order; waits for more with a deadline.
class Reports
{
public:
    [[nodiscard]] Writer::OnOutcome outcome()
    {
        return [this](const Batch& batch) {
            const std::lock_guard lock(m_mutex);
            m_batches.push_back(batch);
            m_changed.notify_all();
        };
    }

    [[nodiscard]] std::vector<Batch> waitFor(std::size_t count)
    {
        std::unique_lock lock(m_mutex);
        REQUIRE(m_changed.wait_for(lock, deadline, [&] { return m_batches.size() >= count; }));
        return m_batches;
    }

    [[nodiscard]] std::vector<std::string> words(std::size_t count)
    {
        std::vector<std::string> words;
        for (const Batch& batch : waitFor(count)) {
            std::ostringstream text;
            text << batch.outcome << " " << batch.lastSeq;
            words.push_back(text.str());
        }
        return words;
    }

private:
    std::mutex m_mutex; ///< guards the batches
    std::condition_variable m_changed;
    std::vector<Batch> m_batches;
};

using Words = std::vector<std::string>;
using Transactions = std::vector<std::vector<std::int64_t>>;

const Appended refused{AppendOutcome::Refused, "no room"};
const Appended unknown{AppendOutcome::Unknown, "fsync failed"};

} // namespace

TEST_CASE("what gathers during a commit is the next transaction", "[journal][writer]")
{
    ScriptedJournal journal;
    Reports reports;
    Writer writer(journal, reports.outcome());

    journal.hold();
    writer.submit(ticketRows(1, 1));
    journal.waitForAppends(1);
    writer.submit(ticketRows(2, 3));
    writer.submit(ticketRows(4, 4));
    journal.letGo();

    CHECK(reports.words(2) == Words{"Stored 1", "Stored 4"});
    CHECK(journal.transactions() == Transactions{{1}, {2, 3, 4}});
}

TEST_CASE("a refused batch waits, later rows gather behind it", "[journal][writer]")
{
    ScriptedJournal journal;
    Reports reports;
    journal.answer({refused, refused});
    Writer writer(journal, reports.outcome(), {.retryEvery = 1h});

    writer.submit(ticketRows(1, 2));
    CHECK(reports.words(1) == Words{"Refused 2"});
    writer.submit(ticketRows(3, 3));
    writer.retryNow();
    CHECK(reports.words(2) == Words{"Refused 2", "Refused 2"});
    CHECK(reports.waitFor(2)[1].detail == "no room");
    writer.retryNow();

    CHECK(reports.words(4) == Words{"Refused 2", "Refused 2", "Stored 2", "Stored 3"});
    CHECK(journal.transactions() == Transactions{{1, 2}, {3}});
}

TEST_CASE("a refused batch is tried again by itself, also while probes come", "[journal][writer]")
{
    ScriptedJournal journal;
    Reports reports;
    journal.answer({refused, refused, refused});
    Writer writer(journal, reports.outcome(), {.retryEvery = 5ms});

    writer.submit(ticketRows(1, 1));
    writer.probe([](const Appended&) {});

    CHECK(reports.words(4) == Words{"Refused 1", "Refused 1", "Refused 1", "Stored 1"});
}

TEST_CASE("after an unknown outcome nothing is written any more", "[journal][writer]")
{
    ScriptedJournal journal;
    Reports reports;
    journal.answer({unknown});
    Writer writer(journal, reports.outcome());

    writer.submit(ticketRows(1, 1));
    CHECK(reports.words(1) == Words{"Unknown 1"});
    writer.submit(ticketRows(2, 2));
    writer.retryNow();
    writer.stop();
    writer.submit(ticketRows(3, 3));

    CHECK(reports.words(1) == Words{"Unknown 1"});
    CHECK(journal.transactions().empty());
}

TEST_CASE("a probe whose outcome is unknown stops the writer", "[journal][writer]")
{
    ScriptedJournal journal;
    Reports reports;
    Reports probes;
    journal.answerProbe(unknown);
    Writer writer(journal, reports.outcome());
    writer.submit(ticketRows(1, 1));
    CHECK(reports.words(1) == Words{"Stored 1"});

    writer.probe([&](const Appended& probed) { probes.outcome()({0, probed.outcome, ""}); });

    CHECK(probes.words(1) == Words{"Unknown 0"});
    CHECK(reports.words(2) == Words{"Stored 1", "Unknown 1"});
}

TEST_CASE("stopping drains what was submitted", "[journal][writer]")
{
    ScriptedJournal journal;
    Reports reports;
    Writer writer(journal, reports.outcome());
    journal.hold();
    writer.submit(ticketRows(1, 1));
    journal.waitForAppends(1);
    writer.submit(ticketRows(2, 5));
    journal.letGo();

    writer.stop();

    CHECK(reports.words(2) == Words{"Stored 1", "Stored 5"});
}

TEST_CASE("stopping tries a refused batch once more and doesn't wait for room", "[journal][writer]")
{
    // Many times, as the request to stop races with the end of the first try.
    for (int round = 0; round < 300; ++round) {
        ScriptedJournal journal;
        Reports reports;
        journal.answer({refused, refused, refused, refused});
        Writer writer(journal, reports.outcome(), {.retryEvery = 1h});
        writer.submit(ticketRows(1, 1));
        REQUIRE(reports.words(1) == Words{"Refused 1"});

        writer.stop();

        REQUIRE(reports.words(2) == Words{"Refused 1", "Refused 1"});
    }
}

TEST_CASE("the journal is tidied when nobody waits", "[journal][writer]")
{
    ScriptedJournal journal;
    Reports reports;
    Writer writer(journal, reports.outcome(), {.idleAfter = 1ms});
    writer.submit(ticketRows(1, 1));
    journal.waitForIdleTidying();
}

TEST_CASE("rows of many presses are stored once each and in order", "[journal][writer]")
{
    const TestFolder folder;
    const auto journal = openJournal(folder.files());
    Reports reports;
    Writer writer(*journal, reports.outcome());
    for (std::int64_t seq = 1; seq <= 500; ++seq) {
        writer.submit(ticketRows(seq, seq));
    }
    writer.stop();

    std::int64_t last = 0;
    for (const Batch& batch : reports.waitFor(1)) {
        CHECK(batch.outcome == AppendOutcome::Stored);
        CHECK(batch.lastSeq > last);
        last = batch.lastSeq;
    }
    CHECK(last == 500);
    const auto reader = openReader(folder.files());
    CHECK(readAll(*reader).size() == 500);
    CHECK(reader->verify(0));
}

} // namespace hall::journal
