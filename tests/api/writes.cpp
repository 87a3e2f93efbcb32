// SPDX-License-Identifier: Apache-2.0
#include "tests/api/writes.h"

#include "app/http/message.h"
#include "app/hub/kept_answers.h"
#include "app/protocol/digest.h"
#include "tests/api/samples.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QJsonArray>

namespace hall::test {

using namespace Qt::StringLiterals;

namespace {

const QByteArray someDay = "/v1/halls/small/appointments/2099-01-01";

QByteArray dayList(const char* booking, const char* from = "9:00")
{
    return QByteArray{R"({"appointments":[{"booking":")"} + booking +
           R"(","service":"card","from":")" + from +
           R"(","to":"12:00","name":"张三","phone":"13800000000"}]})";
}

} // namespace

void Writer::sendsAppointments()
{
    const ApiAnswer first = put(someDay, dayList("b-1"));
    CHECK(first.status == 200);
    const ApiAnswer listed = ask("GET", someDay);
    CHECK(listed.json()[u"revision"_s] == first.json()[u"revision"_s]);
    CHECK(listed.json()[u"appointments"_s][0][u"booking"_s] == u"b-1"_s);
    CHECK_FALSE(listed.body.contains("张三"));
    CHECK_FALSE(listed.body.contains("13800000000"));

    const ApiAnswer changed = ask(
        "PATCH",
        someDay,
        R"({"set":[{"booking":"b-2","service":"card","from":"13:00","to":"14:00"}],"remove":["b-1"]})");
    CHECK(changed.status == 200);
    CHECK(changed.json()[u"revision"_s].toInt() > first.json()[u"revision"_s].toInt());
    const auto now = ask("GET", someDay).json()[u"appointments"_s].toArray();
    REQUIRE(now.size() == 1);
    CHECK(now[0][u"booking"_s] == u"b-2"_s);
    readsReceipt(changed);

    CHECK(ask("GET", "/v1/halls/small/appointments/2099-01-02").problem() == u"nothing-posted"_s);
    CHECK(ask("GET", "/v1/halls/nowhere/appointments/2099-01-02").problem() == u"no-such-hall"_s);
    CHECK(ask("GET", "/v1/halls/small/appointments/today").problem() == u"bad-day"_s);
}

void Writer::readsReceipt(const ApiAnswer& changed)
{
    const auto receipt = [&] { return ask("GET", someDay).json()[u"receipt"_s]; };
    CHECK(waitFor([&] { return receipt()[u"heard"_s] == changed.json()[u"revision"_s]; }));
    CHECK(receipt()[u"taken"_s][u"revision"_s] == changed.json()[u"revision"_s]);
}

void Writer::sendsAppointmentsThatCannotBe()
{
    const QByteArray yesterday = "/v1/halls/small/appointments/" +
                                 QDate::currentDate().addDays(-1).toString(Qt::ISODate).toLatin1();
    for (const char* method : {"PUT", "PATCH"}) {
        CAPTURE(method);
        const ApiAnswer late = ask(method, yesterday, dayList("b-1"));
        CHECK(late.problem() == u"day-gone"_s);
        CHECK(late.json()[u"detail"_s].toString().startsWith(u"appointments of "_s));
        CHECK(ask(method, someDay, "[]").problem() == u"not-json"_s);
        CHECK(ask(method, "/v1/halls/small/appointments/2099-02-30", "{}").problem() ==
              u"bad-day"_s);
        CHECK(ask(method, "/v1/halls/nowhere/appointments/2099-01-01", "{}").problem() ==
              u"no-such-hall"_s);
    }
    const ApiAnswer wrong = put(someDay, dayList("b-1", "12:30"));
    CHECK(wrong.problem() == u"bad-appointments"_s);
    CHECK_FALSE(wrong.body.contains("张三"));
    CHECK(ask("PATCH", someDay, R"({"remove":["b-9"]})").problem() == u"bad-appointments"_s);
    CHECK(ask("GET", someDay).json()[u"appointments"_s][0][u"booking"_s] == u"b-2"_s);
}

