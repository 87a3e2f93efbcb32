// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/device_link.h"

#include <QObject>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace hall::emulator {

/// What every emulated device is told alike, as words: fault NAME[@BYTES], faults off, unplug,
/// plug, quit. Its cable is in from the start.
class CommonWords : public QObject
{
    Q_OBJECT

public:
    struct Device
    {
        /// A sentence where there is no such fault.
        std::function<std::optional<std::string>(std::string_view)> startFault;
        std::function<void()> endFaults;
        std::function<void()> dropWire;
    };

    /// `parse` reads a fault of the device.
    template <class Emulated, class Parse>
    CommonWords(Emulated& device, DeviceLink& link, Parse parse)
        : CommonWords(
              link,
              {.startFault = [&device, parse](std::string_view name) -> std::optional<std::string> {
                   const auto fault = parse(name);
                   if (!fault) {
                       return fault.error();
                   }
                   device.start(*fault);
                   return std::nullopt;
               },
               .endFaults = [&device] { device.endFaults(); },
               .dropWire = [&device] { device.dropWire(); }})
    {
        connect(&device, &Emulated::unplugged, this, &CommonWords::unplug);
    }

    /// The line to answer with, which begins with "ok" or "error"; nothing where these words are
    /// the device's own.
    [[nodiscard]] std::optional<QString> run(const QString& line);

    /// For the sentence that names all words, after the device's own.
    static const QString& names();

signals:
    void quitAsked();

private:
    CommonWords(DeviceLink& link, Device device);

    QString fault(const QString& name);
    QString unplug();
    QString plug();

    DeviceLink& m_link;
    Device m_device;
    bool m_isPlugged = true;
};

} // namespace hall::emulator
