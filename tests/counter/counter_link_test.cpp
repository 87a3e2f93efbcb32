// SPDX-License-Identifier: Apache-2.0
#include "app/client/hall_client.h"
#include "app/protocol/views_codec.h"
#include "tests/counter/samples.h"
#include "tests/support/fake_node.h"
#include "ui/counter/counter_face.h"
#include "ui/counter/counter_link.h"

#include <catch2/catch.hpp>

#include <QLineEdit>
#include <QTest>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Linked
{
    Linked()
        : client({.socketPath = node.path(), .url = {}, .token = {}}, u"counter-3"_s)
        , face([this] { return clock; }, 3)
        , link(client, face, 3)
    {
        face.show();
        client.start();
        REQUIRE(QTest::qWaitFor([this] { return node.watches("counter:3"); }));
    }

    void push(const protocol::CounterView& view)
    {
        node.say(protocol::encodePush("counter:3", protocol::encode(view)));
        REQUIRE(QTest::qWaitFor([&] { return face.scene().known.view == view; }));
        clock += 1s;
        face.look();
    }

    /// Presses `key` and gives the command that reached the node.
    protocol::Request press(Qt::Key key)
    {
        const auto before = node.commands().size();
        QTest::keyClick(&face, key);
        REQUIRE(QTest::qWaitFor([&] { return node.commands().size() == before + 1; }));
        return node.commands().back();
    }

    [[nodiscard]] bool says(const QString& text) const
    {
        return kit::flat::texts(face.sheet()).join(u'\n').contains(text);
    }

    Duration clock{0};
    support::FakeNode node;
    client::HallClient client;
    counter::CounterFace face;
    counter::CounterLink link;
};

protocol::TicketReply nobody()
{
    protocol::TicketReply reply;
    reply.epoch = "e";
    reply.seq = 7;
    return reply;
}

protocol::Refusal refusal(protocol::RpcError code, std::optional<Rejection> rejection = {})
{
    protocol::Refusal made;
    made.code = code;
    made.rejection = rejection;
    made.message = "for the log";
    return made;
}

template <class What>
What whatOf(const protocol::Request& request)
{
    const auto* what = std::get_if<What>(&std::get<Command>(request.ask).what);
    REQUIRE(what != nullptr);
    return *what;
}

} // namespace

TEST_CASE("each verb reaches the hall as its method, with what was seen", "[counter][link]")
{
    const TicketId current{"kiosk-1-A035"};
    const CounterNumber three{3};
    Linked linked;
    const auto answer = [&linked](const protocol::Request& request) {
        linked.node.say(protocol::encodeReply(request.id, nobody()));
        linked.face.answered();
    };

    linked.push(samples::idleCounter());
    auto request = linked.press(Qt::Key_F12);
    CHECK(whatOf<CallNext>(request).counter == three);
    CHECK_FALSE(whatOf<CallNext>(request).seen);
    CHECK(std::get<Command>(request.ask).press.station.value == "counter-3");
    answer(request);
    answer(request = linked.press(Qt::Key_F9));
    CHECK(whatOf<PauseCounter>(request).counter == three);
    answer(request = linked.press(Qt::Key_F10));
    CHECK(whatOf<CloseCounter>(request).counter == three);

    linked.push(samples::calledCounter(9));
    answer(request = linked.press(Qt::Key_F12));
    CHECK(whatOf<StartService>(request).seen == current);
    answer(request = linked.press(Qt::Key_F2));
    CHECK(whatOf<Recall>(request).seen == current);
    answer(request = linked.press(Qt::Key_F4));
    CHECK(whatOf<MarkNoShow>(request).seen == current);
    answer(request = linked.press(Qt::Key_F5));
    CHECK(whatOf<Uncall>(request).seen == current);

    linked.push(samples::servingCounter());
    answer(request = linked.press(Qt::Key_F12));
    CHECK(whatOf<CallNext>(request).seen == current);
    answer(request = linked.press(Qt::Key_F3));
    CHECK(whatOf<FinishService>(request).seen == current);

    linked.push(samples::pausedCounter());
    answer(request = linked.press(Qt::Key_F12));
    CHECK(whatOf<ResumeCounter>(request).counter == three);

    linked.push(samples::closedCounter());
    QTest::keyClicks(linked.face.findChild<QLineEdit*>(), u"1031"_s);
    answer(request = linked.press(Qt::Key_F12));
    CHECK(whatOf<OpenCounter>(request).clerk.value == "1031");
}

