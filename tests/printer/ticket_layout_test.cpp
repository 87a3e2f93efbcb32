// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/encoder.h"
#include "tests/printer/layouts.h"

#include <catch2/catch.hpp>

#include <iostream>

using namespace hall::printer;

namespace {

template <class Content>
std::string bytesOf(const Content& content, const char* name, std::string_view layout = {})
{
    const Profile profile = profileByName(name).value();
    const auto ticket = encode(paperOf(content, profile, layout), profile, barRaster);
    REQUIRE(ticket);
    return ticket->bytes;
}

/// Texts from top to bottom, one a line.
template <class Content>
std::string textsOf(const Content& content, std::string_view layout = "80mm")
{
    const char* profile = layout == "58mm" ? "generic58" : "epson80";
    std::string out;
    for (const PaperLine& line : paperOf(content, profileByName(profile).value(), layout).lines) {
        if (const auto* text = std::get_if<TextLine>(&line)) {
            out += text->text + "\n";
        } else if (const auto* two = std::get_if<TwoColumns>(&line)) {
            out += two->left + " | " + two->right + "\n";
        } else if (const auto* code = std::get_if<QrLine>(&line)) {
            out += "[" + code->text + "]\n";
        }
    }
    return out;
}

/// What tests/golden/escpos/NAME has under "# TITLE".
std::string goldenOf(const std::string& name, const std::string& title)
{
    const std::string all = readFile(std::string(HALL_SOURCE_DIR) + "/tests/golden/escpos/" + name);
    const std::size_t at = all.find("# " + title + "\n");
    REQUIRE(at != std::string::npos);
    const std::size_t begin = all.find('\n', at) + 1;
    return fromHex(std::string_view(all).substr(begin, all.find('#', begin) - begin));
}

} // namespace

TEST_CASE("a ticket says what people need in the order they need it", "[printer][ticket]")
{
    CHECK(textsOf(sampleTicket()) == "示例区政务服务中心 | 11月23日 09:12\n"
                                     "A035\n"
                                     "养老金领取资格认证\n"
                                     " 优先：70岁以上 \n"
                                     "前面4人\n"
                                     "到东区等，去1-3号窗口\n"
                                     "[https://pd.example.gov.cn/t/7K3QM9XH2VTB4WRD]\n"
                                     "当天有效 | 取号机1  No.000186\n");
}

TEST_CASE("the usual ticket is the same bytes as before its layout was a file", "[printer][golden]")
{
    const std::string profile = GENERATE("epson80", "generic80");
    TicketContent visit = visitTicket();
    visit.number = "A1234";
    visit.isReprint = true;

    CHECK(toHex(bytesOf(fullTicket(), profile.c_str())) ==
          toHex(goldenOf("ticket_80mm.txt", profile + " one service")));
    CHECK(toHex(bytesOf(visit, profile.c_str())) ==
          toHex(goldenOf("ticket_80mm.txt", profile + " several services, again")));
    CHECK(toHex(bytesOf(testTicket(), profile.c_str())) ==
          toHex(goldenOf("ticket_80mm.txt", profile + " a test")));
}

TEST_CASE("in two languages each Chinese line has its English beside it", "[printer][ticket]")
{
    TicketContent content = fullTicket();
    content.isReprint = true;
    content.peopleAhead = 1;

    CHECK(textsOf(content, "bilingual") == "示例区政务服务中心 | 11月23日 09:12\n"
                                           "Example Government Service Centre\n"
                                           " 补打 Reprint \n"
                                           "A035\n"
                                           "养老金领取资格认证\n"
                                           "Pension eligibility check\n"
                                           " 优先：70岁以上 \n"
                                           " Aged 70 and over \n"
                                           "前面1人 | 约8-12分钟\n"
                                           "1 person is ahead of you | About 8-12 min\n"
                                           "到东区等，去1-3号窗口\n"
                                           "Wait in East zone, then go to counter 1-3\n"
                                           "[https://pd.example.gov.cn/t/7K3QM9XH2VTB4WRD]\n"
                                           "叫了没听到？到取号机扫票，排在2位之后，限1次。\n"
                                           "Missed your call? Scan this at a kiosk:\n"
                                           "once back in line, behind 2.\n"
                                           "当天有效 Valid today | 取号机1  No.000186\n");
}

