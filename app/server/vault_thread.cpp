// SPDX-License-Identifier: Apache-2.0
#include "app/server/vault_thread.h"

namespace hall::server {

VaultThread::VaultThread(std::filesystem::path dataDir)
    : m_dataDir(std::move(dataDir))
    , m_thread([this] { work(); })
{
}

VaultThread::~VaultThread()
{
    {
        const std::lock_guard lock{m_mutex};
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void VaultThread::run(Work work)
{
    {
        const std::lock_guard lock{m_mutex};
        m_waiting.push_back(std::move(work));
    }
    m_changed.notify_all();
}

void VaultThread::work()
{
    const auto open = [this] { return identity::Vault::open({.dataDir = m_dataDir, .vfs = {}}); };
    auto vault = open();
    while (true) {
        std::unique_lock lock{m_mutex};
        m_changed.wait(lock, [this] { return m_ending || !m_waiting.empty(); });
        if (m_ending) {
            return;
        }
        const Work next = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        if (!vault) {
            vault = open();
        }
        QMetaObject::invokeMethod(this, next(vault), Qt::QueuedConnection);
    }
}

} // namespace hall::server