TEST_CASE("what was chosen reaches the hall with its verb", "[counter][link]")
{
    const TicketId current{"kiosk-1-A035"};
    Linked linked;
    const auto choose = [&linked](const std::vector<Qt::Key>& keys) {
        for (std::size_t at = 0; at + 1 < keys.size(); ++at) {
            QTest::keyClick(&linked.face, keys[at]);
        }
        auto request = linked.press(keys.back());
        linked.node.say(protocol::encodeReply(request.id, nobody()));
        linked.face.answered();
        return request;
    };

    linked.push(samples::withAside(samples::servingCounter()));
    CHECK(whatOf<HoldTicket>(choose({Qt::Key_F7, Qt::Key_2})).kind == HoldKind::AwaySame);
    auto transfer = whatOf<TransferTicket>(choose({Qt::Key_F6, Qt::Key_1, Qt::Key_2}));
    CHECK(transfer.service == ServiceCode{"s1"});
    CHECK(transfer.seen == current);
    transfer = whatOf<TransferTicket>(choose({Qt::Key_F6, Qt::Key_2, Qt::Key_1}));
    CHECK(transfer.toCounter == CounterNumber{5});
    transfer = whatOf<TransferTicket>(choose({Qt::Key_F6, Qt::Key_3, Qt::Key_1}));
    CHECK(transfer.toClerk == ClerkId{"1042"});
    CHECK(whatOf<PromisePapers>(choose({Qt::Key_F8, Qt::Key_1, Qt::Key_F8})).materials ==
          std::vector<MaterialCode>{{"photo"}});

    auto idle = samples::withAside(samples::idleCounter());
    idle.policy.callGiven = true;
    linked.push(idle);
    CHECK(whatOf<ResumeTicket>(choose({Qt::Key_F7, Qt::Key_1})).ticket == TicketId{"kiosk-1-A019"});
    CHECK(whatOf<ContinueVisit>(choose({Qt::Key_F7, Qt::Key_2})).ticket ==
          TicketId{"kiosk-1-A021"});
    CHECK(whatOf<CallTicket>(choose({Qt::Key_F4, Qt::Key_1})).ticket == TicketId{"kiosk-1-A030"});
    CHECK(whatOf<CallTicket>(choose({Qt::Key_F5, Qt::Key_1, Qt::Key_1})).reason ==
          ReasonCode{"urgent"});
    CHECK(whatOf<ClosePromise>(choose({Qt::Key_F8, Qt::Key_1, Qt::Key_1})).promise ==
          PromiseId{"p1"});
    CHECK(whatOf<PauseCounter>(choose({Qt::Key_F9, Qt::Key_1})).reason == ReasonCode{"meeting"});
}

TEST_CASE("an undo names the press that it takes back", "[counter][link]")
{
    Linked linked;
    linked.push(samples::servingCounter());
    const auto finish = linked.press(Qt::Key_F3);
    linked.node.say(protocol::encodeReply(finish.id, nobody()));
    REQUIRE(QTest::qWaitFor([&] { return linked.says(u"可以撤销"_s); }));
    const auto undo = linked.press(Qt::Key_F11);
    CHECK(whatOf<UndoCommand>(undo).of == std::get<Command>(finish.ask).press.id);
}

TEST_CASE("a panel of a counter that isn't in the hall says so, and which there are",
          "[counter][link]")
{
    Linked linked;
    protocol::Refusal no = refusal(protocol::RpcError::InvalidParams);
    no.views = {"counter:1", "counter:2", "counter:5"};
    linked.node.say(protocol::encodeRefusal(linked.node.asked().back().id, no));

    REQUIRE(QTest::qWaitFor([&] { return linked.says(u"大厅没有 3 号窗口"_s); }));
    CHECK(linked.says(u"1–2、5 号窗口"_s));
    CHECK(kit::flat::overflowing(linked.face.sheet()).isEmpty());

    linked.push(samples::idleCounter());
    CHECK_FALSE(linked.says(u"大厅没有"_s));
}

TEST_CASE("what the hall answers is told on the panel", "[counter][link]")
{
    Linked linked;
    linked.push(samples::idleCounter());

    auto request = linked.press(Qt::Key_F12);
    linked.node.say(protocol::encodeReply(request.id, nobody()));
    REQUIRE(QTest::qWaitFor([&] { return linked.says(u"现在没有人在等"_s); }));

    request = linked.press(Qt::Key_F12);
    linked.node.say(protocol::encodeRefusal(
        request.id, refusal(protocol::RpcError::Rejected, Rejection::AlreadyDone)));
    REQUIRE(QTest::qWaitFor([&] { return linked.says(u"已经办过了"_s); }));

    request = linked.press(Qt::Key_F12);
    linked.node.say(protocol::encodeRefusal(request.id, refusal(protocol::RpcError::NotDurable)));
    REQUIRE(QTest::qWaitFor([&] { return linked.says(u"存不了数据，刚才的操作没有执行"_s); }));

    request = linked.press(Qt::Key_F12);
    linked.node.say(protocol::encodeRefusal(request.id, refusal(protocol::RpcError::Busy)));
    REQUIRE(QTest::qWaitFor([&] { return linked.says(u"大厅正忙"_s); }));

    request = linked.press(Qt::Key_F12);
    linked.node.say(
        protocol::encodeRefusal(request.id, refusal(protocol::RpcError::InvalidParams)));
    REQUIRE(QTest::qWaitFor([&] { return linked.says(u"大厅没有接受这一步"_s); }));
}

TEST_CASE("a node that goes away is told at once, and its return too", "[counter][link]")
{
    Linked linked;
    linked.push(samples::servingCounter());
    linked.node.hangUp();
    REQUIRE(QTest::qWaitFor([&] { return linked.says(u"未连接"_s); }));

    QTest::keyClick(&linked.face, Qt::Key_F12);
    CHECK(linked.says(u"刚才的按键没有执行"_s));

    linked.node.listen();
    REQUIRE(QTest::qWaitFor([&] { return linked.node.watches("counter:3"); }));
    linked.push(samples::idleCounter());
    CHECK(linked.says(u"已连接"_s));
    CHECK(linked.node.commands().empty());
}
