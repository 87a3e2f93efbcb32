// SPDX-License-Identifier: Apache-2.0
#include "app/server/code_keys.h"
#include "tests/server/code_bench.h"

#include <fstream>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::at;
using hall::test::cityKey;
using hall::test::CodeBench;
using hall::test::waitFor;
using hall::test::zhang;
using protocol::Found;

TEST_CASE("who scans the signed code of a booking that came by import is checked in",
          "[codes][appointment]")
{
    CodeBench bench;
    REQUIRE(bench.hall.import({u"Y1 a1 2026-11-23 09:30 10:00 "_s + zhang}) ==
            u"1 booked, 0 unchanged"_s);
    identity::AppointmentCode code = CodeBench::code("Y1");
    code.service = {}; // the booking alone is enough
    bench.hall.goTo(at(9, 20));

    const auto found = bench.scanned(CodeBench::signedBy(cityKey(), code));

    CHECK(found.found == Found::Appointment);
    CHECK(bench.take(found) == u"A001"_s);
    // Whose it is, is known from the import: he has one number, whatever he takes another with.
    CHECK(bench.hall.take({{u"service"_s, u"a1"_s},
                           {u"subject"_s, QJsonObject{{u"id"_s, zhang}}}}) == u"LiveTicket"_s);
}

TEST_CASE("a signed code without its import books what it says, once", "[codes][appointment]")
{
    CodeBench bench;
    bench.hall.goTo(at(9, 20));
    const std::string text = CodeBench::signedBy(cityKey(), CodeBench::code("Y7"));

    const auto found = bench.scanned(text);

    CHECK(found.found == Found::Appointment);
    REQUIRE(bench.hall.hall().appointments.size() == 1);
    const Appointment& kept = bench.hall.hall().appointments.begin()->second;
    CHECK(kept.service == ServiceCode{"a1"});
    CHECK(kept.from == at(9, 30));
    CHECK(kept.to == at(10));
    CHECK(bench.take(found) == u"A001"_s);

    // Shown again, by whoever: the same appointment, and it is used.
    const auto again = bench.scanned(text);
    CHECK(again.appointment == found.appointment);
    CHECK(bench.take(again) == u"AppointmentUsed"_s);
    // The import that arrives late finds it there.
    CHECK(bench.hall.import({u"Y7 a1 2026-11-23 09:30 10:00"_s}) == u"0 booked, 1 unchanged"_s);
}

TEST_CASE("a signed code can't book what an import couldn't", "[codes][appointment]")
{
    CodeBench bench;
    const auto foundFor = [&](const std::function<void(identity::AppointmentCode&)>& change) {
        identity::AppointmentCode code = CodeBench::code("Y9");
        change(code);
        return bench.scanned(CodeBench::signedBy(cityKey(), code)).found;
    };
    CHECK(foundFor([](auto& code) { code.service = "none"; }) == Found::NotBooked);
    CHECK(foundFor([](auto& code) { code.service = "b1"; }) == Found::NotBooked);
    CHECK(foundFor([](auto& code) { code.service = {}; }) == Found::NotBooked);
    CHECK(foundFor([](auto& code) { code.day = "2026-02-30"; }) == Found::NotBooked);
    CHECK(foundFor([](auto& code) { code.to = "09:00"; }) == Found::NotBooked);
    CHECK(foundFor([](auto& code) { code.priority = "king"; }) == Found::NotBooked);
    CHECK(bench.hall.hall().appointments.empty());

    REQUIRE(bench.hall.import({u"Y1 a1 2026-11-23 09:30 10:00"_s,
                               u"Y2 a1 2026-11-23 09:30 10:00"_s}) == u"2 booked, 0 unchanged"_s);
    CHECK(foundFor([](auto&) {}) == Found::NotBooked); // both places are taken
}

