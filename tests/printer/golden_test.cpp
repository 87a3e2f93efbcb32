// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/encoder.h"
#include "drivers/printer/profile.h"
#include "tests/printer/golden.h"

#include <catch2/catch.hpp>
#include <openssl/sha.h>

#include <array>

using namespace hall::printer;

namespace {

struct Golden
{
    TicketPaper paper;
    std::string fence;
    std::string bytes;
};

PaperLine lineOf(const std::string& how, const std::string& text)
{
    std::istringstream words(how);
    std::string word;
    words >> word;
    if (word == "code") {
        QrLine code{text};
        words >> code.module;
        return code;
    }
    TextLine line{text};
    line.style.align = word == "centre"  ? Align::Centre
                       : word == "right" ? Align::Right
                                         : Align::Left;
    while (words >> word) {
        if (word == "bold") {
            line.style.bold = true;
        } else if (word == "reverse") {
            line.style.reverse = true;
        } else {
            line.style.size = std::stoi(word);
        }
    }
    return line;
}

Golden readGolden(const std::string& name)
{
    Golden golden;
    std::ifstream file(std::string(HALL_SOURCE_DIR) + "/tests/golden/escpos/" + name);
    std::string line;
    while (std::getline(file, line) && line != "=") {
        const auto bar = line.find('|');
        if (line.starts_with('#') || bar == std::string::npos) {
            continue;
        }
        const std::string how = trimmed(line.substr(0, bar));
        const std::string text = trimmed(line.substr(bar + 1));
        if (how == "fence") {
            golden.fence = text;
        } else {
            golden.paper.lines.push_back(lineOf(how, text));
        }
    }
    std::ostringstream hex;
    hex << file.rdbuf();
    golden.bytes = fromHex(hex.str());
    return golden;
}

std::string sha256(const std::string& bytes)
{
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    return toHex({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

} // namespace

TEST_CASE("the plain ticket becomes the golden bytes", "[printer][golden]")
{
    const Golden golden = readGolden("ticket_plain.txt");
    REQUIRE(golden.paper.lines.size() == 5);

    const auto ticket = encode(golden.paper, profileByName("epson80").value(), {});

    REQUIRE(ticket);
    const std::string bytes = ticket->bytes + processIdRequest(golden.fence);
    CHECK(toHex(bytes) == toHex(golden.bytes));
    CHECK(bytes.size() == 158);
    CHECK(sha256(bytes) == "78 39 ED 44 7C 33 00 5C 3E 22 D0 28 D9 E3 8C FE\n"
                           "49 6D 21 6D DD D5 49 BD D6 1F 97 8A F6 1D 6B 0E\n");
}
