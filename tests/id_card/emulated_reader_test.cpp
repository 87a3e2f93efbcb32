// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/id_card_console.h"
#include "drivers/emulator/id_card_text.h"
#include "drivers/id_card/id_card_reader.h"
#include "tests/emulator/port_link.h"
#include "tests/id_card/sample_cards.h"

#include <catch2/catch.hpp>

#include <QCryptographicHash>
#include <QJsonDocument>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using emulator::EmulatedIdCard;
using emulator::IdCardFault;
using id_card::IdCardReader;
using id_card::ReaderState;
using test::sampleCards;
using Kind = IdCardFault::Kind;

namespace {

/// The driver on one end, the emulated reader on the other, one clock moved by hand between them.
struct ReaderBench
{
    explicit ReaderBench(std::vector<IdCardFault> faults = {}, int baud = 115200)
        : reader(timers, {.baud = baud, .faults = std::move(faults)})
    {
        QObject::connect(&reader, &EmulatedIdCard::replied, &port, &port::MemoryPort::deliver);
        QObject::connect(&port, &port::MemoryPort::arrived, &reader, &EmulatedIdCard::receive);
        QObject::connect(&reader, &EmulatedIdCard::happened, &port, [this](const QJsonObject& e) {
            events += QJsonDocument(e).toJson(QJsonDocument::Compact);
        });
        QObject::connect(&device, &IdCardReader::read, &device, [this](const std::string& number) {
            said += QString::fromStdString(number) + u' ';
        });
        QObject::connect(&device, &IdCardReader::unread, &device, [this](id_card::Unread why) {
            said += why == id_card::Unread::PlaceAgain ? u"again "_s : u"unusable "_s;
        });
        device.start();
        timers.advance(500ms);
    }

    QString run(const QString& line, port::milliseconds wait = 2s)
    {
        QString answer = console.run(line);
        timers.advance(wait);
        return answer;
    }

    port::HandTimers timers;
    port::MemoryPort port;
    EmulatedIdCard reader;
    test::PortLink link{port};
    emulator::IdCardConsole console{reader, link};
    IdCardReader device{port, timers};
    QString said;
    QByteArray events;
};

const QString numberA = u"110101190001010014 "_s;

/// What the emulated reader answers to a request, all of it.
QByteArray answerTo(EmulatedIdCard& reader, port::HandTimers& timers, const char* hex)
{
    QByteArray answer;
    const auto listening = QObject::connect(
        &reader, &EmulatedIdCard::replied, &reader, [&](const QByteArray& b) { answer += b; });
    reader.receive(QByteArray::fromHex(hex));
    timers.advance(3s);
    QObject::disconnect(listening);
    return answer;
}

} // namespace

TEST_CASE("the emulated reader says the sample cards to the byte", "[idcard][emulator]")
{
    port::HandTimers timers;
    EmulatedIdCard reader(timers, {});
    for (const auto& card : sampleCards()) {
        INFO(card.name);
        reader.present(*emulator::sampleCardText(QString(QLatin1Char(card.name))));
        CHECK(answerTo(reader, timers, "AA AA AA 96 69 00 03 20 01 22") ==
              QByteArray::fromHex("AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97"));
        CHECK(answerTo(reader, timers, "AA AA AA 96 69 00 03 20 02 21") ==
              QByteArray::fromHex("AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C"));
        const QByteArray text = answerTo(reader, timers, "AA AA AA 96 69 00 03 30 01 32");
        CHECK(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().toStdString() ==
              card.sha256);
    }
}

TEST_CASE("the emulated reader takes steps in their order alone, and says what is wrong",
          "[idcard][emulator]")
{
    port::HandTimers timers;
    EmulatedIdCard reader(timers, {});
    const auto status = [&](const char* hex) {
        return answerTo(reader, timers, hex).mid(9, 1).toHex();
    };
    CHECK(status("AA AA AA 96 69 00 03 20 01 22") == "80");
    CHECK(status("AA AA AA 96 69 00 03 20 02 21") == "81");
    reader.present(*emulator::sampleCardText(u"A"_s));
    CHECK(status("AA AA AA 96 69 00 03 30 01 32") == "41");
    CHECK(status("AA AA AA 96 69 00 03 20 02 21") == "81");
    CHECK(status("AA AA AA 96 69 00 03 20 01 23") == "10");
    CHECK(status("AA AA AA 96 69 00 04 20 01 25") == "11");
    CHECK(status("AA AA AA 96 69 00 03 77 01 75") == "21");
    CHECK(status("AA AA AA 96 69 00 03 11 FF ED") == "90");
    CHECK(reader.errors() == 3);
}

TEST_CASE("cards that are laid on are read", "[idcard][emulator]")
{
    ReaderBench bench({}, GENERATE(9600, 115200, 0));
    CHECK(bench.run(u"present A"_s, 4s) == u"ok present"_s);
    CHECK(bench.said == numberA);
    CHECK(bench.run(u"lift"_s) == u"ok lift"_s);
    bench.run(u"present D"_s, 4s);
    CHECK(bench.said == numberA + u"911840190001010017 "_s);
    bench.run(u"present 11010119000101009X 李四"_s, 10s);
    CHECK(bench.said == numberA + u"911840190001010017 11010119000101009X "_s);
}

