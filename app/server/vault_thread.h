// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/identity/vault.h"

#include <QObject>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace hall::server {

/// What waits for the vault's disk, away from the hall: a thread with a vault of its own.
class VaultThread : public QObject
{
    Q_OBJECT

public:
    using OpenVault = Result<identity::Vault, identity::VaultError>;
    using Then = std::function<void()>;
    /// Runs on the thread; what it returns runs on the hall's.
    using Work = std::function<Then(OpenVault&)>;

    explicit VaultThread(std::filesystem::path dataDir);
    VaultThread(const VaultThread&) = delete;
    VaultThread& operator=(const VaultThread&) = delete;
    /// Finishes what it is at; the rest isn't done.
    ~VaultThread() override;

    /// In the order asked. Never waits.
    void run(Work work);

private:
    void work();

    std::filesystem::path m_dataDir;
    std::mutex m_mutex; ///< guards the next two
    std::deque<Work> m_waiting;
    bool m_ending = false;
    std::condition_variable m_changed;
    std::thread m_thread; ///< last: begins when the rest is there
};

} // namespace hall::server
