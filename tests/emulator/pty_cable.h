// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/device_link.h"
#include "drivers/port/byte_port.h"
#include "drivers/port/timers.h"

#include <catch2/catch.hpp>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <functional>

namespace hall::test {

/// A real pseudo-terminal between an emulated device and a driver's port, that comes out after so
/// many bytes. Time is moved by hand, and only while nothing is on the way.
class PtyCable
{
public:
    PtyCable()
    {
        REQUIRE(m_link.plug());
    }

    /// Where the driver's port finds it.
    [[nodiscard]] QString path() const
    {
        return m_path;
    }

    /// Counted in both directions.
    void pullAfter(qsizetype bytes)
    {
        m_pullAfter = bytes;
    }

    template <class Device>
    void join(Device& device, port::BytePort& line)
    {
        m_line = &line;
        m_drop = [&device] { device.dropWire(); };
        QObject::connect(&line, &port::BytePort::sent, &m_link, [this](const QByteArray& bytes) {
            m_toDevice += bytes.size();
        });
        QObject::connect(&m_link,
                         &emulator::DeviceLink::received,
                         &line,
                         [this, &device](const QByteArray& bytes) {
                             m_toDevice -= bytes.size();
                             device.receive(let(bytes));
                         });
        QObject::connect(&device, &Device::replied, &line, [this, &line](const QByteArray& bytes) {
            const QByteArray through = let(bytes);
            // A port that isn't open yet throws away what was said before.
            m_toHost += line.isOpen() ? through.size() : 0;
            m_link.send(through);
        });
        QObject::connect(
            &line, &port::BytePort::received, &m_link, [this](const QByteArray& bytes) {
                m_toHost = std::max<qsizetype>(0, m_toHost - bytes.size());
            });
    }

    /// Moves time until it is so; false when it isn't within a deadline that only a broken test
    /// meets. Doesn't sleep as waitFor does: what is on the way is there at once.
    [[nodiscard]] bool until(const std::function<bool()>& isSo)
    {
        for (QDeadlineTimer deadline{20000}; !deadline.hasExpired();) {
            QCoreApplication::processEvents();
            if (isOnTheWay()) {
                continue;
            }
            if (!m_isOut && m_crossed == m_pullAfter) {
                m_isOut = true;
                m_drop();
                m_link.unplug();
            }
            if (isSo()) {
                return true;
            }
            timers.advance(port::milliseconds{10});
        }
        return false;
    }

    void putBack()
    {
        m_pullAfter = never;
        m_isOut = false;
        m_toDevice = 0;
        m_toHost = 0;
        REQUIRE(m_link.plug());
    }

    [[nodiscard]] bool isOut() const
    {
        return m_isOut;
    }

    /// The port has noticed.
    [[nodiscard]] bool isMissed() const
    {
        return m_isOut && !m_line->isOpen();
    }

    [[nodiscard]] qsizetype crossed() const
    {
        return m_crossed;
    }

    port::HandTimers timers;

private:
    static constexpr qsizetype never = -1;

    [[nodiscard]] bool isOnTheWay() const
    {
        return !m_isOut && m_line->isOpen() && (m_toDevice > 0 || m_toHost > 0);
    }

    /// What of it gets through before the cable comes out.
    QByteArray let(const QByteArray& bytes)
    {
        QByteArray through = m_pullAfter == never ? bytes : bytes.left(m_pullAfter - m_crossed);
        m_crossed += through.size();
        return through;
    }

    QTemporaryDir m_dir;
    QString m_path = m_dir.filePath(QStringLiteral("device"));
    emulator::PtyLink m_link{m_path};
    port::BytePort* m_line = nullptr;
    std::function<void()> m_drop;
    qsizetype m_pullAfter = never;
    qsizetype m_crossed = 0;
    qsizetype m_toDevice = 0; ///< on the way
    qsizetype m_toHost = 0;
    bool m_isOut = false;
};

/// A scene is a driver on a real port with its device: `begin` uses it, as does `again` when the
/// cable is back, `isDone` when what was wanted last has come about.
template <class Scene>
void pullAtEveryTwentiethByte()
{
    constexpr qsizetype step = 20; // the benches without a cable pull at each
    qsizetype all = 0;
    {
        Scene scene;
        scene.begin();
        REQUIRE(scene.cable.until([&] { return scene.isDone(); }));
        all = scene.cable.crossed();
    }
    const qsizetype first = 1 + static_cast<qsizetype>(Catch::rngSeed() % step);
    REQUIRE(first < all);
    for (qsizetype at = first; at < all; at += step) {
        INFO("pulled after " << at << " of " << all << " bytes");
        Scene scene;
        scene.cable.pullAfter(at);
        scene.begin();
        REQUIRE(scene.cable.until([&] { return scene.cable.isMissed() && scene.isOffline(); }));
        scene.cable.putBack();
        scene.again();
        REQUIRE(scene.cable.until([&] { return scene.isDone(); }));
        scene.check();
    }
}

} // namespace hall::test
