// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/child_program.h"
#include "drivers/voice/sound_out.h"

#include <QString>

#include <deque>

namespace hall::voice {

struct LoudspeakerSettings
{
    QString program;  ///< `paihao-media`
    QString device;   ///< name of a sound output; empty: the default
    int volume = 100; ///< percent
    int rate = 22050;
};

/// The machine's sound output, played by a child process: what happens to sound servers and their
/// libraries happens there. The child is started again when it dies or hangs.
///
/// To the child's standard input go `play ID BYTES` lines, each followed by so many bytes of
/// samples; from its standard output comes a JSON object a line, `{"event": "first", "id": 7}`.
class Loudspeaker : public SoundOut
{
    Q_OBJECT

public:
    Loudspeaker(const LoudspeakerSettings& settings,
                port::Timers& timers,
                QObject* parent = nullptr);

    void start()
    {
        m_child.start();
    }

    [[nodiscard]] OutState state() const override
    {
        return m_state;
    }

    [[nodiscard]] int rate() const override
    {
        return m_rate;
    }

    void play(std::uint64_t id, const Pcm& sound) override;

    /// 0: none runs.
    [[nodiscard]] qint64 child() const
    {
        return m_child.id();
    }

    /// Beyond the length of what is under way, until the child is taken for hanging. Sound servers
    /// without hardware keep poor time.
    static constexpr std::chrono::seconds patience{20};

private:
    struct Playing
    {
        std::uint64_t id = 0;
        std::chrono::milliseconds length{0};
    };

    void hear(const QByteArray& line);
    void become(OutState state);
    void giveUp();
    void watch();

    int m_rate;
    port::ChildProgram m_child;
    port::Alarm m_patience;
    port::Alarm m_refusal;
    OutState m_state = OutState::Starting;
    std::deque<Playing> m_playing;
};

} // namespace hall::voice
