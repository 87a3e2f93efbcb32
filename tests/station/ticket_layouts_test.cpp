// SPDX-License-Identifier: Apache-2.0
#include "app/station/ticket_layouts.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace hall;
using station::TicketLayouts;

namespace {

const TicketSettings plainTickets{.base = "https://example.cn",
                                  .layout = {},
                                  .checklist = "checklist",
                                  .serviceLayouts = {},
                                  .classLayouts = {}};

const std::string reprint = "[[line]]\ntext = \"{reprint}\"\n";

printer::DrawnLine bar(std::string_view /*text*/, int height, bool /*bold*/)
{
    return {.dots = printer::Bitmap(8, height), .missing = {}};
}

Result<TicketLayouts, printer::LayoutMistakes> layoutsOf(const TicketSettings& ticket,
                                                         const PrinterSettings& printer,
                                                         const std::filesystem::path& hallToml = {})
{
    return TicketLayouts::read(station::layoutFiles(hallToml), ticket, printer, bar);
}

std::string firstMistake(const Result<TicketLayouts, printer::LayoutMistakes>& layouts)
{
    return layouts ? std::string() : toText(layouts.error().front());
}

void write(const std::filesystem::path& path, const std::string& text)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

} // namespace

TEST_CASE("the paper's width chooses the layout where nothing else does", "[station][layout]")
{
    const protocol::PrintJob job;

    CHECK(layoutsOf(plainTickets, {"", "epson80", 9600})->of(job).name == "80mm");
    CHECK(layoutsOf(plainTickets, {"", "generic58", 9600})->of(job).name == "58mm");
    CHECK(layoutsOf(plainTickets, {"", "generic58", 9600})->ofChecklists().name == "checklist");
}

TEST_CASE("a service's layout goes before its class's, the printer's and the hall's",
          "[station][layout]")
{
    TicketSettings ticket = plainTickets;
    ticket.layout = "bilingual";
    ticket.serviceLayouts[ServiceCode{"collect"}] = "collection";
    ticket.classLayouts[ClassCode{"senior"}] = "large";
    protocol::PrintJob job;

    CHECK(layoutsOf(ticket, {"", "epson80", 9600})->of(job).name == "bilingual");
    CHECK(layoutsOf(ticket, {"", "epson80", 9600, "80mm"})->of(job).name == "80mm");
    job.priority = {"senior"};
    CHECK(layoutsOf(ticket, {"", "epson80", 9600, "80mm"})->of(job).name == "large");
    job.serviceCode = {"collect"};
    CHECK(layoutsOf(ticket, {"", "epson80", 9600, "80mm"})->of(job).name == "collection");
    CHECK(layoutsOf(ticket, {"", "epson80", 9600, "80mm"})->ofTests().name == "80mm");
}

TEST_CASE("a layout that isn't there is refused with the ones there are", "[station][layout]")
{
    TicketSettings ticket = plainTickets;
    ticket.classLayouts[ClassCode{"senior"}] = "larg";
    CHECK(firstMistake(layoutsOf(ticket, {"", "epson80", 9600})) ==
          "hall.toml: priority.senior.layout: no layout \"larg\"; allowed: 58mm, 80mm, bilingual, "
          "collection, large");

    ticket = plainTickets;
    ticket.checklist = "80mm";
    CHECK(firstMistake(layoutsOf(ticket, {"", "epson80", 9600})) ==
          "hall.toml: ticket.checklist: no layout \"80mm\"; allowed: checklist");
}

TEST_CASE(
    "a hall's own file takes the place of the one of its name, and a new one is there as well",
    "[station][layout]")
{
    const std::string folder = GENERATE("halls/tickets", "tickets");
    const test::TempDir dir;
    const auto hallToml = dir.path() / "halls" / "hall.toml";
    write(hallToml, "");
    write(dir.path() / folder / "80mm.toml",
          "for = \"ticket\"\n[[line]]\ntext = \"{hall}\"\n[[line]]\nnumber = 6\n" + reprint);
    write(dir.path() / folder / "tiny.toml", "for = \"ticket\"\n[[line]]\nnumber = 2\n" + reprint);
    TicketSettings ticket = plainTickets;
    ticket.serviceLayouts[ServiceCode{"card"}] = "tiny";

    const auto layouts = layoutsOf(ticket, {"", "epson80", 9600}, hallToml);

    REQUIRE(layouts);
    protocol::PrintJob job;
    CHECK(layouts->of(job).entries.size() == 3);
    job.serviceCode = {"card"};
    CHECK(layouts->of(job).entries.size() == 2);
}

TEST_CASE("a hall's own file that is wrong is named", "[station][layout]")
{
    const test::TempDir dir;
    const auto hallToml = dir.path() / "hall.toml";
    write(dir.path() / "tickets" / "80mm.toml",
          "for = \"ticket\"\n[[line]]\nnumber = 6\n[[line]]\ntext = \"{numbr}\"\n" + reprint);

    const std::string said = firstMistake(layoutsOf(plainTickets, {"", "epson80", 9600}, hallToml));

    CHECK(said.starts_with((dir.path() / "tickets" / "80mm.toml").string() +
                           ":5: line.2.text: there is no {numbr}; allowed: "));
}

TEST_CASE("what doesn't fit this machine's paper is refused", "[station][layout]")
{
    const test::TempDir dir;
    write(dir.path() / "tickets" / "80mm.toml",
          "for = \"ticket\"\n[[line]]\nnumber = 8\n[[line]]\ncode = 16\n" + reprint);

    CHECK(
        firstMistake(layoutsOf(plainTickets, {"", "epson80", 9600}, dir.path() / "hall.toml"))
            .ends_with("80mm.toml:4: line.2.code: a code of 29 modules is too wide on the paper of "
                       "epson80 (576 dots); allowed: 3 to 15"));
}
