// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/paper_books.h"

#include <catch2/catch.hpp>

namespace hall::chaos {

using namespace Qt::StringLiterals;

namespace {

/// A printer's day as the books are told it.
class Day
{
public:
    Day()
    {
        tell(DayOpened{});
    }

    Day& take(const std::string& number)
    {
        TicketIssued issued;
        issued.ticket = TicketId{"t-" + number};
        issued.number = number;
        return tell(issued);
    }

    Day& report(const std::string& number, Paper paper)
    {
        return tell(PaperReported{
            .ticket = TicketId{"t-" + number}, .station = {"kiosk-1"}, .paper = paper});
    }

    Day& paper(const QString& number, bool isMarked = false)
    {
        return cut(u"试验厅\n%1%2\nNo.000001\n"_s.arg(isMarked ? u"补打\n"_s : QString{}, number));
    }

    Day& cut(const QString& text)
    {
        m_books.add(1, {.image = {}, .text = text, .isBlank = false});
        return *this;
    }

    [[nodiscard]] PaperFindings findings() const
    {
        return m_books.findings();
    }

private:
    Day& tell(EventBody body)
    {
        Event event;
        event.body = std::move(body);
        m_books.add(event);
        return *this;
    }

    PaperBooks m_books;
};

} // namespace

TEST_CASE("what was printed and journalled, once or again with a mark, is in order", "[chaos]")
{
    const auto found = Day{}
                           .take("A001")
                           .report("A001", Paper::Started)
                           .report("A001", Paper::Printed)
                           .paper(u"A001"_s)
                           .take("A002")
                           .report("A002", Paper::Started)
                           .report("A002", Paper::Doubtful)
                           .cut(u"试验厅\nA002\n"_s)
                           .report("A002", Paper::Printed)
                           .paper(u"A002"_s, true)
                           .findings();
    CHECK(found.areNone());
    CHECK(found.tickets == 2);
    CHECK(found.printed == 2);
    CHECK(found.doubtful == 1);
    CHECK(found.papers == 2);
    CHECK(found.marked == 1);
    CHECK(found.scraps == 1);
}

TEST_CASE("two tickets on a paper that nobody tore apart are two tickets", "[chaos]")
{
    const auto found =
        Day{}
            .take("A001")
            .report("A001", Paper::Printed)
            .take("A002")
            .report("A002", Paper::Printed)
            .cut(u"试验厅\nA001\nNo.000001\n试验厅\nA002\nNo.000002\n试验厅\nA003\n"_s)
            .findings();
    CHECK(found.areNone());
    CHECK(found.papers == 2);
    CHECK(found.scraps == 1);
}

TEST_CASE("each way in which paper and journal can differ is found", "[chaos]")
{
    const auto printed = [](int papers, bool areMarked) {
        Day day;
        day.take("A001").report("A001", Paper::Printed);
        for (int paper = 0; paper < papers; ++paper) {
            day.paper(u"A001"_s, areMarked);
        }
        return day.findings();
    };
    CHECK(printed(0, false).missing == 1);
    CHECK(printed(2, false).twice == 1);
    CHECK(printed(2, true).untold == 1);
    CHECK(Day{}.take("A001").findings().unended == 1);
    CHECK(Day{}.paper(u"B007"_s).findings().unknown == 1);
    CHECK(printed(0, false).first ==
          std::vector<std::string>{"day 1, A001: journalled as printed, and there is no paper"});
}

} // namespace hall::chaos