TEST_CASE("each code that isn't good is told by its kind, and books nothing", "[codes]")
{
    CodeBench bench;
    const auto code = CodeBench::code("Y1");
    auto expired = code;
    expired.expires = at(7, 58);
    auto early = code;
    early.notBefore = at(8, 5);
    auto other = code;
    other.audience = "north";

    CHECK(bench.scanned(CodeBench::signedBy(cityKey('z'), code)).found == Found::CodeInvalid);
    CHECK(bench.scanned(CodeBench::signedBy(cityKey(), code, "nobody")).found ==
          Found::CodeInvalid);
    CHECK(bench.scanned("eyJhbGciOiJub25lIn0.e30.").found == Found::CodeInvalid);
    CHECK(bench.scanned(CodeBench::signedBy(cityKey(), expired)).found == Found::CodeExpired);
    CHECK(bench.scanned(CodeBench::signedBy(cityKey(), early)).found == Found::CodeEarly);
    CHECK(bench.scanned(CodeBench::signedBy(cityKey(), other)).found == Found::CodeOfOtherHall);
    CHECK(bench.hall.hall().appointments.empty());
}

TEST_CASE("nothing of a signed code is written but the booking's own reference", "[codes]")
{
    CodeBench bench;
    const std::string text = CodeBench::signedBy(cityKey(), CodeBench::code("Y20261123SECRET"));
    REQUIRE(bench.scanned(text).found == Found::Appointment);
    bench.hall.node->stop(u"test"_s);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(bench.hall.dir.path())) {
        if (!entry.is_regular_file()) {
            continue;
        }
        std::ifstream file{entry.path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
        CAPTURE(entry.path());
        CHECK(bytes.find("Y20261123SECRET") == std::string::npos);
        CHECK(bytes.find(text.substr(0, 40)) == std::string::npos);
    }
}

TEST_CASE("the operator is told when no key is in force today, or soon none will be", "[codes]")
{
    const auto key = [](std::optional<BusinessDay> from, std::optional<BusinessDay> until) {
        return PublicKeySettings{.id = "city",
                                 .publicText =
                                     identity::toBase64Url(cityKey().publicHalf().bytes()),
                                 .file = {},
                                 .from = from,
                                 .until = until};
    };
    const auto conditionWith = [&](const std::vector<PublicKeySettings>& keys) {
        CodeBench bench{[&](Settings& settings) { settings.codes.keys = keys; }};
        REQUIRE(waitFor([&] { return bench.hallView.has_value(); }));
        return bench.device("codes");
    };
    const auto day = [](const char* text) { return parseBusinessDay(text); };
    CHECK(conditionWith({}).empty());
    CHECK(conditionWith({key({}, {})}) == "ready");
    CHECK(conditionWith({key({}, day("2026-11-22"))}) == "none-valid");
    CHECK(conditionWith({key(day("2026-11-24"), {})}) == "none-valid");
    CHECK(conditionWith({key({}, day("2026-11-23"))}) == "ends-soon");
    CHECK(conditionWith({key({}, day("2026-11-23")), key(day("2026-11-24"), {})}) == "ready");
    PublicKeySettings lost = key({}, {});
    lost.publicText = {};
    lost.file = "nowhere.pem";
    CHECK(conditionWith({key({}, {}), lost}) == "unreadable");
}

TEST_CASE("a key may stand in a file of the data folder", "[codes]")
{
    const test::TempDir dir;
    std::ofstream{dir.path() / "city.jwk"}
        << R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})";
    std::ofstream{dir.path() / "bad.pem"} << "-----BEGIN";
    const auto keys = server::loadCodeKeys({{.id = "a", .publicText = {}, .file = "city.jwk"},
                                            {.id = "b", .publicText = {}, .file = "bad.pem"},
                                            {.id = "c", .publicText = {}, .file = "no.pem"}},
                                           dir.path());
    REQUIRE(keys.known.size() == 1);
    CHECK(keys.known[0].key.thumbprint() == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    REQUIRE(keys.unread.size() == 2);
    CHECK(keys.unread[0].why.find("bad.pem is no public key of Ed25519") != std::string::npos);
    CHECK(keys.unread[1].why.find("can't read") != std::string::npos);
}
