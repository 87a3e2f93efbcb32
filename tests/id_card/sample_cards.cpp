// SPDX-License-Identifier: Apache-2.0
#include "tests/id_card/sample_cards.h"

#include <cstdint>
#include <initializer_list>

namespace hall::test {

namespace {

struct Row
{
    std::size_t offset = 0;
    std::string_view hex;
};

/// What isn't in the rows is blank.
std::string textOf(std::initializer_list<Row> rows)
{
    constexpr std::size_t units = 128;
    std::string text;
    for (std::size_t i = 0; i < units; ++i) {
        text += std::string_view(" \0", 2);
    }
    for (const Row& row : rows) {
        const std::string bytes = bytesOf(row.hex);
        text.replace(row.offset, bytes.size(), bytes);
    }
    return text;
}

SampleCard resident()
{
    return {.name = 'A',
            .number = "110101190001010014",
            .check = "59",
            .sha256 = "4e4f767e96bbe5e6fcd12318b79a1f1a1a2e1fd84308412b3b6fba97e08ad402",
            .text = textOf({{0x00, "20 5F 4B 6D D5 8B 20 00 20 00 20 00 20 00 20 00"},
                            {0x10, "20 00 20 00 20 00 20 00 20 00 20 00 20 00 31 00"},
                            {0x20, "30 00 31 00 31 00 39 00 30 00 30 00 30 00 31 00"},
                            {0x30, "30 00 31 00 D0 67 01 77 D0 67 02 5E D0 67 3A 53"},
                            {0x40, "4B 6D D5 8B EF 8D 31 00 F7 53 20 00 20 00 20 00"},
                            {0x70, "20 00 20 00 20 00 20 00 20 00 31 00 31 00 30 00"},
                            {0x80, "31 00 30 00 31 00 31 00 39 00 30 00 30 00 30 00"},
                            {0x90, "31 00 30 00 31 00 30 00 30 00 31 00 34 00 D0 67"},
                            {0xA0, "02 5E 6C 51 89 5B 40 5C D0 67 3A 53 06 52 40 5C"},
                            {0xB0, "20 00 20 00 20 00 20 00 20 00 20 00 32 00 30 00"},
                            {0xC0, "32 00 30 00 30 00 31 00 30 00 32 00 32 00 30 00"},
                            {0xD0, "34 00 30 00 30 00 31 00 30 00 32 00 20 00 20 00"}})};
}

SampleCard permit()
{
    return {.name = 'B',
            .number = "810000190001010026",
            .check = "05",
            .sha256 = "c66b4ce2787fc3f21c72d9b6f597b5962518a1cf114f76183d43f35020306a28",
            .text = textOf({{0x00, "48 96 37 68 2C 67 20 00 20 00 20 00 20 00 20 00"},
                            {0x10, "20 00 20 00 20 00 20 00 20 00 20 00 20 00 32 00"},
                            {0x20, "20 00 20 00 31 00 39 00 30 00 30 00 30 00 31 00"},
                            {0x30, "30 00 31 00 D0 67 01 77 D0 67 02 5E D0 67 3A 53"},
                            {0x40, "4B 6D D5 8B EF 8D 32 00 F7 53 20 00 20 00 20 00"},
                            {0x70, "20 00 20 00 20 00 20 00 20 00 38 00 31 00 30 00"},
                            {0x80, "30 00 30 00 30 00 31 00 39 00 30 00 30 00 30 00"},
                            {0x90, "31 00 30 00 31 00 30 00 30 00 32 00 36 00 D0 67"},
                            {0xA0, "02 5E 6C 51 89 5B 40 5C 20 00 20 00 20 00 20 00"},
                            {0xB0, "20 00 20 00 20 00 20 00 20 00 20 00 32 00 30 00"},
                            {0xC0, "32 00 33 00 30 00 31 00 30 00 32 00 32 00 30 00"},
                            {0xD0, "32 00 38 00 30 00 31 00 30 00 32 00 48 00 30 00"},
                            {0xE0, "30 00 30 00 30 00 30 00 30 00 30 00 30 00 30 00"},
                            {0xF0, "31 00 20 00 20 00 20 00 4A 00 20 00 20 00 20 00"}})};
}

SampleCard foreigner2017()
{
    return {.name = 'C',
            .number = "USA000000000000",
            .check = "F7",
            .sha256 = "07a50372a13a717fde8a67fe04e0a52efb04d776f0955baaba881778f9c3c2fe",
            .text = textOf({{0x00, "53 00 41 00 4D 00 50 00 4C 00 45 00 2C 00 20 00"},
                            {0x10, "54 00 45 00 53 00 54 00 20 00 50 00 45 00 52 00"},
                            {0x20, "53 00 4F 00 4E 00 20 00 20 00 20 00 20 00 20 00"},
                            {0x70, "20 00 20 00 20 00 20 00 31 00 55 00 53 00 41 00"},
                            {0x80, "30 00 30 00 30 00 30 00 30 00 30 00 30 00 30 00"},
                            {0x90, "30 00 30 00 30 00 30 00 55 00 53 00 41 00 37 68"},
                            {0xA0, "2C 67 20 00 20 00 20 00 20 00 20 00 20 00 20 00"},
                            {0xB0, "20 00 20 00 20 00 20 00 20 00 20 00 32 00 30 00"},
                            {0xC0, "31 00 38 00 30 00 31 00 30 00 32 00 32 00 30 00"},
                            {0xD0, "32 00 38 00 30 00 31 00 30 00 32 00 31 00 39 00"},
                            {0xE0, "30 00 30 00 30 00 31 00 30 00 31 00 30 00 31 00"},
                            {0xF0, "31 00 31 00 30 00 30 00 49 00 20 00 20 00 20 00"}})};
}

SampleCard foreigner2023()
{
    return {.name = 'D',
            .number = "911840190001010017",
            .check = "89",
            .sha256 = "350c22608e9a0c86c79659dd07a28751611abb9c0af102a07997b1467be093bd",
            .text = textOf({{0x00, "37 68 2C 67 20 00 20 00 20 00 20 00 20 00 20 00"},
                            {0x10, "20 00 20 00 20 00 20 00 20 00 20 00 20 00 31 00"},
                            {0x20, "30 00 31 00 31 00 39 00 30 00 30 00 30 00 31 00"},
                            {0x30, "30 00 31 00 53 00 41 00 4D 00 50 00 4C 00 45 00"},
                            {0x40, "2C 00 20 00 54 00 45 00 53 00 54 00 20 00 50 00"},
                            {0x50, "45 00 52 00 53 00 4F 00 4E 00 20 00 20 00 20 00"},
                            {0x70, "20 00 20 00 20 00 20 00 20 00 39 00 31 00 31 00"},
                            {0x80, "38 00 34 00 30 00 31 00 39 00 30 00 30 00 30 00"},
                            {0x90, "31 00 30 00 31 00 30 00 30 00 31 00 37 00 20 00"},
                            {0xB0, "20 00 20 00 20 00 20 00 20 00 20 00 32 00 30 00"},
                            {0xC0, "32 00 34 00 30 00 31 00 30 00 32 00 32 00 30 00"},
                            {0xD0, "33 00 34 00 30 00 31 00 30 00 32 00 20 00 20 00"},
                            {0xF0, "20 00 55 00 53 00 41 00 59 00 20 00 20 00 20 00"}})};
}

} // namespace

std::string bytesOf(std::string_view hex)
{
    std::string bytes;
    std::string digits;
    for (const char sign : hex) {
        if (sign == ' ') {
            continue;
        }
        digits += sign;
        if (digits.size() == 2) {
            bytes += static_cast<char>(std::stoi(digits, nullptr, 16));
            digits.clear();
        }
    }
    return bytes;
}

std::string replyOf(std::string_view body)
{
    const std::size_t length = body.size() + 1;
    std::string checked{static_cast<char>(length >> 8U), static_cast<char>(length & 0xFFU)};
    checked += body;
    std::uint8_t check = 0;
    for (const char byte : checked) {
        check ^= static_cast<std::uint8_t>(byte);
    }
    return bytesOf("AA AA AA 96 69") + checked + static_cast<char>(check);
}

std::string readReply(std::string_view text)
{
    constexpr unsigned photoBytes = 1024;
    std::string body = bytesOf("00 00 90 01 00 04 00");
    body += text;
    for (unsigned i = 0; i < photoBytes; ++i) {
        body += static_cast<char>(i & 0xFFU);
    }
    return replyOf(body);
}

const std::array<SampleCard, 4>& sampleCards()
{
    static const std::array<SampleCard, 4> cards{
        resident(), permit(), foreigner2017(), foreigner2023()};
    return cards;
}

} // namespace hall::test
