// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/encoder.h"
#include "tests/emulator/emulator_bench.h"
#include "tests/printer/layouts.h"
#include "tests/support/zbar_reader.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QPainter>

#include <ZXing/ReadBarcode.h>

using namespace hall;
using printer::sampleTicket;

namespace {

struct Printed
{
    std::vector<emulator::Page> pages;
    std::vector<std::string> errors;
};

/// Bytes straight onto paper.
Printed print(const std::string& bytes, const std::string& profile = "epson80")
{
    port::HandTimers timers;
    emulator::EmulatedPrinter paper(timers, 115200, {}, modelFor(profile));
    Printed printed;
    QObject::connect(&paper,
                     &emulator::EmulatedPrinter::pageCut,
                     &paper,
                     [&](const emulator::Page& p) { printed.pages.push_back(p); });
    QObject::connect(
        &paper, &emulator::EmulatedPrinter::happened, &paper, [&](const QJsonObject& e) {
            if (e.value(QStringLiteral("event")) == QStringLiteral("error")) {
                printed.errors.push_back(e.value(QStringLiteral("what")).toString().toStdString());
            }
        });
    paper.receive(QByteArray::fromStdString(bytes));
    timers.advance(std::chrono::seconds{30});
    return printed;
}

std::string encoded(const printer::TicketContent& content,
                    const std::string& profileName,
                    const std::string& layout = {})
{
    const auto profile = printer::profileByName(profileName).value();
    return printer::encode(
               printer::paperOf(content, profile, layout), profile, printer::fontRaster())
        .value()
        .bytes;
}

/// With white paper around it.
QImage padded(const QImage& image)
{
    constexpr int edge = 40;
    QImage paper(image.width() + 2 * edge, image.height() + 2 * edge, QImage::Format_Grayscale8);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    painter.drawImage(edge, edge, image);
    painter.end();
    return paper;
}

std::string codeOn(const QImage& image)
{
    const QImage paper = padded(image);
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true);
    return ZXing::ReadBarcode({paper.constBits(),
                               paper.width(),
                               paper.height(),
                               ZXing::ImageFormat::Lum,
                               static_cast<int>(paper.bytesPerLine())},
                              hints)
        .text();
}

std::string zbarCodeOn(const QImage& image)
{
    const QImage paper = padded(image);
    test::CodePicture picture{.size = {paper.width(), paper.height()}, .luminance = {}, .text = {}};
    for (int y = 0; y < paper.height(); y++) {
        picture.luminance.insert(picture.luminance.end(),
                                 paper.constScanLine(y),
                                 paper.constScanLine(y) + paper.width());
    }
    return test::readWithZbar(picture);
}

} // namespace

TEST_CASE("an independent printer reads the golden bytes as the plain ticket", "[emulator][golden]")
{
    const std::string golden =
        printer::readFile(std::string(HALL_SOURCE_DIR) + "/tests/golden/escpos/ticket_plain.txt");

    const Printed printed = print(printer::fromHex(golden.substr(golden.find("\n=\n") + 3)));

    CHECK(printed.errors.empty());
    REQUIRE(printed.pages.size() == 1);
    CHECK(printed.pages[0].text.toStdString() == "某市政务服务中心\n"
                                                 "A001\n"
                                                 "业务：户籍办理\n"
                                                 "前面等候：3人\n"
                                                 "[code: https://example.cn/t/A001]\n"
                                                 "\n");
    CHECK(codeOn(printed.pages[0].image) == "https://example.cn/t/A001");
}

TEST_CASE("an independent printer shows every word of a ticket and a code that can be scanned",
          "[emulator][ticket]")
{
    const char* profile = GENERATE("epson80", "generic80");
    const char* layout = GENERATE("80mm", "bilingual");
    printer::TicketContent content = sampleTicket();
    content.isReprint = true;

    const Printed printed = print(encoded(content, profile, layout), profile);

    CHECK(printed.errors.empty());
    REQUIRE(printed.pages.size() == 1);
    const std::string text = printed.pages[0].text.toStdString();
    for (const std::string& word : {content.hallName,
                                    content.issuedAt,
                                    content.number,
                                    content.serviceName,
                                    "优先：" + content.className,
                                    std::string("前面4人"),
                                    std::string("到东区等，去1-3号窗口"),
                                    std::string("当天有效"),
                                    content.station,
                                    content.serial,
                                    std::string("补打")}) {
        INFO(word << " in\n" << text);
        CHECK(text.find(word) != std::string::npos);
    }
    CHECK(codeOn(printed.pages[0].image) == content.code);
}

TEST_CASE("two readers that share nothing with us read the code of every layout",
          "[emulator][ticket]")
{
    const auto [layout, profile] =
        GENERATE(table<std::string, std::string>({{"80mm", "epson80"},
                                                  {"80mm", "snbc80"},
                                                  {"large", "xprinter80"},
                                                  {"bilingual", "generic80"},
                                                  {"collection", "epson80"},
                                                  {"58mm", "generic58"}}));
    INFO(layout << " on " << profile);

    const Printed printed = print(encoded(printer::fullTicket(), profile, layout), profile);

    CHECK(printed.errors.empty());
    REQUIRE(printed.pages.size() == 1);
    CHECK(codeOn(printed.pages[0].image) == sampleTicket().code);
    CHECK(zbarCodeOn(printed.pages[0].image) == sampleTicket().code);
}

TEST_CASE("a name with a rare character is a picture among text", "[emulator][raster]")
{
    printer::TicketContent content = sampleTicket();
    content.serviceName = "䶮㛃𠮷街道服务";

    const Printed printed = print(encoded(content, "epson80"));

    CHECK(printed.errors.empty());
    REQUIRE(printed.pages.size() == 1);
    CHECK(printed.pages[0].text.contains(QStringLiteral("[picture 336x16]")));
    CHECK(codeOn(printed.pages[0].image) == content.code);
}

TEST_CASE("a big code sent as a picture in several bands is whole", "[emulator][raster]")
{
    printer::TicketPaper paper;
    const std::string text(300, 'x');
    paper.lines.emplace_back(printer::QrLine{text, 5});
    const auto profile = printer::profileByName("generic80").value();

    const Printed printed = print(printer::encode(paper, profile, {}).value().bytes, "generic80");

    REQUIRE(printed.pages.size() == 1);
    CHECK(codeOn(printed.pages[0].image) == text);
}
