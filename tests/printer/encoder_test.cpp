// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/encoder.h"
#include "drivers/printer/qr_code.h"
#include "tests/printer/golden.h"

#include <catch2/catch.hpp>

using namespace hall::printer;

namespace {

const Profile epson = profileByName("epson80").value();
const Profile generic = profileByName("generic80").value();

std::string bytesOf(const TicketPaper& paper, const Profile& profile = epson)
{
    return encode(paper, profile, {}).value().bytes;
}

LayoutError::Code errorOf(const PaperLine& line, const Profile& profile = epson)
{
    const auto ticket = encode({.margin = 12, .lines = {line}}, profile, {});
    REQUIRE_FALSE(ticket);
    return ticket.error().code;
}

bool contains(const std::string& bytes, const std::string& hex)
{
    return bytes.find(fromHex(hex)) != std::string::npos;
}

} // namespace

TEST_CASE("a box becomes the raster of the document's test vector", "[printer][raster]")
{
    Bitmap box(16, 8);
    for (int y = 0; y < 8; y++) {
        for (int x = 0; x < 16; x++) {
            box.setDot(x, y, x == 0 || y == 0 || x == 15 || y == 7);
        }
    }

    CHECK(rasterBytes(box, 128, false) ==
          fromHex("1D 76 30 00 02 00 08 00 FF FF 80 01 80 01 80 01 80 01 80 01 80 01 FF FF"));
}

TEST_CASE("a high raster goes out in bands", "[printer][raster]")
{
    const std::string bytes = rasterBytes(Bitmap(8, 300), 128, false);

    CHECK(bytes.size() == 300 + 3 * 8);
    CHECK(bytes.substr(0, 8) == fromHex("1D 76 30 00 01 00 80 00"));
    CHECK(bytes.substr(std::size_t{136} * 2, 8) == fromHex("1D 76 30 00 01 00 2C 00"));
}

TEST_CASE("a raster never holds a real-time command", "[printer][raster]")
{
    for (const int second : {0x04, 0x05, 0x14}) {
        Bitmap picture(16, 1);
        picture.bits = {0x10, static_cast<std::uint8_t>(second)};
        const std::string bytes = rasterBytes(picture, 128, false);
        CHECK(bytes[8] == '\x10');
        CHECK(bytes[9] == (second == 0x14 ? '\x10' : '\0'));
    }
}

TEST_CASE("a native code is the document's vector", "[printer][qr]")
{
    const std::string bytes = bytesOf({.lines = {QrLine{"https://example.cn/t/A001", 6}}});

    CHECK(contains(bytes,
                   "1D 28 6B 04 00 31 41 32 00 1D 28 6B 03 00 31 43 06 1D 28 6B 03 00 31 45 31 "
                   "1D 28 6B 1C 00 31 50 30 68 74 74 70 73 3A 2F 2F 65 78 61 6D 70 6C 65 2E 63 6E "
                   "2F 74 2F 41 30 30 31 1D 28 6B 03 00 31 51 30"));
}

TEST_CASE("a printer without its own codes gets a picture", "[printer][qr]")
{
    const std::string bytes = bytesOf({.lines = {QrLine{"https://example.cn/t/A001", 6}}}, generic);

    CHECK_FALSE(contains(bytes, "1D 28 6B"));
    CHECK(contains(bytes, "1D 76 30 03 0A 00 10 00")); // 25 modules by 3 dots, doubled
}

TEST_CASE("what doesn't fit on the paper is an error and not a lost line", "[printer][layout]")
{
    CHECK(errorOf(QrLine{"https://hall.example.cn/t/7K3QM9XH2VTB4WRD", 16}) ==
          LayoutError::Code::CodeTooWide);
    CHECK(errorOf(QrLine{std::string(400, 'x'), 8}) == LayoutError::Code::CodeTooWide);
    CHECK(errorOf(QrLine{std::string(4000, 'x'), 1}) == LayoutError::Code::CodeTooLong);
    CHECK(errorOf(QrLine{"", 6}) == LayoutError::Code::CodeTooLong);
    CHECK(errorOf(QrLine{"x", 0}) == LayoutError::Code::CodeTooLong);
    CHECK(errorOf(QrLine{"a\x10\x04", 6}) == LayoutError::Code::BadText);
    CHECK(errorOf(TextLine{std::string(47, 'x')}) == LayoutError::Code::LineTooWide);
    CHECK(errorOf(TextLine{"A00012", {.size = 8, .bold = true}}) == LayoutError::Code::LineTooWide);
    CHECK(errorOf(TextLine{"A", {.size = 9}}) == LayoutError::Code::BadStyle);
    CHECK(errorOf(TextLine{"𠮷"}) == LayoutError::Code::NoGlyph);
    CHECK(errorOf(TextLine{"a\nb"}) == LayoutError::Code::BadText);
    CHECK(errorOf(TextLine{"\xFF"}) == LayoutError::Code::BadText);
}

