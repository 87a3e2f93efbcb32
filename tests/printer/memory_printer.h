// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/memory_port.h"
#include "drivers/printer/printer_device.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace hall::printer {

/// The far end of a MemoryPort as a script: answers to DLE EOT by number, fences as told.
class MemoryPrinter
{
public:
    explicit MemoryPrinter(port::MemoryPort& port)
        : m_port(port)
    {
        QObject::connect(
            &port, &port::MemoryPort::arrived, &port, [this](const QByteArray& b) { arrived(b); });
    }

    std::map<int, int> status{{1, 0x12}, {2, 0x12}, {3, 0x12}, {4, 0x12}};
    bool isSilent = false;
    bool answersProcessId = true;
    bool answersQueued = true;
    std::string all;

    [[nodiscard]] std::size_t tickets() const
    {
        return count("\x1D\x28\x48") + count(queuedFence);
    }

    [[nodiscard]] std::size_t count(const std::string& what) const
    {
        std::size_t found = 0;
        for (auto at = all.find(what); at != std::string::npos; at = all.find(what, at + 1)) {
            found++;
        }
        return found;
    }

private:
    static constexpr const char* queuedFence = "\x1D\x72\x01\x1D\x72\x01";

    void arrived(const QByteArray& bytes)
    {
        const std::string text = bytes.toStdString();
        all += text;
        if (isSilent) {
            return;
        }
        if (text.size() == 3 && text.starts_with("\x10\x04")) {
            reply(std::string(1, static_cast<char>(status[text[2]])));
        }
        const auto id = text.find("\x1D\x28\x48");
        if (id != std::string::npos && answersProcessId) {
            reply("\x37\x22" + text.substr(id + 7, 4) + std::string(1, '\0'));
        }
        if (text.ends_with(queuedFence) && answersQueued) {
            reply(std::string(2, '\0'));
        }
    }

    void reply(const std::string& bytes)
    {
        m_port.deliver(QByteArray::fromStdString(bytes));
    }

    port::MemoryPort& m_port;
};

/// A device on a scripted printer, its outcomes as text: "printed 7", "doubtful 7 PaperOut".
struct MemoryBench
{
    explicit MemoryBench(const char* profile = "epson80")
        : device(port, timers, profileByName(profile).value(), {})
    {
        QObject::connect(&device, &PrinterDevice::printed, &device, [this](quint64 job) {
            outcomes.push_back("printed " + std::to_string(job));
        });
        QObject::connect(
            &device, &PrinterDevice::doubtful, &device, [this](quint64 job, Trouble why) {
                outcomes.push_back("doubtful " + std::to_string(job) + " " + nameOf(why));
            });
        QObject::connect(
            &device, &PrinterDevice::refused, &device, [this](quint64 job, Trouble why) {
                outcomes.push_back("refused " + std::to_string(job) + " " + nameOf(why));
            });
        QObject::connect(&device, &PrinterDevice::fenceFellBack, &device, [this] { fallBacks++; });
    }

    void makeReady()
    {
        device.start();
        timers.advance(port::milliseconds{10000});
    }

    port::HandTimers timers;
    port::MemoryPort port;
    MemoryPrinter printer{port};
    PrinterDevice device;
    std::vector<std::string> outcomes;
    int fallBacks = 0;
};

} // namespace hall::printer