TEST_CASE("large print has the number, the way and the figures", "[printer][ticket]")
{
    CHECK(textsOf(fullTicket(), "large") == "示例区政务服务中心\n"
                                            "A035\n"
                                            "养老金领取资格认证\n"
                                            "到东区等\n"
                                            "去1-3号窗口\n"
                                            "前面 | 4人\n"
                                            "约等 | 8-12分\n"
                                            "没听到叫号，\n"
                                            "把这张票给工作人员看。\n"
                                            "[https://pd.example.gov.cn/t/7K3QM9XH2VTB4WRD]\n"
                                            "11月23日 09:12 | 当天有效\n"
                                            "优先：70岁以上\n"
                                            "取号机1  No.000186\n");
}

TEST_CASE("narrow paper has what a figure is left of it", "[printer][ticket]")
{
    CHECK(textsOf(fullTicket(), "58mm") == "示例区政务服务中心\n"
                                           "A035\n"
                                           "养老金领取\n"
                                           "资格认证\n"
                                           " 优先：70岁以上 \n"
                                           "前面 | 4人\n"
                                           "约等 | 8-12分\n"
                                           "到东区等\n"
                                           "去1-3号窗口\n"
                                           "[https://pd.example.gov.cn/t/7K3QM9XH2VTB4WRD]\n"
                                           "叫了没听到？到取号机扫票，\n"
                                           "排在2位之后，限1次。\n"
                                           "11月23日 09:12 当天有效\n"
                                           "取号机1 No.000186\n");
    CHECK(textsOf(testTicket(), "58mm").find("前面") == std::string::npos);
}

TEST_CASE("a number is as large as the layout has it, or as its paper lets it", "[printer][ticket]")
{
    const auto sizeOf = [](const std::string& number) {
        TicketContent content = fullTicket();
        content.number = number;
        const auto paper = paperOf(content, profileByName("generic58").value(), "58mm");
        for (const PaperLine& line : paper.lines) {
            const auto* text = std::get_if<TextLine>(&line);
            if (text != nullptr && text->text == number) {
                return text->style.size;
            }
        }
        return 0;
    };
    // Of 32 columns.
    CHECK(sizeOf("A035") == 7);
    CHECK(sizeOf("J1000") == 6);
    CHECK(sizeOf("AB10000") == 4);
}

TEST_CASE("a slip for collecting says where and with what", "[printer][ticket]")
{
    const std::string text = textsOf(fullTicket(), "collection");
    CHECK(text.find("\n取件单\nA035\n") != std::string::npos);
    CHECK(text.find("\n到1-3号窗口取\n在东区等叫号\n前面4人 | 约8-12分钟\n"
                    "请带身份证和受理通知书") != std::string::npos);
}

TEST_CASE("how long it will be stands beside how many are ahead", "[printer][ticket]")
{
    TicketContent content = sampleTicket();
    content.wait = Minutes{.low = 8, .high = 12};
    CHECK(textsOf(content).find("\n前面4人 | 约8-12分钟\n") != std::string::npos);

    content.wait = Minutes{.low = 0, .high = 3};
    content.peopleAhead = 0;
    CHECK(textsOf(content, "bilingual")
              .find("\n前面没有人 | 3分钟以内\n"
                    "Nobody is ahead of you | Within 3 min\n") != std::string::npos);

    content.wait = Minutes{.low = 9, .high = 9};
    CHECK(textsOf(content).find("\n前面没有人 | 约9分钟\n") != std::string::npos);
}

TEST_CASE("the hall's own rule for a missed call stands on the ticket", "[printer][ticket]")
{
    using Rule = MissedWay::Rule;
    const auto said = [](Rule rule, int times) {
        TicketContent content = sampleTicket();
        content.missed = MissedWay{.rule = rule, .behind = 2, .times = times};
        const std::string text = textsOf(content, "bilingual");
        const std::size_t begin = text.find("]\n") + 2;
        std::string lines = text.substr(begin, text.find("当天有效") - begin);
        std::ranges::replace(lines, '\n', ' ');
        return lines;
    };

    CHECK(said(Rule::Void, 1) == "叫到没来，这张票就作废，要重新取号。 "
                                 "If you miss your call, this ticket is void. ");
    CHECK(said(Rule::End, 1) == "叫了没听到？到取号机扫票，排到最后，限1次。 "
                                "Missed your call? Scan this at a kiosk: once back to the end. ");
    CHECK(said(Rule::Reinsert, 3) ==
          "叫了没听到？到取号机扫票，排在2位之后，限3次。 "
          "Missed your call? Scan this at a kiosk: up to 3 times back in line, behind 2. ");
    CHECK(said(Rule::List, 0) == "叫了没听到？请到窗口说一声，由工作人员再叫您。 "
                                 "Missed your call? Tell the clerk at the counter. ");
    CHECK(textsOf(testTicket()).find("叫了没听到") == std::string::npos);
}

