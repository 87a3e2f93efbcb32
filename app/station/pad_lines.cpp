// SPDX-License-Identifier: Apache-2.0
#include "app/station/pad_lines.h"

#include "drivers/keys/key_names.h"
#include "drivers/port/input_port.h"
#include "drivers/port/serial_port.h"

#include <algorithm>

namespace hall::station {

using namespace Qt::StringLiterals;

namespace {

/// The settings were checked: what can't be isn't there.
pad::PadSetup setupOf(const PadModel& model)
{
    pad::PadSetup setup;
    if (model.isSerial) {
        if (auto frame = pad::parsePattern(model.frame)) {
            setup.frame = *std::move(frame);
        }
    }
    for (const PadKey& key : model.keys) {
        if (!model.isSerial) {
            if (const auto code = keys::keyByName(key.key)) {
                setup.keys[*code] = key.does;
            }
        } else if (const auto byte = pad::parseByte(key.key)) {
            setup.keys[*byte] = key.does;
        }
    }
    return setup;
}

} // namespace

struct PadLines::Line
{
    Line(std::unique_ptr<port::BytePort> opened, port::Timers& timers, const pad::PadSetup& setup)
        : hasAddresses(setup.frame && setup.frame->has(pad::FramePattern::Part::Address))
        , port(std::move(opened))
        , device(*port, timers, setup)
    {
    }

    bool hasAddresses;
    std::unique_ptr<port::BytePort> port;
    pad::PadDevice device;
    std::vector<PadSettings> pads{};
};

PadLines::OpenPort openPadPort(port::Timers& timers)
{
    return [&timers](const PadSettings& pad) -> std::unique_ptr<port::BytePort> {
        const QString path = QString::fromStdString(pad.port);
        if (pad.model.isSerial) {
            return std::make_unique<port::SerialPort>(
                port::SerialSettings{.path = path, .baud = pad.model.baud}, timers);
        }
        return std::make_unique<port::InputPort>(path, timers);
    };
}

PadLines::PadLines(StationLink& link,
                   QString kind,
                   const std::vector<PadSettings>& pads,
                   port::Timers& timers,
                   const OpenPort& openPort)
    : m_link(link)
    , m_kind(std::move(kind))
{
    for (const PadSettings& pad : pads) {
        add(pad, timers, openPort);
    }
    connect(&link, &StationLink::testAsked, this, &PadLines::test);
}

PadLines::~PadLines() = default;

void PadLines::add(const PadSettings& pad, port::Timers& timers, const OpenPort& openPort)
{
    auto found = std::ranges::find_if(
        m_lines, [&](const auto& line) { return line->pads.front().port == pad.port; });
    if (found == m_lines.end()) {
        auto line = std::make_unique<Line>(openPort(pad), timers, setupOf(pad.model));
        connect(&line->device,
                &pad::PadDevice::pressed,
                this,
                [this, at = line.get()](int address, const std::string& does) {
                    take(*at, address, does);
                });
        connect(&line->device, &pad::PadDevice::stateChanged, this, [this, at = line.get()] {
            report(*at);
        });
        found = m_lines.insert(m_lines.end(), std::move(line));
    }
    (*found)->pads.push_back(pad);
}

void PadLines::start()
{
    for (const auto& line : m_lines) {
        line->device.start();
    }
}

void PadLines::take(const Line& line, int address, const std::string& does)
{
    for (const PadSettings& pad : line.pads) {
        if (!line.hasAddresses || pad.address == address) {
            emit pressed(pad.counter, does);
        }
    }
}

QString PadLines::deviceOf(const PadSettings& pad) const
{
    return u"%1-%2"_s.arg(m_kind).arg(pad.counter);
}

void PadLines::report(const Line& line)
{
    const QString word = QString::fromLatin1(pad::wordOf(line.device.state()));
    if (!word.isEmpty()) {
        for (const PadSettings& pad : line.pads) {
            m_link.reportDevice(deviceOf(pad), word);
        }
    }
}

void PadLines::test(const QString& device)
{
    for (const auto& line : m_lines) {
        if (std::ranges::any_of(line->pads,
                                [&](const auto& pad) { return deviceOf(pad) == device; })) {
            line->device.lookAgain();
            report(*line);
        }
    }
}

} // namespace hall::station
