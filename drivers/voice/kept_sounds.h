// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "drivers/voice/pcm.h"

#include <QString>

namespace hall::voice {

/// A folder with every announcement as a WAV file, for the day when somebody says that he wasn't
/// called: `20261123-091203-front-A035.wav`, local time. The oldest go first.
class KeptSounds
{
public:
    explicit KeptSounds(QString folder);

    /// The file's path, or why it isn't there.
    [[nodiscard]] Result<QString, std::string>
    keep(Time at, const QString& zone, const QString& number, const Pcm& sound) const;

    static constexpr int filesMax = 2000; ///< some 1.2 GB
    static constexpr std::chrono::days ageMax{30};

private:
    void forget(Time now) const;

    QString m_folder;
};

} // namespace hall::voice