TEST_CASE("a line with a rare character is drawn, at its size", "[printer][raster]")
{
    std::string asked;
    int height = 0;
    const GlyphRaster raster = [&](std::string_view text, int dots, bool) {
        asked = text;
        height = dots;
        return DrawnLine{.dots = Bitmap(100, dots), .missing = {}};
    };

    const auto ticket =
        encode({.lines = {TextLine{"请𠮷先生", {.size = 2}}, TextLine{"A"}}}, epson, raster);

    REQUIRE(ticket);
    CHECK(asked == "请𠮷先生");
    CHECK(height == 48);
    CHECK(contains(ticket->bytes, "1D 76 30 00 0D 00 10 00"));
    CHECK(ticket->bytes.find("A\n") != std::string::npos);
    CHECK(ticket->longestCommand == 8 + 13 * 16);
}

TEST_CASE("two texts share a line when they fit and take two when they don't", "[printer][layout]")
{
    const std::string one = bytesOf({.lines = {TwoColumns{"left", "right"}}});
    CHECK(one.find("left" + std::string(48 - 9, ' ') + "right\n") != std::string::npos);

    const std::string two =
        bytesOf({.lines = {TwoColumns{std::string(30, 'l'), std::string(30, 'r')}}});
    CHECK(two.find("l\n") != std::string::npos);
    CHECK(contains(two, "1B 61 02 72"));
}

TEST_CASE("Chinese is enlarged by a command of its own where the printer needs it",
          "[printer][layout]")
{
    const TicketPaper paper{.lines = {TextLine{"号", {.size = 2}}, TextLine{"号"}}};

    CHECK_FALSE(contains(bytesOf(paper), "1C 21"));
    CHECK(
        contains(bytesOf(paper, generic), "1D 21 11 1C 21 0C BA C5 0A 1D 21 00 1C 21 00 BA C5 0A"));
}

TEST_CASE("cuts are the profile's", "[printer][layout]")
{
    Profile profile = epson;
    CHECK(cutBytes(profile) == fromHex("1D 56 42 00"));
    profile.cut = Profile::Cut::FeedFull;
    CHECK(cutBytes(profile) == fromHex("1D 56 41 00"));
    profile.cut = Profile::Cut::Plain;
    profile.feedBeforeCut = 5;
    CHECK(cutBytes(profile) == fromHex("1B 64 05 1D 56 00"));
    profile.cut = Profile::Cut::None;
    profile.feedBeforeCut = 0;
    CHECK(cutBytes(profile).empty());
}

TEST_CASE("throwing away ends whatever command is open", "[printer][layout]")
{
    CHECK(discardBytes(3) == fromHex("00 00 00 10 05 02 1B 40"));
}

TEST_CASE("where FS ! has to enlarge hanzi, larger than twice is drawn", "[printer][raster]")
{
    std::vector<int> heights;
    const GlyphRaster raster = [&](std::string_view, int dots, bool) {
        heights.push_back(dots);
        return DrawnLine{.dots = Bitmap(96, dots), .missing = {}};
    };
    const TicketPaper paper{.lines = {TextLine{"东区", {.size = 3}},
                                      TextLine{"东区", {.size = 2}},
                                      TextLine{"A035", {.size = 8}}}};

    const auto ticket = encode(paper, generic, raster);

    REQUIRE(ticket);
    CHECK(heights == std::vector<int>{36}); // each dot is four
    CHECK(contains(ticket->bytes, "1D 76 30 03 0C 00 10 00"));
    CHECK(encode(paper, epson, {}));
}
