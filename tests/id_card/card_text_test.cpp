// SPDX-License-Identifier: Apache-2.0
#include "drivers/id_card/card_text.h"
#include "tests/id_card/sample_cards.h"

#include <catch2/catch.hpp>

#include <map>
#include <random>

using namespace hall;
using namespace hall::id_card;
using test::bytesOf;
using test::readReply;
using test::replyOf;
using test::SampleCard;
using test::sampleCards;

namespace {

using Fields = std::map<Field, std::string>;

/// Feeds a whole reply, and looks at it before it is gone.
template <class Look>
auto with(const std::string& bytes, Look look)
{
    ReplyReader reader;
    auto found = ReplyReader::Found::Nothing;
    for (const char byte : bytes) {
        found = reader.feed(static_cast<std::uint8_t>(byte));
    }
    REQUIRE(found == ReplyReader::Found::Reply);
    return look(reader.reply());
}

Fields fieldsOf(const std::string& reply)
{
    return with(reply, [](const Reply& read) {
        const auto card = CardText::of(read);
        REQUIRE(card);
        Fields fields;
        for (int field = 0; field <= static_cast<int>(Field::FormerNumber); ++field) {
            const auto text = card->field(static_cast<Field>(field));
            REQUIRE(text);
            if (!text->empty()) {
                fields[static_cast<Field>(field)] = *text;
            }
        }
        return fields;
    });
}

Result<std::string, TextFault> numberIn(const std::string& reply)
{
    return with(reply, [](const Reply& read) -> Result<std::string, TextFault> {
        const auto card = CardText::of(read);
        return card ? card->number() : failure(card.error());
    });
}

/// Of the text of the first sample, with other bytes at an offset.
std::string changed(std::size_t offset, std::string_view hex)
{
    std::string text = sampleCards()[0].text;
    const std::string bytes = bytesOf(hex);
    return readReply(text.replace(offset, bytes.size(), bytes));
}

} // namespace

TEST_CASE("a resident's card has its fields where GA 467 says", "[idcard][text]")
{
    CHECK(fieldsOf(readReply(sampleCards()[0].text)) ==
          Fields{{Field::Name, "张测试"},
                 {Field::Sex, "1"},
                 {Field::Nation, "01"},
                 {Field::Birth, "19000101"},
                 {Field::Address, "某省某市某区测试路1号"},
                 {Field::Number, "110101190001010014"},
                 {Field::Issuer, "某市公安局某区分局"},
                 {Field::ValidFrom, "20200102"},
                 {Field::ValidTo, "20400102"}});
}

TEST_CASE("a residence permit has a travel document and no nation", "[idcard][text]")
{
    CHECK(fieldsOf(readReply(sampleCards()[1].text)) ==
          Fields{{Field::Name, "陈样本"},
                 {Field::Sex, "2"},
                 {Field::Birth, "19000101"},
                 {Field::Address, "某省某市某区测试路2号"},
                 {Field::Number, "810000190001010026"},
                 {Field::Issuer, "某市公安局"},
                 {Field::ValidFrom, "20230102"},
                 {Field::ValidTo, "20280102"},
                 {Field::TravelDocument, "H00000000"},
                 {Field::IssueCount, "01"}});
}

TEST_CASE("foreigners' cards of both forms are read", "[idcard][text]")
{
    CHECK(fieldsOf(readReply(sampleCards()[2].text)) ==
          Fields{{Field::Name, "样本"},
                 {Field::EnglishName, "SAMPLE, TEST PERSON"},
                 {Field::Sex, "1"},
                 {Field::Birth, "19000101"},
                 {Field::Number, "USA000000000000"},
                 {Field::ValidFrom, "20180102"},
                 {Field::ValidTo, "20280102"},
                 {Field::Nationality, "USA"},
                 {Field::Version, "01"},
                 {Field::Authority, "1100"}});
    CHECK(fieldsOf(readReply(sampleCards()[3].text)) ==
          Fields{{Field::Name, "样本"},
                 {Field::EnglishName, "SAMPLE, TEST PERSON"},
                 {Field::Sex, "1"},
                 {Field::Birth, "19000101"},
                 {Field::Number, "911840190001010017"},
                 {Field::ValidFrom, "20240102"},
                 {Field::ValidTo, "20340102"},
                 {Field::Nationality, "USA"},
                 {Field::Renewals, "01"}});
}

TEST_CASE("an English name goes on where the card has no other room for it", "[idcard][text]")
{
    std::string text = sampleCards()[3].text;
    for (std::size_t i = 0; i < 35; ++i) {
        text[52 + 2 * i] = 'A';
    }
    text[220] = 'B';
    CHECK(fieldsOf(readReply(text)).at(Field::EnglishName) == std::string(35, 'A') + 'B');
}

TEST_CASE("every kind of card has its number, of the form of its kind", "[idcard][text]")
{
    constexpr std::array kinds{
        CardKind::Resident, CardKind::Permit, CardKind::Foreigner2017, CardKind::Foreigner2023};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const SampleCard& sample = sampleCards().at(i);
        INFO(sample.name);
        CHECK(numberIn(readReply(sample.text)) == sample.number);
        with(readReply(sample.text), [&](const Reply& reply) {
            CHECK(CardText::of(reply)->kind() == kinds.at(i));
            return 0;
        });
    }
    CHECK(numberIn(changed(156, "58 00")) == "11010119000101001X");
    CHECK(numberIn(changed(156, "41 00")) == failure(TextFault::NoNumber));
    CHECK(numberIn(changed(122, "20 00")) == failure(TextFault::NoNumber));
    CHECK(numberIn(changed(140, "AA 4E")) == failure(TextFault::NoNumber));
}

