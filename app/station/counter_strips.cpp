// SPDX-License-Identifier: Apache-2.0
#include "app/station/counter_strips.h"

#include "app/core/assert.h"
#include "app/station/strip_light.h"
#include "app/station/strip_words.h"
#include "drivers/led/led_bus.h"
#include "drivers/led/panel_line.h"
#include "drivers/port/serial_port.h"
#include "drivers/port/tcp_port.h"

#include <algorithm>
#include <utility>

namespace hall::station {

using namespace Qt::StringLiterals;
using port::milliseconds;
using protocol::CounterSign;

namespace {

constexpr milliseconds lookEvery{1000};

QString deviceOf(int counter)
{
    return u"led-%1"_s.arg(counter);
}

/// Which call of which ticket stands on a strip; a recall is another.
using CallKey = std::pair<std::string, int>;

CallKey keyOf(const CounterSign& sign)
{
    const auto& call = sign.current;
    return call && call->state == TicketState::Called ? CallKey{call->ticket.value, call->calls}
                                                      : CallKey{};
}

} // namespace

struct CounterStrips::Line
{
    std::string address;
    std::unique_ptr<port::BytePort> port;
    std::unique_ptr<led::StripLine> bus;
    int strips = 0;
};

struct CounterStrips::Strip
{
    Strip(LedSettings led, Line& itsLine, port::Timers& timers)
        : settings(std::move(led))
        , line(itsLine)
        , flashing(timers)
        , testing(timers)
    {
    }

    [[nodiscard]] led::Address card() const
    {
        return static_cast<led::Address>(settings.card);
    }

