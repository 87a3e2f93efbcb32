// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/memory_port.h"
#include "drivers/printer/status_survey.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace hall::printer;
using namespace std::chrono_literals;
namespace port = hall::port;

namespace {

struct Asked
{
    Asked()
    {
        QObject::connect(&line, &port::MemoryPort::arrived, &line, [this](const QByteArray& sent) {
            questions += std::to_string(sent.at(2));
        });
        line.open();
    }

    port::HandTimers timers;
    port::MemoryPort line;
    std::string questions;
    int ends = 0;
    std::optional<StatusBytes> bytes;
    StatusSurvey survey{line, timers, [this](const auto& b) {
                            ends++;
                            bytes = b;
                        }};
};

} // namespace

TEST_CASE("the error's cause is asked only when there is an error", "[printer][survey]")
{
    Asked asked;
    asked.survey.start();
    for (int i = 0; i < 3; i++) {
        asked.survey.answered(0x12);
        asked.timers.advance(10ms);
    }
    CHECK(asked.questions == "124");
    CHECK(asked.ends == 1);

    asked.survey.start();
    for (const int answer : {0x1A, 0x52, 0x1A, 0x12}) {
        asked.survey.answered(static_cast<std::uint8_t>(answer));
        asked.timers.advance(10ms);
    }
    CHECK(asked.questions == "1241234");
    CHECK(asked.bytes->errorCause == 0x1A);
}

TEST_CASE("an answer that comes twice isn't taken for the next question's", "[printer][survey]")
{
    Asked asked;
    asked.survey.start();
    asked.survey.answered(0x16); // of 2 it would be an open cover
    asked.survey.answered(0x16);
    asked.timers.advance(10ms);
    CHECK(asked.questions == "12");
    asked.survey.answered(0x12);
    asked.timers.advance(10ms);
    asked.survey.answered(0x12);
    asked.timers.advance(10ms);

    REQUIRE(asked.bytes);
    CHECK(asked.bytes->offlineCause == 0x12);
}

TEST_CASE("late answers to a question asked again are waited for", "[printer][survey]")
{
    Asked asked;
    asked.survey.start();
    asked.timers.advance(600ms);
    CHECK(asked.questions == "11");
    asked.survey.answered(0x16);
    asked.timers.advance(200ms);
    CHECK(asked.questions == "11");
    asked.survey.answered(0x16);
    asked.timers.advance(10ms);
    CHECK(asked.questions == "112");
}

TEST_CASE("three questions without an answer are silence", "[printer][survey]")
{
    Asked asked;
    asked.survey.start();
    asked.timers.advance(1499ms);
    CHECK(asked.ends == 0);
    asked.timers.advance(1ms);
    CHECK(asked.ends == 1);
    CHECK_FALSE(asked.bytes);
    CHECK(asked.questions == "111");
}
