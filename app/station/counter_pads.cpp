// SPDX-License-Identifier: Apache-2.0
#include "app/station/counter_pads.h"

#include "app/client/command_id.h"
#include "app/core/rejection.h"

#include <algorithm>
#include <array>

namespace hall::station {

using namespace Qt::StringLiterals;
using protocol::CounterState;

namespace {

struct Method
{
    std::string_view does;
    const char* name;
};

/// Those that need nothing but the ticket that was seen.
constexpr std::array methods{Method{"next", "counter.next"},
                             Method{"recall", "counter.recall"},
                             Method{"start", "counter.start"},
                             Method{"finish", "counter.finish"},
                             Method{"no_show", "counter.noShow"},
                             Method{"uncall", "counter.uncall"},
                             Method{"pause", "counter.pause"}};

constexpr std::string_view next = "next";

} // namespace

struct CounterPads::Desk
{
    Desk(const PadSettings& pad, port::Timers& timers)
        : counter(pad.counter)
        , clerk(QString::fromStdString(pad.clerk))
        , viewIsDue(timers)
    {
    }

    int counter;
    QString clerk;
    std::optional<protocol::CounterView> view{}; ///< newest of this link
    bool isBusy = false;                         ///< a press is not through yet
    std::int64_t answeredAt = 0;                 ///< seq of the answer, once it is there
    port::Alarm viewIsDue;
    std::optional<port::milliseconds> lastNext{};
    QString last{}; ///< id of the last press, which an undo takes back
};

struct CounterPads::Asked
{
    QString method;
    QJsonObject params;
    bool calls = false;
};

CounterPads::CounterPads(client::HallClient& client,
                         PadLines& lines,
                         const std::vector<PadSettings>& pads,
                         port::Timers& timers,
                         QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_timers(timers)
{
    for (const PadSettings& pad : pads) {
        m_desks.push_back(std::make_unique<Desk>(pad, timers));
        client.watch(u"counter:%1"_s.arg(pad.counter));
    }
    connect(&lines, &PadLines::pressed, this, &CounterPads::press);
    connect(&client, &client::HallClient::viewChanged, this, &CounterPads::takeView);
    connect(&client, &client::HallClient::unlinked, this, [this] {
        for (const auto& desk : m_desks) {
            desk->view.reset();
        }
    });
}

CounterPads::~CounterPads() = default;

void CounterPads::takeView(const protocol::AnyView& view)
{
    const auto* counter = std::get_if<protocol::CounterView>(&view);
    if (counter == nullptr) {
        return;
    }
    for (const auto& desk : m_desks) {
        if (desk->counter == counter->counter) {
            desk->view = *counter;
            if (desk->answeredAt != 0 && counter->stamp.seq >= desk->answeredAt) {
                desk->isBusy = false;
                desk->viewIsDue.stop();
            }
        }
    }
}

void CounterPads::press(int counter, const std::string& does)
{
    const auto found =
        std::ranges::find(m_desks, counter, [](const auto& desk) { return desk->counter; });
    if (found == m_desks.end() || (*found)->isBusy || !(*found)->view || !m_client.isLinked()) {
        return;
    }
    if (const auto asked = askedBy(**found, does)) {
        send(**found, *asked);
    }
}

/// Nothing: the key has no say now.
std::optional<CounterPads::Asked> CounterPads::askedBy(const Desk& desk,
                                                       const std::string& does) const
{
    const QJsonObject counter{{u"counter"_s, desk.counter}};
    const CounterState state = desk.view->state;
    if (state == CounterState::Closed) {
        if (does != next || desk.clerk.isEmpty()) {
            return std::nullopt;
        }
        return Asked{.method = u"counter.open"_s,
                     .params = {{u"counter"_s, desk.counter}, {u"clerk"_s, desk.clerk}}};
    }
    if (does == "undo") {
        return desk.last.isEmpty() ? std::nullopt
                                   : std::optional(Asked{.method = u"command.undo"_s,
                                                         .params = {{u"of"_s, desk.last}}});
    }
    if (does == "pause" && state == CounterState::Paused) {
        return Asked{.method = u"counter.resume"_s, .params = counter};
    }
    const auto* method = std::ranges::find(methods, does, &Method::does);
    const bool isAgain =
        does == next && desk.lastNext && m_timers.now() - *desk.lastNext < nextAgainAfter;
    if (method == methods.end() || isAgain) {
        return std::nullopt;
    }
    const auto& current = desk.view->current;
    return Asked{.method = QString::fromLatin1(method->name),
                 .params = {{u"counter"_s, desk.counter},
                            {u"seen"_s,
                             current ? QJsonValue(QString::fromStdString(current->id.value))
                                     : QJsonValue()}},
                 .calls = does == next};
}

void CounterPads::send(Desk& desk, const Asked& asked)
{
    desk.isBusy = true;
    desk.answeredAt = 0;
    const QString id = client::makeCommandId();
    desk.last = asked.method == u"command.undo" ? QString() : id;
    m_client.commandWithId(
        id, asked.method, asked.params, [this, &desk, calls = asked.calls](const auto& reply) {
            answered(desk, calls, reply);
        });
}

void CounterPads::answered(Desk& desk,
                           bool called,
                           const Result<protocol::TicketReply, protocol::Refusal>& reply)
{
    if (!reply) {
        const auto& rejection = reply.error().rejection;
        qInfo("counter %d: what was pressed on the pad was refused: %s",
              desk.counter,
              rejection ? std::string(toText(*rejection)).c_str() : reply.error().message.c_str());
        desk.isBusy = false;
        return;
    }
    if (called && reply->ticket) {
        desk.lastNext = m_timers.now();
    }
    desk.answeredAt = reply->seq;
    desk.isBusy = !desk.view || desk.view->stamp.seq < reply->seq;
    if (desk.isBusy) {
        desk.viewIsDue.set(viewComesWithin, [&desk] { desk.isBusy = false; });
    }
}

} // namespace hall::station
