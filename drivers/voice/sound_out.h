// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/voice/pcm.h"

#include <QObject>

#include <cstdint>

namespace hall::voice {

enum class OutState { Starting, Restarting, NoDevice, Ready };

/// Where sound goes. Sounds are played whole, one behind the other without a gap.
class SoundOut : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual OutState state() const = 0;
    /// Samples a second; sounds of another rate aren't taken.
    [[nodiscard]] virtual int rate() const = 0;

    /// Behind what is under way. `id` grows. Given up at once unless Ready.
    virtual void play(std::uint64_t id, const Pcm& sound) = 0;

signals:
    void stateChanged();
    void began(quint64 id); ///< its first sample was taken
    void finished(quint64 id);
    /// Everything under way was given up: who waits for it says it again, or lets it be.
    void lost();
};

} // namespace hall::voice
