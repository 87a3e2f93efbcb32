// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/voice/pcm.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace hall::test {

/// A sound server of the test's own that plays to nowhere, in a runtime folder of its own. While
/// this lives, the processes that the test starts know no other.
class SoundServer
{
public:
    SoundServer();
    SoundServer(const SoundServer&) = delete;
    SoundServer& operator=(const SoundServer&) = delete;
    ~SoundServer();

    /// Starts it and waits until it takes clients.
    [[nodiscard]] bool start();
    /// As when it crashes.
    void kill();

    /// From now on, until `recorded`.
    [[nodiscard]] bool record();
    /// What was played since `record`.
    [[nodiscard]] Result<voice::Pcm, std::string> recorded();
    /// Bytes recorded until now.
    [[nodiscard]] qint64 recordedBytes() const;

private:
    QTemporaryDir m_folder;
    QByteArray m_runtimeBefore;
    QProcess m_server;
    std::unique_ptr<QProcess> m_recorder;
};

} // namespace hall::test
