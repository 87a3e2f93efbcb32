// SPDX-License-Identifier: Apache-2.0
#include "app/identity/sealing.h"
#include "tests/identity/fixture.h"

#include <set>

using namespace hall::identity;

namespace {

const KeyName mondayVisit = KeyName::of(Purpose::Visit, monday);

} // namespace

TEST_CASE("what is sealed comes back whole", "[identity][seal]")
{
    const Key key = Key::random();
    const RecordId record = makeRecordId();
    for (const Fields& fields : {Fields{},
                                 zhang(),
                                 Fields{{"", ""}},
                                 Fields{{"note", std::string("a\0b,3:c", 7)}},
                                 Fields{{"note", std::string(recordBytesMax - 4, 'x')}}}) {
        const auto sealed = seal(fields, key, {record, mondayVisit});
        REQUIRE(sealed);
        CHECK(unseal(*sealed, key, {record, mondayVisit}) == fields);
    }
}

TEST_CASE("one changed bit anywhere and a seal doesn't open", "[identity][seal]")
{
    const Key key = Key::random();
    const RecordId record = makeRecordId();
    auto sealed = *seal(zhang(), key, {record, mondayVisit});
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        const auto mask = static_cast<std::uint8_t>(1U << (bit % 8));
        sealed[bit / 8] ^= mask;
        CAPTURE(bit);
        CHECK_FALSE(unseal(sealed, key, {record, mondayVisit}));
        sealed[bit / 8] ^= mask;
    }
    CHECK(unseal(sealed, key, {record, mondayVisit}));
    for (std::size_t size = 0; size < sealed.size(); ++size) {
        CHECK_FALSE(unseal(std::span(sealed).first(size), key, {record, mondayVisit}));
    }
}

TEST_CASE("a seal opens with its key, for its record and period alone", "[identity][seal]")
{
    const Key key = Key::random();
    const RecordId record = makeRecordId();
    const auto sealed = *seal(zhang(), key, {record, mondayVisit});

    CHECK_FALSE(unseal(sealed, Key::random(), {record, mondayVisit}));
    CHECK_FALSE(unseal(sealed, key, {makeRecordId(), mondayVisit}));
    CHECK_FALSE(unseal(sealed, key, {record, KeyName::of(Purpose::Visit, tuesday)}));
    CHECK_FALSE(unseal(sealed, key, {record, KeyName::of(Purpose::Case, monday)}));
}

TEST_CASE("the same sealed twice has nothing in common, and its length tells little",
          "[identity][seal]")
{
    const Key key = Key::random();
    const RecordId record = makeRecordId();
    const auto size = [&](const Fields& fields) {
        return seal(fields, key, {record, mondayVisit})->size();
    };
    CHECK(*seal(zhang(), key, {record, mondayVisit}) != *seal(zhang(), key, {record, mondayVisit}));
    CHECK(size({{"name", "李四"}}) == size({{"name", "欧阳不知道叫什么"}}));
}

TEST_CASE("what is too long isn't sealed", "[identity][seal]")
{
    const Key key = Key::random();
    const RecordId record = makeRecordId();
    CHECK_FALSE(seal({{"note", std::string(recordBytesMax, 'x')}}, key, {record, mondayVisit}));
    Fields many;
    for (std::size_t i = 0; i <= recordFieldsMax; ++i) {
        many.emplace(std::to_string(i), "x");
    }
    CHECK_FALSE(seal(many, key, {record, mondayVisit}));
}

TEST_CASE("a keyed hash belongs to its key and its use", "[identity][seal]")
{
    const Key key = Key::random();
    const std::string hash = keyedHash(key, "subject", "person:1");
    CHECK(hash.size() == 32);
    CHECK(hash == keyedHash(key, "subject", "person:1"));
    CHECK(hash != keyedHash(key, "subject", "person:2"));
    CHECK(hash != keyedHash(key, "booking", "person:1"));
    CHECK(hash != keyedHash(key, "subjectperson", ":1"));
    CHECK(hash != keyedHash(Key::random(), "subject", "person:1"));

    Key zeros;
    // printf '7:subject,8:person:1,' | openssl dgst -sha256 -mac HMAC -macopt hexkey:00…00
    CHECK(keyedHash(zeros, "subject", "person:1") == "84c7d26bae303193192cfd904029bc09");
}

TEST_CASE("record ids are random and have one form", "[identity][seal]")
{
    std::set<std::string> ids;
    for (int i = 0; i < 1000; ++i) {
        const RecordId id = makeRecordId();
        CHECK(isRecordId(id.value));
        ids.insert(id.value);
    }
    CHECK(ids.size() == 1000);
    CHECK_FALSE(isRecordId(""));
    CHECK_FALSE(isRecordId(std::string(27, 'a')));
    CHECK_FALSE(isRecordId(std::string(26, '1')));
    CHECK_FALSE(isRecordId("../../../../../etc/passwd."));
}