void Writer::publishesCatalogue()
{
    const QByteArray target = "/v1/catalogue";
    CHECK(ask("GET", target).problem() == u"nothing-posted"_s);
    const QByteArray first = R"({"services":[{"code":"card","name":"办卡","typical_minutes":8}]})";
    CHECK(put(target, first).json()[u"version"_s] == 1);
    CHECK(put(target, first).json()[u"version"_s] == 1);
    const QByteArray both =
        R"({"services":[{"code":"card","name":"办卡"},{"code":"tax","name":"办税"}]})";
    CHECK(put(target, both).json()[u"version"_s] == 2);

    const ApiAnswer twice = put(
        target, R"({"services":[{"code":"card","name":"办卡"},{"code":"card","name":"领卡"}]})");
    CHECK(twice.problem() == u"bad-catalogue"_s);
    CHECK(twice.json()[u"detail"_s] == u"the code card is there twice: service 1 and service 2"_s);
    CHECK(put(target, R"({"services":[{"code":"办"}]})").problem() == u"bad-catalogue"_s);
    CHECK(put(target, R"({"services":[{"code":"card","nmae":"办卡"}]})").problem() ==
          u"bad-catalogue"_s);
    CHECK(put(target, R"({"services":[{"code":"card","layout":"ours"}]})").problem() ==
          u"bad-catalogue"_s);
    CHECK(put(target, R"({"services":[],"groups":[]})").problem() == u"bad-catalogue"_s);
    CHECK(put(target, "7").problem() == u"not-json"_s);
    const auto now = ask("GET", target).json();
    CHECK(now[u"version"_s] == 2);
    CHECK(now[u"content"_s][u"services"_s][1][u"code"_s] == u"tax"_s);
}

void Writer::publishesNotices()
{
    const QByteArray target = "/v1/notices";
    CHECK(ask("GET", target).problem() == u"nothing-posted"_s);
    const QByteArray times =
        R"("from":"2026-11-23T08:00:00+08:00","until":"2099-01-01T00:00:00+08:00"})";
    const QByteArray begins = R"({"notices":[{"text":"明日停电","text_en":"No power",)";
    CHECK(put(target, begins + times + "]}").status == 200);
    CHECK(put(target, R"({"notices":[{"text":"",)" + times + "]}").problem() == u"bad-notices"_s);
    CHECK(put(target, R"({"notices":[{"text":"明日停电"}]})").problem() == u"bad-notices"_s);
    CHECK(put(target, R"({"notices":"明日停电"})").problem() == u"bad-notices"_s);
    CHECK(put(target, "{").problem() == u"not-json"_s);
    CHECK(ask("GET", target).json()[u"content"_s][u"notices"_s][0][u"text"_s] == u"明日停电"_s);
}

void Writer::sendsTooMuch(const QByteArray& method, const QByteArray& target)
{
    const ApiAnswer large = ask(method, target, QByteArray(10'000'000, 'a'));
    CHECK(large.status == 413);
    CHECK(large.problem() == u"too-large"_s);
}

void Writer::asksAgain()
{
    const QByteArray list = dayList("b-7");
    const QByteArray target = "/v1/halls/small/appointments/2099-03-01";
    const ApiAnswer first = ask("PUT", target, list, "the-key");
    REQUIRE(first.status == 200);
    CHECK(ask("PUT", target, dayList("b-8")).status == 200);

    // What was done since stays.
    CHECK(ask("PUT", target, list, "the-key").body == first.body);
    CHECK(ask("GET", target).json()[u"appointments"_s][0][u"booking"_s] == u"b-8"_s);
    for (const char* method : {"PUT", "PATCH"}) {
        CHECK(ask(method, target, dayList("b-9"), "the-key").problem() == u"key-of-another"_s);
        CHECK(
            m_client
                .ask({.method = method, .target = target, .token = CityBench::portal, .body = list})
                .problem() == u"key-missing"_s);
    }
    // A refusal is an answer, too.
    const ApiAnswer refused = ask("PUT", target, "{}", "another-key");
    CHECK(refused.status == 422);
    CHECK(ask("PUT", target, "{}", "another-key").body == refused.body);
}

void Writer::asksWhatAnotherHubDoes(const CityBench& city,
                                    const QByteArray& method,
                                    const QByteArray& target)
{
    auto other = hub::KeptAnswers::on(city.connect(&hub::KeptAnswers::tables));
    REQUIRE(other);
    const auto number = method == "PUT" ? http::Method::Put : http::Method::Patch;
    const QByteArray key = "going-" + method + target;
    const std::string asked =
        std::to_string(static_cast<int>(number)) + '\n' + target.toStdString() + "\n{}";
    REQUIRE(other->claim(
        {.client = "portal", .key = key.toStdString(), .hash = protocol::sha256Hex(asked)},
        systemNow()));
    CHECK(ask(method, target, "{}", key).problem() == u"key-going"_s);
}

ApiAnswer Writer::put(const QByteArray& target, const QByteArray& body)
{
    return ask("PUT", target, body);
}

ApiAnswer Writer::ask(const QByteArray& method,
                      const QByteArray& target,
                      const QByteArray& body,
                      const QByteArray& key)
{
    const QByteArray ownKey = "key-" + QByteArray::number(++m_keys);
    return m_client.ask({.method = method,
                         .target = target,
                         .token = CityBench::portal,
                         .body = body,
                         .key = key.isEmpty() ? ownKey : key});
}

} // namespace hall::test
