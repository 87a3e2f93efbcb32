// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/encoder.h"
#include "drivers/printer/sheet_layout.h"
#include "drivers/printer/ticket_layout.h"
#include "tests/printer/sample_ticket.h"

#include <catch2/catch.hpp>

#include <iostream>

using namespace hall::printer;

namespace {

std::string bytesOf(const TicketContent& content, const char* name)
{
    const Profile profile = profileByName(name).value();
    const auto ticket = encode(layOut(content, profile), profile, {});
    REQUIRE(ticket);
    return ticket->bytes;
}

/// Texts from top to bottom, one a line.
std::string textsOf(const TicketPaper& paper)
{
    std::string out;
    for (const PaperLine& line : paper.lines) {
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

std::string textsOf(const TicketContent& content)
{
    return textsOf(layOut(content, profileByName("epson80").value()));
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

TEST_CASE("in English each Chinese line has its English beside it", "[printer][ticket]")
{
    TicketContent content = sampleTicket();
    content.language = Language::English;
    content.serviceNameEnglish = "Pension eligibility check";
    content.countersEnglish = "1-3";
    content.isReprint = true;
    content.peopleAhead = 1;

    CHECK(textsOf(content) == "示例区政务服务中心 | 11月23日 09:12\n"
                              " 补打 Reprint \n"
                              "A035\n"
                              "养老金领取资格认证\n"
                              "Pension eligibility check\n"
                              " 优先：70岁以上 Priority \n"
                              "前面1人\n"
                              "1 person is ahead of you\n"
                              "到东区等，去1-3号窗口\n"
                              "Wait in 东区\n"
                              "Go to counter 1-3\n"
                              "[https://pd.example.gov.cn/t/7K3QM9XH2VTB4WRD]\n"
                              "当天有效 | 取号机1  No.000186\n");
}

TEST_CASE("how long it will be stands beside how many are ahead", "[printer][ticket]")
{
    TicketContent content = sampleTicket();
    content.wait = Minutes{.low = 8, .high = 12};
    CHECK(textsOf(content).find("\n前面4人 | 约8-12分钟\n") != std::string::npos);

    content.wait = Minutes{.low = 0, .high = 3};
    content.peopleAhead = 0;
    content.language = Language::English;
    CHECK(textsOf(content).find("\n前面没有人 | 3分钟以内\n"
                                "Nobody is ahead of you\nWithin 3 min\n") != std::string::npos);

    content.wait = Minutes{.low = 120, .high = 180};
    content.peopleAhead = 124;
    CHECK(bytesOf(content, "epson80").size() > 0);
    CHECK(textsOf(content).find("About 120-180 min") != std::string::npos);
}

TEST_CASE("what to do after a missed call stands under the code, on one line", "[printer][ticket]")
{
    TicketContent content = sampleTicket();
    content.missed = "叫了没听到？到取号机扫票，排在2位之后，限1次。";
    CHECK(textsOf(content).find("7K3QM9XH2VTB4WRD]\n"
                                "叫了没听到？到取号机扫票，排在2位之后，限1次。\n"
                                "当天有效 |") != std::string::npos);

    content.language = Language::English;
    content.missedEnglish = "Missed your call? Scan this at a kiosk: once back in line, behind 2.";
    CHECK(textsOf(content).find("限1次。\nMissed your call?") != std::string::npos);
    CHECK_FALSE(bytesOf(content, "epson80").empty());

    content.isTest = true;
    CHECK(textsOf(content).find("叫了没听到") == std::string::npos);
}

TEST_CASE("a visit has its name, and its services one a line, the one now marked",
          "[printer][ticket]")
{
    TicketContent content = sampleTicket();
    content.serviceName = "开办餐饮店";
    content.steps = {{.serviceName = "营业执照", .isDone = true},
                     {.serviceName = "食品经营许可", .isNow = true},
                     {.serviceName = "城乡居民养老保险待遇资格认证|与关系转移接续（跨省）申请"}};

    CHECK(textsOf(content).find("\n到东区等，去1-3号窗口\n"
                                "√1  营业执照\n"
                                "→2  食品经营许可\n"
                                "  3  城乡居民养老保险待遇资格认证\n"
                                "     与关系转移接续（跨省）申请\n"
                                "[https:") != std::string::npos);
    CHECK_FALSE(bytesOf(content, "epson80").empty());
    CHECK_FALSE(bytesOf(content, "generic80").empty());
}

TEST_CASE("what a ticket doesn't know it leaves out", "[printer][ticket]")
{
    CHECK(textsOf({.hallName = "大厅",
                   .issuedAt = "09:12",
                   .number = "B007",
                   .serviceName = "户籍办理"}) ==
          "大厅 | 09:12\nB007\n户籍办理\n前面没有人\n | \n");
}

TEST_CASE("long names and numbers wrap or shrink and still fit", "[printer][ticket]")
{
    TicketContent content = sampleTicket();
    content.number = "A100234";
    content.serviceName = "城乡居民基本养老保险待遇领取资格认证与关系转移接续（跨省）申请";
    content.zoneName = "二层东侧综合服务区";
    content.counters = "1、2、3、5、7、9、11、12、15、16号";
    content.hallName = "某某某某某省某某市某某某某某区政务服务中心大厅";

    CHECK(textsOf(content).find(
              "\n城乡居民基本养老保险待\n遇领取资格认证与关系转\n移接续（跨省）申请\n") !=
          std::string::npos);
    CHECK_FALSE(bytesOf(content, "epson80").empty());
    CHECK_FALSE(bytesOf(content, "generic80").empty());
}

TEST_CASE("a normal ticket is at most 700 bytes where the printer draws the code",
          "[printer][ticket]")
{
    TicketContent content = sampleTicket();
    content.wait = Minutes{.low = 8, .high = 12};
    content.missed = "叫了没听到？到取号机扫票，排在2位之后，限1次。";
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
    const Profile profile = profileByName("epson80").value();
    SheetContent content{.hallName = "示例区政务服务中心",
                         .askedAt = "11月23日 09:12",
                         .serviceName = "营业执照",
                         .number = "A035",
                         .items = {{.name = "身份证原件"},
                                   {.name = "租房合同复印件", .copies = 2, .isOnPromise = true}},
                         .station = "取号机1",
                         .serial = "000187"};

    CHECK(textsOf(layOut(content, profile)) == "示例区政务服务中心 | 11月23日 09:12\n"
                                               "请带上这些材料\n"
                                               "营业执照\n"
                                               "号码 A035\n"
                                               "1  身份证原件\n"
                                               "   1份\n"
                                               "2  租房合同复印件\n"
                                               "   2份，可容缺\n"
                                               "可容缺：没带也能先办，以后补交。\n"
                                               " | 取号机1  No.000187\n");
    CHECK(encode(layOut(content, profile), profile, {}));

    content.number.clear();
    content.items.pop_back();
    CHECK(textsOf(layOut(content, profile)).find("号码") == std::string::npos);
    CHECK(textsOf(layOut(content, profile)).find("容缺") == std::string::npos);
}

TEST_CASE("no ticket holds a real-time command", "[printer][ticket]")
{
    for (const char* name : {"epson80", "generic80"}) {
        const std::string bytes = bytesOf(sampleTicket(), name);
        for (const char* hazard : {"\x10\x04", "\x10\x05", "\x10\x14"}) {
            CHECK(bytes.find(hazard) == std::string::npos);
        }
    }
}
