// SPDX-License-Identifier: Apache-2.0
#include "app/station/card_reading.h"
#include "drivers/emulator/emulated_id_card.h"
#include "drivers/emulator/id_card_text.h"
#include "tests/station/reading_bench.h"

#include <QSignalSpy>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using protocol::Found;

namespace {

QByteArray& logged()
{
    static QByteArray all;
    return all;
}

void keepLog(QtMsgType /*type*/, const QMessageLogContext& /*where*/, const QString& message)
{
    logged() += message.toUtf8() + '\n';
}

/// With an emulated card reader.
struct CardBench : test::ReadingBench
{
    CardBench()
    {
        using emulator::EmulatedIdCard;
        QObject::connect(&reader, &EmulatedIdCard::replied, &port, &port::MemoryPort::deliver);
        QObject::connect(&port, &port::MemoryPort::arrived, &reader, &EmulatedIdCard::receive);
        node.settings.rules.services[0].identity = Identity::Required;
        node.settings.rules.classes[1].fromAge = 70;
        begin();
        cards = std::make_unique<station::CardReading>(*link, device);
        device.start();
        timers.advance(500ms);
        REQUIRE(test::waitFor([&] { return link->isOurs() && reading.readsCards; }));
    }

    bool lay(const QString& card)
    {
        const auto before = reading.reading;
        reader.present(*emulator::sampleCardText(card));
        timers.advance(3s);
        return test::waitFor([&] { return reading.reading > before; });
    }

    void lift()
    {
        reader.lift();
        timers.advance(6s);
    }

    [[nodiscard]] std::string readerWord() const
    {
        return wordOf("idcard");
    }

    emulator::EmulatedIdCard reader{timers, {}};
    id_card::IdCardReader device{port, timers};
    std::unique_ptr<station::CardReading> cards;
};

} // namespace

TEST_CASE("an old person's card at the kiosk gives the number and the class of the old",
          "[station][idcard]")
{
    CardBench bench;
    REQUIRE(bench.lay(u"A"_s));
    CHECK(bench.reading.found == Found::Card);

    const auto taken =
        bench.node.ask(*bench.kiosk,
                       u"ticket.take"_s,
                       {{u"service"_s, u"a1"_s},
                        {u"subject"_s, QJsonObject{{u"card"_s, qint64{bench.reading.reading}}}}});

    REQUIRE(taken);
    CHECK(taken->ticket->number == "A001");
    CHECK(taken->ticket->priority == bench.node.settings.rules.classes[1].code);
}

TEST_CASE("a card that is of no use, or was lifted too early, is told at the kiosk",
          "[station][idcard]")
{
    CardBench bench;
    REQUIRE(bench.lay(u"C"_s));
    CHECK(bench.reading.found == Found::CardUnusable);
    bench.lift();
    bench.reader.start({.kind = emulator::IdCardFault::Kind::Lifted});
    REQUIRE(bench.lay(u"A"_s));
    CHECK(bench.reading.found == Found::CardUnread);
}

TEST_CASE("the node knows how the card reader is", "[station][idcard]")
{
    CardBench bench;
    CHECK(bench.readerWord() == "ready");
    bench.port.unplug(u"cable"_s);
    CHECK(test::waitFor([&] { return bench.readerWord() == "offline"; }));
    CHECK(test::waitFor([&] { return !bench.reading.readsCards; }));
    bench.port.plug();
    bench.timers.advance(1s);
    CHECK(test::waitFor([&] { return bench.readerWord() == "ready"; }));
    bench.reader.start({.kind = emulator::IdCardFault::Kind::OutOfService});
    bench.timers.advance(1s);
    CHECK(test::waitFor([&] { return bench.readerWord() == "fault"; }));
}

TEST_CASE("a card that is read while there is no node is forgotten, and nothing is logged of it",
          "[station][idcard]")
{
    CardBench bench;
    logged().clear();
    const QtMessageHandler before = qInstallMessageHandler(keepLog);
    bench.node.node.reset();
    REQUIRE(test::waitFor([&] { return !bench.link->isClaimed(); }));
    bench.reader.present(*emulator::sampleCardText(u"A"_s));
    bench.timers.advance(3s);
    bench.lift();
    bench.node.restart();
    REQUIRE(test::waitFor([&] { return bench.link->isOurs(); }));
    REQUIRE(bench.lay(u"B"_s));
    qInstallMessageHandler(before);

    CHECK(bench.reading.reading == 1);
    for (const char* part : {"110101", "810000", "张", "陈"}) {
        CHECK_FALSE(logged().contains(part));
    }
}

TEST_CASE("a test of the card reader opens its port again", "[station][idcard]")
{
    CardBench bench;
    const QSignalSpy opened(&bench.port, &port::BytePort::opened);
    emit bench.link->testAsked(u"scanner"_s);
    CHECK(opened.isEmpty());
    emit bench.link->testAsked(u"idcard"_s);
    CHECK(opened.size() == 1);
}
