// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/keys/key_records.h"
#include "drivers/pad/pad_frames.h"
#include "drivers/port/byte_port.h"
#include "drivers/port/timers.h"

#include <QObject>

#include <map>

namespace hall::pad {

enum class PadState {
    Closed,
    Opening, // for the first time; nothing is known yet
    Ready,
    Noise,   // what comes is of no frame: a wrong baud rate, a wrong pattern or a broken cable
    Taken,   // another program has the keyboard
    Offline, // no cable, no such device
};

/// The closed word that is reported and shown; empty while nothing is known.
[[nodiscard]] const char* wordOf(PadState state);

/// How a pad speaks, and what its keys do.
struct PadSetup
{
    /// None: a keyboard.
    std::optional<FramePattern> frame = {};
    /// By the kernel's code of the key, or by the byte in the frame; what a key does is the
    /// caller's word.
    std::map<std::uint16_t, std::string> keys;
};

/// The pads on one port: a keyboard, or a line with one or several.
///
/// A key that bounces, is held down or whose frame comes twice is one press.
class PadDevice : public QObject
{
    Q_OBJECT

public:
    static constexpr port::milliseconds bounce{200};
    static constexpr port::milliseconds silence{100}; ///< ends a frame that didn't go on
    static constexpr port::milliseconds noiseLasts{60000};
    static constexpr std::size_t noiseBytes = 16; ///< of no frame, without one between them

    PadDevice(port::BytePort& port,
              port::Timers& timers,
              PadSetup setup,
              QObject* parent = nullptr);

    void start();
    /// Somebody wants to know whether it is there.
    void lookAgain();

    [[nodiscard]] PadState state() const
    {
        return m_state;
    }

signals:
    /// `address` is 0 for a keyboard and where frames have none.
    void pressed(int address, const std::string& does);
    void stateChanged();

private:
    void bytesReceived(const QByteArray& bytes);
    void takeKeys(std::string_view records);
    void takeFrames(const std::vector<PadPress>& presses);
    void press(int address, std::uint16_t key);
    void noteSkipped(bool hadFrame);
    void forget();
    void become(PadState next);

    port::BytePort& m_port;
    port::Timers& m_timers;
    PadSetup m_setup;
    keys::KeyRecords m_records;
    PadFrames m_frames;
    port::Alarm m_silence;
    port::Alarm m_quiet; // the end of noise
    std::size_t m_skipped = 0;
    std::map<std::pair<int, std::string>, port::milliseconds> m_lastPress;
    PadState m_state = PadState::Closed;
};

} // namespace hall::pad
