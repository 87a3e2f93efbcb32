// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/panel_line.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace hall::led {

namespace {

constexpr milliseconds never = milliseconds::max();

} // namespace

PanelLine::PanelLine(
    port::BytePort& port, port::Timers& timers, PanelFormat format, PanelPace pace, QObject* parent)
    : StripLine(parent)
    , m_port(port)
    , m_timers(timers)
    , m_format(std::move(format))
    , m_pace(pace)
    , m_reply(timers)
    , m_next(timers)
{
    connect(&m_port, &port::BytePort::opened, this, &PanelLine::portOpened);
    connect(&m_port, &port::BytePort::lost, this, &PanelLine::portLost);
    connect(&m_port, &port::BytePort::received, this, &PanelLine::bytesReceived);
}

void PanelLine::addCard(Address id)
{
    m_panels.emplace(id, Panel{});
}

void PanelLine::start()
{
    m_port.open();
}

void PanelLine::stop()
{
    m_reply.stop();
    m_next.stop();
    m_asked.reset();
    m_port.close();
}

void PanelLine::show(Address id, const StripFace& face, bool anew)
{
    Panel& panel = m_panels.at(id);
    if (panel.hasFace && panel.face == face && !anew) {
        return;
    }
    panel.face = face;
    panel.hasFace = true;
    panel.faceSince = m_timers.now();
    panel.left = doesAnswer() ? 1 : m_pace.times;
    // One that is silent is asked in its turn, whatever it should show.
    if (panel.state.condition != CardCondition::Offline) {
        panel.due = m_timers.now();
    }
    work();
}

void PanelLine::portOpened()
{
    for (auto& [id, panel] : m_panels) {
        panel.silences = 0;
        panel.left = doesAnswer() ? 1 : m_pace.times;
        panel.due = m_timers.now();
        if (!doesAnswer()) {
            become(id, CardCondition::OneWay, {});
        }
    }
    work();
}

void PanelLine::portLost(const QString& reason)
{
    m_reply.stop();
    m_next.stop();
    m_asked.reset();
    for (auto& [id, panel] : m_panels) {
        become(id, CardCondition::Offline, reason.toStdString());
    }
}

void PanelLine::bytesReceived(const QByteArray& bytes)
{
    // What comes while the frame still leaves is no answer to it.
    if (!m_asked || m_timers.now() < m_onWire) {
        return;
    }
    m_heard.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (m_heard.size() > PanelFormat::answerBytesMax) {
        m_heard.erase(0, m_heard.size() - PanelFormat::answerBytesMax);
    }
    if (m_format.isAnswered(*m_asked, m_heard)) {
        answered(*m_asked);
    }
}

/// Sends what is due and most urgent, or sleeps until something is.
void PanelLine::work()
{
    if (m_asked || !m_port.isOpen()) {
        return;
    }
    const milliseconds now = m_timers.now();
    milliseconds wake = never;
    if (now < m_quietUntil) {
        wake = m_quietUntil;
    } else if (const auto id = next(now, wake)) {
        send(*id);
        return;
    }
    if (wake != never) {
        m_next.set(wake - now, [this] { work(); });
    }
}

/// News before repetitions, those who listen before those who don't, whoever waits longest.
std::optional<Address> PanelLine::next(milliseconds now, milliseconds& wake) const
{
    const auto rank = [this](Address id, const Panel& panel) {
        const int times = doesAnswer() ? 1 : m_pace.times;
        return std::tuple{panel.silences, panel.left == 0, times - panel.left, panel.faceSince, id};
    };
    std::optional<Address> best;
    for (const auto& [id, panel] : m_panels) {
        if (!panel.hasFace) {
            continue;
        }
        if (panel.due > now) {
            wake = std::min(wake, panel.due);
        } else if (!best || rank(id, panel) < rank(*best, m_panels.at(*best))) {
            best = id;
        }
    }
    return best;
}

void PanelLine::send(Address id)
{
    m_next.stop();
    Panel& panel = m_panels.at(id);
    const milliseconds now = m_timers.now();
    const std::string bytes = m_format.frame(id, textOf(panel.face));
    const milliseconds leaves = wireTime(bytes.size());
    panel.sent = panel.face;
    m_heard.clear();
    m_quietUntil = now + leaves + m_pace.gap;
    if (doesAnswer()) {
        m_asked = id;
        m_onWire = now + leaves * 9 / 10;
        m_reply.set(leaves + wireTime(PanelFormat::answerBytesMax / 2) + m_pace.answerWithin,
                    [this] { overdue(); });
        m_port.send(QByteArray::fromStdString(bytes));
        return;
    }
    panel.left = std::max(0, panel.left - 1);
    panel.due = panel.left > 0 ? m_quietUntil : now + againEvery;
    m_port.send(QByteArray::fromStdString(bytes));
    isShown(id, panel);
    work();
}

void PanelLine::answered(Address id)
{
    m_reply.stop();
    m_asked.reset();
    m_quietUntil = m_timers.now() + m_pace.gap;
    Panel& panel = m_panels.at(id);
    panel.silences = 0;
    const bool isNewest = panel.sent == panel.face;
    panel.left = isNewest ? 0 : 1;
    panel.due = isNewest ? m_timers.now() + againEvery : m_timers.now();
    become(id, CardCondition::Ready, {});
    isShown(id, panel);
    work();
}

void PanelLine::overdue()
{
    if (!m_asked) {
        return;
    }
    const Address id = *m_asked;
    m_asked.reset();
    Panel& panel = m_panels.at(id);
    panel.silences = std::min(panel.silences + 1, silencesMax);
    if (panel.silences == silencesMax) {
        panel.due = m_timers.now() + againToDead;
        become(id, CardCondition::Offline, "the panel doesn't answer");
    }
    work();
}

void PanelLine::isShown(Address id, Panel& panel)
{
    if (!panel.shown || panel.shown->face != panel.sent) {
        panel.shown = ShownFace{.face = panel.sent, .since = m_timers.now()};
    }
    if (panel.sent == panel.face) {
        emit shown(id);
    }
}

void PanelLine::become(Address id, CardCondition condition, const std::string& detail)
{
    CardState& state = m_panels.at(id).state;
    const bool isNew = state.condition != condition;
    state = {
        .condition = condition, .since = isNew ? m_timers.now() : state.since, .detail = detail};
    if (isNew) {
        emit stateChanged(id);
    }
}

milliseconds PanelLine::wireTime(std::size_t bytes) const
{
    constexpr int bitsPerByte = 10;
    return m_pace.baud == 0
               ? milliseconds{0}
               : milliseconds(static_cast<int>(bytes) * bitsPerByte * 1000 / m_pace.baud);
}

} // namespace hall::led