    LedSettings settings;
    Line& line;
    std::optional<CounterSign> sign{}; ///< newest of the node; none: not heard of yet, or no more
    CallKey call{};
    int flashesLeft = 0;
    port::Alarm flashing;
    port::Alarm testing; ///< set: the test stands on it
};

bool isSocket(const std::string& address)
{
    return !address.starts_with('/') && address.find(':') != std::string::npos;
}

CounterStrips::OpenLine openLedLine(port::Timers& timers)
{
    return [&timers](const std::string& address, int baud) -> std::unique_ptr<port::BytePort> {
        const QString text = QString::fromStdString(address);
        if (baud == 0) {
            const qsizetype colon = text.lastIndexOf(u':');
            return std::make_unique<port::TcpPort>(
                port::TcpAddress{text.left(colon), text.mid(colon + 1).toUShort()}, timers);
        }
        return std::make_unique<port::SerialPort>(port::SerialSettings{text, baud}, timers);
    };
}

CounterStrips::CounterStrips(StationLink& link,
                             const Strips& strips,
                             port::Timers& timers,
                             const OpenLine& openLine,
                             QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_timers(timers)
    , m_previews(link, timers)
    , m_brightness(strips.brightness)
    , m_look(timers)
    , m_lastHeard(timers.now())
{
    for (const LedSettings& led : strips.leds) {
        addStrip(led, timers, openLine);
    }
    connect(&m_link, &StationLink::viewChanged, this, &CounterStrips::viewChanged);
    connect(&m_link, &StationLink::testAsked, this, &CounterStrips::test);
}

CounterStrips::~CounterStrips() = default;

void CounterStrips::addStrip(const LedSettings& led, port::Timers& timers, const OpenLine& openLine)
{
    auto found = std::ranges::find(m_lines, led.address, [](const auto& l) { return l->address; });
    if (found == m_lines.end()) {
        const int baud = isSocket(led.address) ? 0 : led.baud;
        auto line = std::make_unique<Line>();
        line->address = led.address;
        line->port = openLine(led.address, baud);
        line->bus = openBus(*line->port, timers, led);
        connect(line->bus.get(),
                &led::StripLine::stateChanged,
                this,
                [this, at = line.get()](quint16 card) { cardChanged(*at, card); });
        connect(line->bus.get(),
                &led::StripLine::shown,
                this,
                [this, at = line.get()](quint16 card) { cardShows(*at, card); });
        found = m_lines.insert(m_lines.end(), std::move(line));
    }
    Line& line = **found;
    line.strips++;
    line.bus->addCard(static_cast<led::Address>(led.card));
    m_strips.push_back(std::make_unique<Strip>(led, line, timers));
}

/// Panels whose frames can't be made never get here: the settings are checked.
std::unique_ptr<led::StripLine>
CounterStrips::openBus(port::BytePort& port, port::Timers& timers, const LedSettings& led)
{
    const int baud = isSocket(led.address) ? 0 : led.baud;
    if (led.panel) {
        const PanelSettings& panel = *led.panel;
        auto format = led::PanelFormat::parse({.frame = panel.frame,
                                               .codec = panel.codec,
                                               .textBytes = panel.textBytes,
                                               .pad = panel.pad,
                                               .escapes = panel.escapes,
                                               .answer = panel.answer});
        HALL_ASSERT(format.has_value());
        return std::make_unique<led::PanelLine>(
            port,
            timers,
            std::move(*format),
            led::PanelPace{.baud = baud,
                           .answerWithin = milliseconds{panel.answerMs},
                           .gap = milliseconds{panel.gapMs},
                           .times = panel.times});
    }
    auto bus = std::make_unique<led::LedBus>(port, timers, baud);
    bus->setClock([this] { return localNow(); });
    return bus;
}

void CounterStrips::start()
{
    m_lastHeard = m_timers.now();
    for (const auto& line : m_lines) {
        line->bus->start();
    }
    if (m_link.isOurs()) {
        viewChanged();
    }
    look();
}

QString CounterStrips::preview(int counter) const
{
    const auto found = std::ranges::find(
        m_strips, counter, [](const auto& strip) { return strip->settings.counter; });
    return found == m_strips.end()
               ? QString()
               : QString::fromStdString((*found)->line.bus->preview((*found)->card()));
}

bool CounterStrips::isHeard() const
{
    return m_link.isOurs() && m_link.silence() < lostAfter;
}

/// A strip that went on showing an old call would send people to a counter that waits for others.
void CounterStrips::look()
{
    m_look.set(lookEvery, [this] { look(); });
    lookAtLight();
    if (isHeard()) {
        m_lastHeard = m_timers.now();
        if (m_isLost) {
            viewChanged();
        }
        return;
    }
    if (m_isLost || m_timers.now() - m_lastHeard < lostAfter) {
        return;
    }
    m_isLost = true;
    for (const auto& strip : m_strips) {
        strip->flashesLeft = 0;
        strip->flashing.stop();
        strip->call = {};
        present(*strip);
    }
}

std::optional<led::LocalMoment> CounterStrips::localNow() const
{
    return m_seenAt ? std::optional{localMoment(*m_seenAt + (m_timers.now() - m_seen))}
                    : std::nullopt;
}

void CounterStrips::lookAtLight()
{
    if (const auto moment = localNow()) {
        for (const auto& line : m_lines) {
            line->bus->setLight(lightAt(m_brightness, *moment));
        }
    }
}

void CounterStrips::viewChanged()
{
    m_isLost = false;
    m_lastHeard = m_timers.now();
    m_seenAt = m_link.view().stamp.at;
    m_seen = m_timers.now();
    for (const CounterSign& sign : m_link.view().counters) {
        for (const auto& strip : m_strips) {
            if (strip->settings.counter == sign.counter) {
                takeSign(*strip, sign);
            }
        }
    }
}

void CounterStrips::takeSign(Strip& strip, const CounterSign& sign)
{
    const bool isNew = keyOf(sign) != std::exchange(strip.call, keyOf(sign));
    strip.sign = sign;
    if (!isNew) {
        present(strip);
        return;
    }
    strip.flashing.stop();
    strip.flashesLeft = 0;
    // One that was called a while ago, before a restart of ours, isn't news.
    const bool isFresh = !strip.call.first.empty() &&
                         m_link.view().stamp.at - sign.current->calledAt < flashes * flashEvery;
    if (isFresh && strip.line.strips == 1 && !strip.settings.panel) {
        strip.flashesLeft = flashes;
        strip.flashing.set(flashEvery, [this, &strip] { flash(strip); });
    }
    present(strip, isFresh);
}

void CounterStrips::flash(Strip& strip)
{
    strip.flashesLeft--;
    if (strip.flashesLeft > 0) {
        strip.flashing.set(flashEvery, [this, &strip] { flash(strip); });
    }
    present(strip);
}

void CounterStrips::present(Strip& strip, bool anew) const
{
    if (strip.testing.isSet()) {
        return;
    }
    const Name name = strip.sign ? strip.sign->name : Name{};
    const bool isDark = strip.flashesLeft % 2 == 1;
    const led::StripFace face = m_isLost || !strip.sign ? nameFace(name, strip.settings)
                                : isDark                ? darkFace(strip.settings)
                                                        : faceOf(*strip.sign, strip.settings);
    strip.line.bus->show(strip.card(), face, anew);
}

void CounterStrips::test(const QString& device)
{
    for (const auto& strip : m_strips) {
        if (deviceOf(strip->settings.counter) != device) {
            continue;
        }
        const Name name = strip->sign ? strip->sign->name : Name{};
        strip->line.bus->show(strip->card(), testFace(name, strip->settings), true);
        strip->testing.set(testFor, [this, &strip = *strip] { present(strip); });
    }
}

CounterStrips::Strip* CounterStrips::stripOf(const Line& line, led::Address card) const
{
    const auto found = std::ranges::find_if(m_strips, [&](const auto& strip) {
        return &strip->line == &line && strip->card() == card;
    });
    return found == m_strips.end() ? nullptr : found->get();
}

void CounterStrips::cardChanged(const Line& line, led::Address card)
{
    if (const Strip* strip = stripOf(line, card)) {
        const led::CardState& state = line.bus->state(card);
        const QString device = deviceOf(strip->settings.counter);
        qInfo("station %s: %s is %s%s%s",
              qPrintable(m_link.name()),
              qPrintable(device),
              wordOf(state.condition),
              state.detail.empty() ? "" : ": ",
              state.detail.c_str());
        m_link.reportDevice(device, QString::fromLatin1(wordOf(state.condition)));
    }
}

/// The dark half of a flash says nothing.
void CounterStrips::cardShows(const Line& line, led::Address card)
{
    const Strip* strip = stripOf(line, card);
    const auto& shown = line.bus->lastShown(card);
    if (strip != nullptr && shown && shown->face != darkFace(strip->settings)) {
        m_previews.note(
            deviceOf(strip->settings.counter), strip->settings, *shown, line.bus->doesAnswer());
    }
}

} // namespace hall::station