TEST_CASE("what happened to a reader is told without a word of the card", "[idcard][emulator]")
{
    ReaderBench bench;
    bench.run(u"present A"_s);
    CHECK(bench.events.contains(R"("event":"read")"));
    CHECK_FALSE(bench.events.contains("110101"));
}

TEST_CASE("through faults that pass a card is read all the same", "[idcard][emulator][fault]")
{
    const Kind kind = GENERATE(
        Kind::Noise, Kind::SplitReply, Kind::DoubleReply, Kind::FindsAgain, Kind::SlowReply);
    ReaderBench bench({{.kind = kind, .when = kind == Kind::SlowReply ? 800U : 0U}});
    bench.run(u"present A"_s, 20s);
    CHECK(bench.said == numberA);
    CHECK(bench.device.state() == ReaderState::Ready);
}

TEST_CASE("a card that can't be read is told, and read when the fault is over",
          "[idcard][emulator][fault]")
{
    const auto [fault, state] = GENERATE(table<const char*, ReaderState>({
        {"wrong-checksum", ReaderState::Noise},
        {"truncated", ReaderState::Noise},
        {"read-failed", ReaderState::Ready},
    }));
    ReaderBench bench;
    CHECK(bench.run(u"fault "_s + QLatin1String(fault)) == u"ok fault"_s);
    for (int time = 0; time < 2; ++time) {
        bench.run(u"present A"_s, 10s);
        bench.run(u"lift"_s);
    }
    CHECK(bench.said == u"again again "_s);
    CHECK(bench.device.state() == state);
    CHECK(bench.run(u"faults off"_s) == u"ok faults off"_s);
    bench.run(u"present A"_s, 4s);
    CHECK(bench.said == u"again again "_s + numberA);
    CHECK(bench.device.state() == ReaderState::Ready);
}

TEST_CASE("a card that is lifted after it was selected has to be laid on again",
          "[idcard][emulator][fault]")
{
    ReaderBench bench;
    bench.run(u"fault lifted"_s);
    bench.run(u"present A"_s, 5s);
    CHECK(bench.said == u"again "_s);
    bench.run(u"present A"_s);
    CHECK(bench.said == u"again "_s + numberA);
}

TEST_CASE("a reader without a voice, or without its security module, is told",
          "[idcard][emulator][fault]")
{
    const auto [fault, state] = GENERATE(table<const char*, ReaderState>({
        {"no-reply", ReaderState::Offline},
        {"out-of-service", ReaderState::Fault},
    }));
    ReaderBench bench;
    bench.run(u"fault "_s + QLatin1String(fault), 4s);
    CHECK(bench.device.state() == state);
    bench.run(u"faults off"_s, 3s);
    CHECK(bench.device.state() == ReaderState::Ready);
}

TEST_CASE("whatever goes wrong at whichever byte, the card is read once afterwards",
          "[idcard][emulator][fault]")
{
    const Kind kind = GENERATE(Kind::WrongChecksum,
                               Kind::Truncated,
                               Kind::ReadFailed,
                               Kind::Lifted,
                               Kind::OutOfService,
                               Kind::NoReply,
                               Kind::Noise,
                               Kind::DoubleReply,
                               Kind::Unplug);
    // Of find, select and read, after two looks that found nothing.
    for (std::uint64_t at = 21; at <= 60; ++at) {
        INFO("fault " << static_cast<int>(kind) << " at byte " << at);
        ReaderBench bench({{.kind = kind, .when = at}});
        bench.run(u"present A"_s, 6s);
        REQUIRE((bench.said.isEmpty() || bench.said == numberA || bench.said == u"again "_s));
        bench.reader.endFaults();
        bench.port.plug();
        bench.run(u"lift"_s, 8s);
        bench.said.clear();
        bench.run(u"present B"_s, 4s);
        REQUIRE(bench.said == u"810000190001010026 "_s);
        REQUIRE(bench.device.state() == ReaderState::Ready);
    }
}

TEST_CASE("the console names what it can't do", "[idcard][emulator]")
{
    const auto [line, words] = GENERATE(table<QString, QString>({
        {u"jump"_s, u"there are: present CARD"_s},
        {u"present"_s, u"there are: A, B, C, D"_s},
        {u"present E"_s, u"there are: A, B, C, D"_s},
        {u"present 12345"_s, u"there are: A, B, C, D"_s},
        {u"lift"_s, u"no card lies there"_s},
        {u"fault fire"_s, u"there are: wrong-checksum, truncated"_s},
        {u"fault noise@x"_s, u"after @ stands a whole number"_s},
        {u"plug"_s, u"it is plugged in"_s},
    }));
    ReaderBench bench;
    const QString answer = bench.run(line);
    CHECK(answer.startsWith(u"error"_s));
    CHECK(answer.contains(words));
    CHECK(bench.said.isEmpty());
}