TEST_CASE("a visit has its name, and its services one a line, the one now marked",
          "[printer][ticket]")
{
    CHECK(textsOf(visitTicket())
              .find("\n到东区等，去1-3号窗口\n"
                    "√1  营业执照\n"
                    "→2  食品经营许可\n"
                    "  3  城乡居民养老保险待遇资格认证\n"
                    "     与关系转移接续（跨省）申请\n"
                    "[https:") != std::string::npos);
}

TEST_CASE("what a ticket doesn't know it leaves out, with the line that would be doubled",
          "[printer][ticket]")
{
    const TicketContent content{.hallName = "大厅",
                                .issuedAt = "09:12",
                                .number = "B007",
                                .serviceName = "户籍办理",
                                .peopleAhead = 0};
    CHECK(textsOf(content) == "大厅 | 09:12\nB007\n户籍办理\n前面没有人\n当天有效\n");

    const auto paper = paperOf(content, profileByName("epson80").value());
    const auto rules = std::ranges::count_if(
        paper.lines, [](const PaperLine& line) { return std::holds_alternative<RuleLine>(line); });
    CHECK(rules == 3);
}

TEST_CASE("long names and numbers wrap or shrink and still fit", "[printer][ticket]")
{
    TicketContent content = fullTicket();
    content.number = "A100234";
    content.serviceName = "城乡居民基本养老保险待遇领取资格认证与关系转移接续（跨省）申请";
    content.zoneName = "二层东侧综合服务区";
    content.counters = "1、2、3、5、7、9、11、12、15、16";
    content.hallName = "某某某某某省某某市某某某某某某某区政务服务中心大厅";
    content.peopleAhead = 124;
    content.wait = Minutes{.low = 120, .high = 180};

    CHECK(textsOf(content).find(
              "\n城乡居民基本养老保险待\n遇领取资格认证与关系转\n移接续（跨省）申请\n") !=
          std::string::npos);
    for (const char* layout : {"80mm", "large", "bilingual", "collection"}) {
        CHECK_FALSE(bytesOf(content, "epson80", layout).empty());
        CHECK_FALSE(bytesOf(content, "generic80", layout).empty());
    }
    CHECK_FALSE(bytesOf(content, "generic58").empty());
}

TEST_CASE("a normal ticket is at most 700 bytes where the printer draws the code",
          "[printer][ticket]")
{
    TicketContent content = fullTicket();
    const std::size_t sample = bytesOf(content, "epson80").size() + processIdRequest("0001").size();
    content.number = "A1234";
    const std::size_t widest = bytesOf(content, "epson80").size() + processIdRequest("0001").size();

    std::cout << "normal ticket: " << sample << " bytes, with five different characters: " << widest
              << "\n";
    CHECK(sample <= 700);
    CHECK(widest <= 740); // beyond the thousandth ticket of a queue
}

TEST_CASE("a list of what to bring says how many of each, and what may follow later",
          "[printer][sheet]")
{
    SheetContent content = sampleSheet();

    CHECK(textsOf(content, "checklist") == "示例区政务服务中心 | 11月23日 09:12\n"
                                           "请带上这些材料\n"
                                           "营业执照\n"
                                           "号码 A035\n"
                                           "1  身份证原件\n"
                                           "   1份\n"
                                           "2  租房合同复印件\n"
                                           "   2份，可容缺\n"
                                           "可容缺：没带也能先办，以后补交。\n"
                                           "取号机1  No.000187\n");
    CHECK_FALSE(bytesOf(content, "epson80", "checklist").empty());
    CHECK_FALSE(bytesOf(content, "generic58", "checklist").empty());

    content.number.clear();
    content.items.pop_back();
    CHECK(textsOf(content, "checklist").find("号码") == std::string::npos);
    CHECK(textsOf(content, "checklist").find("容缺") == std::string::npos);
}

TEST_CASE("no ticket holds a real-time command", "[printer][ticket]")
{
    for (const char* name : {"epson80", "generic80", "generic58"}) {
        const std::string bytes = bytesOf(sampleTicket(), name);
        for (const char* hazard : {"\x10\x04", "\x10\x05", "\x10\x14"}) {
            CHECK(bytes.find(hazard) == std::string::npos);
        }
    }
}
