// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/settings.h"
#include "app/station/station_link.h"
#include "drivers/pad/pad_device.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace hall::station {

/// The pads of a station's counters, all of one kind, on the ports that they are plugged into; the
/// node is told how each is.
class PadLines : public QObject
{
    Q_OBJECT

public:
    using OpenPort = std::function<std::unique_ptr<port::BytePort>(const PadSettings& pad)>;

    /// `kind` names them to the node: `pad` for pad-3 at counter 3.
    PadLines(StationLink& link,
             QString kind,
             const std::vector<PadSettings>& pads,
             port::Timers& timers,
             const OpenPort& openPort);
    ~PadLines() override;

    void start();

signals:
    /// `does`: a word of the settings.
    void pressed(int counter, const std::string& does);

private:
    struct Line;

    void add(const PadSettings& pad, port::Timers& timers, const OpenPort& openPort);
    void take(const Line& line, int address, const std::string& does);
    void report(const Line& line);
    void test(const QString& device);
    [[nodiscard]] QString deviceOf(const PadSettings& pad) const;

    StationLink& m_link;
    QString m_kind;
    std::vector<std::unique_ptr<Line>> m_lines;
};

/// A keyboard that nobody else hears, or a serial line.
[[nodiscard]] PadLines::OpenPort openPadPort(port::Timers& timers);

} // namespace hall::station