TEST_CASE("NUL pads as well as a space, and tells a resident too", "[idcard][text]")
{
    std::string text = sampleCards()[0].text;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        text[i] = text[i] == ' ' && text[i + 1] == 0 ? '\0' : text[i];
    }
    CHECK(fieldsOf(readReply(text)) == fieldsOf(readReply(sampleCards()[0].text)));
}

TEST_CASE("rare characters come as they are, half a character never", "[idcard][text]")
{
    const auto name = [](std::string_view hex) {
        return with(changed(0, hex),
                    [](const Reply& r) { return CardText::of(r)->field(Field::Name); });
    };
    CHECK(name("42 D8 B7 DF 20 00") == "𠮷");           // U+20BB7
    CHECK(name("00 E0 20 00 20 00") == "\xEE\x80\x80"); // U+E000, a box on paper
    CHECK(name("42 D8 20 00 20 00") == failure(TextFault::NotText));
    CHECK(name("B7 DF 20 00 20 00") == failure(TextFault::NotText));
    CHECK(name("B7 DF 42 D8 20 00") == failure(TextFault::NotText));
    // The other half would be in the next field.
    CHECK(with(changed(28, "42 D8 B7 DF"), [](const Reply& reply) {
              return CardText::of(reply)->field(Field::Name);
          }) == failure(TextFault::NotText));
}

TEST_CASE("a card of a kind to come is not guessed at", "[idcard][text]")
{
    CHECK(numberIn(changed(248, "4B 00")) == failure(TextFault::UnknownKind));
}

TEST_CASE("a text is taken only where the lengths in the answer add up", "[idcard][text]")
{
    const std::string& text = sampleCards()[0].text;
    const auto body = [&](std::string_view lengths, std::size_t rest) {
        return bytesOf("00 00 90") + bytesOf(lengths) + text + std::string(rest, 'p');
    };
    CHECK(numberIn(replyOf(body("01 00 04 00", 1024))));
    CHECK(numberIn(replyOf(body("01 00 00 00", 0))));
    CHECK(numberIn(replyOf(body("01 00 04 00 04 00", 2048))));
    CHECK(numberIn(replyOf(body("01 00 04 00 02 00", 1536))));
    CHECK(numberIn(replyOf(body("01 00 04 00 00 00", 1024))));
    for (const auto& bad : {body("01 00 04 00", 1023),
                            body("01 00 04 00", 1025),
                            body("02 00 03 00", 1024),
                            body("00 FE 04 02", 1024),
                            bytesOf("00 00 90"),
                            bytesOf("00 00 90 01 00 04 00"),
                            bytesOf("00 00 41 01 00 00 00") + text}) {
        CHECK(numberIn(replyOf(bad)) == failure(TextFault::NoText));
    }
}

TEST_CASE("an appended address is read, and told when there is no more", "[idcard][text]")
{
    std::string address =
        bytesOf("AA AA AA 96 69 00 4A 00 00 90 D0 67 01 77 D0 67 02 5E E6 53 00 4E"
                "3A 53 4B 6D D5 8B EF 8D 39 00 F7 53");
    for (int i = 0; i < 23; ++i) {
        address += bytesOf("20 00");
    }
    address += bytesOf("C5");
    REQUIRE(address.size() == 81);
    const auto read = [](const std::string& bytes) { return with(bytes, appendedAddress); };

    CHECK(read(address).value() == "某省某市另一区测试路9号");
    CHECK(read(bytesOf("AA AA AA 96 69 00 04 00 00 91 95")).value() == std::nullopt);
    CHECK(read(bytesOf("AA AA AA 96 69 00 04 00 00 90 94")) == failure(TextFault::NoText));
    CHECK(read(bytesOf("AA AA AA 96 69 00 04 00 00 41 45")) == failure(TextFault::NoText));
}

TEST_CASE("any text is read or refused, and what is read is UTF-8 of whole characters",
          "[idcard][text]")
{
    INFO("--rng-seed " << Catch::rngSeed());
    std::mt19937 random(Catch::rngSeed());
    for (int round = 0; round < 3000; ++round) {
        std::string text = sampleCards().at(random() % 4).text;
        for (auto changes = random() % 20; changes > 0; --changes) {
            text[random() % text.size()] = static_cast<char>(random());
        }
        with(readReply(text), [](const Reply& reply) {
            const auto card = CardText::of(reply);
            for (int field = 0; card && field <= static_cast<int>(Field::FormerNumber); ++field) {
                const auto value = card->field(static_cast<Field>(field));
                // No surrogate has a form in UTF-8.
                CHECK((!value || value->find("\xED\xA0") == std::string::npos));
            }
            if (card && card->number()) {
                CHECK(card->number()->find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") ==
                      std::string::npos);
            }
            return 0;
        });
    }
}
